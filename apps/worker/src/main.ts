import 'reflect-metadata';
import { readConfig, SECOND, type Config } from '#platform';
import { assertReachable } from '#database';
import { assertQueueReachable } from '#jobs';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { WorkerModule } from './worker.module';

/** For what is closed after the jobs have ended. */
const CLOSING_MS = 2 * SECOND;

async function main(): Promise<void> {
  const config = readConfig();
  await assertReachable(config.env.DATABASE_URL);
  await assertQueueReachable(config);
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config), {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.enableShutdownHooks();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopInTime(config));
  process.stdout.write(`worker at work, queue on ${config.backend === 'redis' ? 'Redis' : 'PostgreSQL'}\n`);
}

/** The modules let jobs end and close; a job that outlives the deadline must not keep the process. */
function stopInTime(config: Config): void {
  process.stdout.write('worker stops: jobs at work end, no more are taken\n');
  setTimeout(() => process.exit(1), config.env.SHUTDOWN_DEADLINE_MS + CLOSING_MS).unref();
}

main().catch((error: unknown) => {
  process.stderr.write(`worker: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
