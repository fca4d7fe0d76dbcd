import 'reflect-metadata';
import { readConfig } from '#platform';
import { createApi } from './app';

async function main(): Promise<void> {
  const config = readConfig();
  const app = await createApi(config);
  await app.listen({ port: config.env.PORT, host: config.env.HOST });
  process.stdout.write(`api listening on ${config.publicUrl}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`api: ${explain(error)}\n`);
  process.exit(1);
});

function explain(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'EADDRINUSE') return 'the port is in use; set PORT to a free one';
  if (code && ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', '28P01', '3D000'].includes(code))
    return `DATABASE_URL does not answer (${code})`;
  return message ?? String(error);
}
