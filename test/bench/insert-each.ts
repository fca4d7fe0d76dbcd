// The ceiling of a design without joining: bare node:http, one durable INSERT per request, no scores.
import { createServer } from 'node:http';
import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 20 });

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('end', () => {
      if (request.method === 'GET') return void response.end();
      const body = Buffer.concat(chunks).toString();
      const { id } = JSON.parse(body) as { id: string };
      pool.query('insert into plain (id, body) values ($1, $2)', [id, body]).then(
        () => response.end('{}'),
        () => response.writeHead(500).end(),
      );
    });
}).listen(Number(process.env.PORT), '127.0.0.1');
