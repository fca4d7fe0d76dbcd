// npm run stripe:sync -- [--dry-run]: makes the plans of a running service and Stripe's prices agree, by lookup key.
// TIERLIFT_URL and API_KEY name the service; without them the one of `npm start` on this machine.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));

function ownKey() {
  const secrets = join(root, '.tierlift/secrets.json');
  if (!existsSync(secrets)) throw new Error('set API_KEY to a key with the scope manage');
  return JSON.parse(readFileSync(secrets, 'utf8')).apiKey;
}

try {
  const url = process.env.TIERLIFT_URL ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`;
  const reply = await fetch(`${url}/v1/plans/sync`, {
    method: 'POST',
    headers: { authorization: `Bearer ${process.env.API_KEY ?? ownKey()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ dryRun: values['dry-run'] }),
  }).catch(() => {
    throw new Error(`no service answers at ${url}: start it with npm start, or set TIERLIFT_URL`);
  });
  const answer = await reply.json();
  if (!reply.ok) throw new Error(`${answer.code}: ${answer.detail}`);
  console.table(answer.steps);
  if (answer.steps.some(({ state }) => state === 'differs' || state === 'archived')) {
    throw new Error('a price never changes in Stripe: give the plan a price with a new lookup key');
  }
} catch (error) {
  console.error(`stripe:sync: ${error.message}`);
  process.exitCode = 1;
}
