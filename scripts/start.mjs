// npm start: api and worker from the build, with whatever the environment gives; the rest is embedded. Ctrl-C stops all of it in order.
//   --example-site   the example site too; on the sandbox an empty service gets the demo's plans
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';

const settings = join(dirname(dirname(fileURLToPath(import.meta.url))), '.env');

async function seedIfEmpty(stack) {
  const [{ seedCatalogue }, { site }, { stripe }] = await Promise.all([
    import('./demo/catalogue.mjs'),
    import('./demo/site.mjs'),
    import('./demo/stripe.mjs'),
  ]);
  const tierlift = site(stack);
  const { data: plans } = await tierlift.call('GET', '/v1/plans');
  if (plans.length === 0) await seedCatalogue(tierlift, stripe(stack.sandboxUrl));
}

try {
  const { values: options } = parseArgs({ options: { 'example-site': { type: 'boolean', default: false } } });
  const exampleSite = options['example-site'];
  if (existsSync(settings)) process.loadEnvFile(settings); // what the environment says already wins
  build();
  const { startStack } = await import('./stack.mjs');
  const stack = await startStack({ exampleSite });
  console.log(`Tierlift is ready: ${stack.apiUrl} (docs: ${stack.apiUrl}/docs), queue on ${stack.backend}`);
  if (!process.env.API_KEY) console.log('API key: see apiKey in .tierlift/secrets.json');
  if (exampleSite) {
    if (stack.sandboxUrl) await seedIfEmpty(stack);
    console.log(`Example site: ${await stack.startExampleSite()}`);
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((name) => new Promise((resolve) => process.once(name, resolve)));
  const failure = await Promise.race([...signals, stack.failed.catch((error) => error)]);
  await stack.stop();
  if (failure instanceof Error) throw failure;
  process.exit(0);
} catch (error) {
  if (!error.told) console.error(error.message);
  process.exit(1);
}
