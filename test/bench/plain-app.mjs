// The ceiling of a start: the same libraries with nothing in them. One route whose body zod checks, one table, one queue on PostgreSQL.
import 'reflect-metadata';
import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { createPostgresBackend, Queue, setDefaultBackendFactory } from 'bullmq';
import { Pool } from 'pg';
import { EntitySchema } from 'typeorm';
import { z } from 'zod';

const sent = z.strictObject({ id: z.string() });
const routes = {
  ready: [Get('health/ready'), () => ({})],
  take: [Post('plain'), (body) => sent.parse(body)],
};

class PlainController {}
for (const [name, [route, handle]] of Object.entries(routes)) {
  const method = { value: handle, writable: true, configurable: true };
  Object.defineProperty(PlainController.prototype, name, method);
  route(PlainController.prototype, name, method);
}
Body()(PlainController.prototype, 'take', 0);
Controller()(PlainController);

class PlainModule {}
Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'postgres',
      url: process.env.DATABASE_URL,
      entities: [new EntitySchema({ name: 'plain', columns: { id: { type: 'text', primary: true } } })],
    }),
  ],
  controllers: [PlainController],
})(PlainModule);

const pool = new Pool({ connectionString: process.env.DATABASE_URL, options: '-c search_path=bullmq' });
setDefaultBackendFactory(createPostgresBackend);
const queue = new Queue('plain', { connection: pool });
const app = await NestFactory.create(PlainModule, new FastifyAdapter(), { logger: false });
await queue.waitUntilReady();
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
