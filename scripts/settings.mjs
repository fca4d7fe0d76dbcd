// The settings of a service as somebody beside it sees them: of the environment, of .env, of the `npm start` that runs on this machine, in this order.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** What `npm start` says of itself while it runs. */
export const RUNNING = join(root, '.tierlift/running.json');

/** null: no database is named, and no service runs here. Empty values count as absent, as everywhere: a copy of .env.example has many. */
export function settingsBeside() {
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  if (given.DATABASE_URL) return given;
  return existsSync(RUNNING) ? { ...JSON.parse(readFileSync(RUNNING, 'utf8')), ...given } : null;
}
