// A design without joining that stores what the api stores: bare node:http, per request one durable INSERT of the id, which counts once, and of the signal beside its member, no scores.
import { createServer } from 'node:http';
import { Pool } from 'pg';
import type { SentSignal } from '#membership';

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
const STORE = `
  with fresh as (insert into signal_id (id) values ($1) on conflict do nothing returning id)
  insert into signal (id, member_id, name, occurred_at, value, properties)
  select fresh.id, member.id, $3, $4, $5, '{}' from fresh join member on external_id = $2 and erased_at is null`;

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('end', () => {
      if (request.method === 'GET') return void response.end();
      const { id, member, name, occurredAt, value } = JSON.parse(Buffer.concat(chunks).toString()) as SentSignal;
      pool.query(STORE, [id, member, name, occurredAt, value ?? null]).then(
        () => response.end('{}'),
        () => response.writeHead(500).end(),
      );
    });
}).listen(Number(process.env.PORT), '127.0.0.1');
