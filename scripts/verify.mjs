// npm run verify -- [--json]: looks whether every invariant of docs/invariants.md holds in a live database, and at Stripe if it answers.
// DATABASE_URL and STRIPE_* name them; without them it is the service of `npm start` on this machine. Exit code 1: one is broken.
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from './install.mjs';
import { settingsBeside } from './settings.mjs';

/** Nobody answers there: our own rows are looked at alone. */
const NO_STRIPE = {
  STRIPE_SECRET_KEY: 'sk_test_none',
  STRIPE_WEBHOOK_SECRET: 'whsec_none',
  STRIPE_API_BASE: 'http://127.0.0.1:9',
};
const settings = settingsBeside();
if (!settings) {
  console.error('verify: no service runs here; start it with npm start, or set DATABASE_URL and STRIPE_SECRET_KEY');
  process.exit(2);
}
install();
const { status } = spawnSync(
  process.execPath,
  ['-r', './scripts/register.cjs', 'apps/worker/src/verify.ts', ...process.argv.slice(2)],
  {
    cwd: dirname(dirname(fileURLToPath(import.meta.url))),
    stdio: 'inherit',
    env: settings.STRIPE_SECRET_KEY ? settings : { ...settings, ...NO_STRIPE },
  },
);
process.exit(status ?? 2);
