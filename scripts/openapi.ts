// Writes docs/openapi.json without a database: Nest's preview mode makes no provider. --check: fails when it is not up to date.
import 'reflect-metadata';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Config, environmentSchema } from '#platform';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../apps/api/src/app.module';
import { openApi } from '../apps/api/src/open-api';

const FILE = 'docs/openapi.json';

async function main(): Promise<void> {
  const env = environmentSchema.parse({
    DATABASE_URL: 'postgres://localhost/none',
    STRIPE_SECRET_KEY: 'sk_test_none',
    STRIPE_WEBHOOK_SECRET: 'whsec_none',
  });
  const module = AppModule.forRoot(new Config(env));
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  const document = `${JSON.stringify(openApi(app), null, 2)}\n`;
  if (!process.argv.includes('--check')) writeFileSync(FILE, document);
  else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== document) {
    throw new Error(`${FILE} is not what the code says; run npm run openapi`);
  }
  process.exit(0);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
