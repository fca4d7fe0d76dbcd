import 'reflect-metadata';
import { endOnSignal, readConfig, startTracing } from '#platform';
import { assertMigrated, assertReachable } from '#database';
import { assertQueueReachable } from '#jobs';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { WorkerModule } from './worker.module';

async function main(): Promise<void> {
  const config = readConfig();
  const stopTracing = await startTracing('tierlift-worker', config);
  await assertReachable(config.env.DATABASE_URL);
  await assertMigrated(config.env.DATABASE_URL);
  await assertQueueReachable(config);
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config), {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  endOnSignal('worker', config, { close: () => app.close().then(stopTracing) });
  process.stdout.write(`worker at work, queue on ${config.backend === 'redis' ? 'Redis' : 'PostgreSQL'}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`worker: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
