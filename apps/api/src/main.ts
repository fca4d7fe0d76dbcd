import 'reflect-metadata';
import { readConfig } from '#platform';
import { assertReachable } from '#database';
import { SetUpOperator } from '#access';
import { createApi } from './app';

async function main(): Promise<void> {
  const config = readConfig();
  await assertReachable(config.env.DATABASE_URL);
  const app = await createApi(config);
  await app.listen({ port: config.env.PORT, host: config.env.HOST });
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
