import { fastify } from 'fastify';
import { sendCsv } from './csv';

it('a table for a spreadsheet has no formula in it, whoever chose its texts', async () => {
  const app = fastify();
  const names = ['=cmd()', '+1', '-1', '@SUM(A1)', '\tx', 'plain, "quoted"'];
  app.get('/', (_request, reply) =>
    sendCsv(
      reply,
      'names',
      names.map((name) => ({ name, at: { n: -1 } })),
    ),
  );
  const { body, headers } = await app.inject('/');
  expect(headers['content-disposition']).toBe('attachment; filename="names.csv"');
  expect(body.split('\n').slice(0, -1)).toEqual([
    'name,at.n',
    "'=cmd(),-1",
    "'+1,-1",
    "'-1,-1",
    "'@SUM(A1),-1",
    "'\tx,-1",
    '"plain, ""quoted""",-1',
  ]);
  await app.close();
});
