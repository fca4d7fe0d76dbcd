import 'reflect-metadata';
import { endOnSignal, Metrics, readConfig, startTracing } from '#platform';
import { assertMigrated, assertReachable } from '#database';
import { Readiness } from '#operation';
import { SetUpOperator } from '#access';
import { createApi } from './app';

async function main(): Promise<void> {
  const config = readConfig();
  const stopTracing = await startTracing('tierlift-api', config);
  await assertReachable(config.env.DATABASE_URL);
  await assertMigrated(config.env.DATABASE_URL);
  const app = await createApi(config);
  app.get(Metrics).watchProcess();
  await app.listen({ port: config.env.PORT, host: config.env.HOST });
  endOnSignal('api', config, {
    drain: () => app.get(Readiness).drain(),
    close: () => app.close().then(stopTracing),
  });
  process.stdout.write(`api listening on ${config.publicUrl}\n`);
  const link = config.env.TEST_CLOCK ? null : await app.get(SetUpOperator).firstLink();
  if (link) process.stdout.write(`no operator yet; become the first one within an hour: ${link}\n`);
}

main().catch((error: unknown) => {
  const { code, message } = error as { code?: string; message?: string };
  process.stderr.write(
    `api: ${code === 'EADDRINUSE' ? 'the port is in use; set PORT to a free one' : (message ?? String(error))}\n`,
  );
  process.exit(1);
});
