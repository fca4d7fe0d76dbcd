// The ceiling of a synchronous decision: bare Fastify and one indexed read.
import { fastify } from 'fastify';
import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const server = fastify();

server.get('/health/ready', () => ({}));
server.post<{ Body: { member: string } }>('/v1/decisions', async ({ body }) => {
  const { rows } = await pool.query('select * from member where external_id = $1', [body.member]);
  return rows[0] as object;
});
void server.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
