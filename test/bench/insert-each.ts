// The ceilings of a design without joining: bare node:http, one durable INSERT per request, no scores.
import { createServer } from 'node:http';
import { Pool } from 'pg';
import type { SentSignal } from '#membership';

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
const INTO_PLAIN = 'insert into plain (id, body) values ($1, $2)';
/** What the api stores: the id, which counts once, and the signal beside its member. */
const AS_THE_API = `
  with fresh as (insert into signal_id (id) values ($1) on conflict do nothing returning id)
  insert into signal (id, member_id, name, occurred_at, value, properties)
  select fresh.id, member.id, $3, $4, $5, '{}' from fresh join member on external_id = $2 and erased_at is null`;

const store = (body: string) => {
  const { id, member, name, occurredAt, value } = JSON.parse(body) as SentSignal;
  return process.env.AS_THE_API
    ? pool.query(AS_THE_API, [id, member, name, occurredAt, value ?? null])
    : pool.query(INTO_PLAIN, [id, body]);
};

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('end', () => {
      if (request.method === 'GET') return void response.end();
      store(Buffer.concat(chunks).toString()).then(
        () => response.end('{}'),
        () => response.writeHead(500).end(),
      );
    });
}).listen(Number(process.env.PORT), '127.0.0.1');
