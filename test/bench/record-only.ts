// The ceiling of the statement that stores and scores signals: bare node:http before it, joined as the api joins it, nothing checked.
import 'reflect-metadata';
import { createServer } from 'node:http';
import { Coalescer } from '#platform';
import { Database, dataSourceOptions } from '#database';
import { EngagementStore, type Recorded, type SentSignal } from '#membership';

const DAY = 86_400_000;
const LIMITS = { maxItems: 1000, enough: 100, maxFlushes: 2, maxWaiting: 50_000 };
const database = new Database(dataSourceOptions(process.env.DATABASE_URL ?? '', 20));
const store = new EngagementStore(database);
const bound = { weights: { positive: 1, need: 1.6 }, bound: 3.5 };
const record = (signals: readonly SentSignal[]) => {
  const now = new Date();
  return store.record(signals, { ...bound, since: new Date(now.getTime() - DAY), now });
};
const joined = new Coalescer<SentSignal, Recorded>(record, () => false, LIMITS);

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('end', () => {
      if (request.method === 'GET') return void response.end();
      const signal = JSON.parse(Buffer.concat(chunks).toString()) as SentSignal;
      joined.add([signal])?.then(
        () => response.end('{}'),
        () => response.writeHead(500).end(),
      );
    });
});
void database.initialize().then(() => server.listen(Number(process.env.PORT), '127.0.0.1'));
