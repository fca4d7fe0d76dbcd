// npm run faults -- [--minutes N] [--seed S]: kills, cuts, floods and starves a service at work, again and again, and looks after each
// fault whether every invariant holds. Prints how long each recovery took. The seed chooses faults and moments.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { install } from './install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string', default: String(Date.now() % 1e6) } },
});
install();
console.log(`faults for ${values.minutes} minutes on each queue, seed ${values.seed}`);
const tests = ['test/faults/under-load', 'test/faults/any-commands'];
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/jest/bin/jest.js'), '--runInBand', ...tests], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    FAULTS_MINUTES: values.minutes,
    FAULTS_SEED: values.seed,
    FAULTS_RUNS: String(10 * values.minutes),
  },
});
process.exit(status ?? 1);
