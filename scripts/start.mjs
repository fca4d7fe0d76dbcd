// npm start: api and worker from the build, with whatever the environment gives; the rest is embedded. Ctrl-C stops all of it in order.
import { build } from './build.mjs';

try {
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
  console.error(error.message);
  process.exit(1);
}
