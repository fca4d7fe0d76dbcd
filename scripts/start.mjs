// npm start: api and worker from the build, with whatever the environment gives; the rest is embedded. Ctrl-C stops all of it in order.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const settings = join(dirname(dirname(fileURLToPath(import.meta.url))), '.env');

try {
  if (existsSync(settings)) process.loadEnvFile(settings); // what the environment says already wins
  build();
  const { startStack } = await import('./stack.mjs');
  const stack = await startStack();
  console.log(`Tierlift is ready: ${stack.apiUrl} (docs: ${stack.apiUrl}/docs), queue on ${stack.backend}`);
  if (!process.env.API_KEY) console.log('API key: see apiKey in .tierlift/secrets.json');
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((name) => new Promise((resolve) => process.once(name, resolve)));
  const failure = await Promise.race([...signals, stack.failed.catch((error) => error)]);
  await stack.stop();
  if (failure instanceof Error) throw failure;
  process.exit(0);
} catch (error) {
  if (!error.told) console.error(error.message);
  process.exit(1);
}
