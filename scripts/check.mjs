// npm run check: everything that must hold before a commit lands, the same here and in CI. Two at a time, told apart by name.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from './install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (path) => join('node_modules', path);

// one checker: more of them do part of the work twice, and the other lane has use for the processor
const types = (project, name) => [
  bin('typescript-7/bin/tsc'),
  ...['--noEmit', '--checkers', '1', '--incremental', '--tsBuildInfoFile', `node_modules/.cache/${name}.tsbuildinfo`],
  ...['-p', project],
];

/** The longest come first. */
const CHECKS = [
  ['lint', bin('oxlint/bin/oxlint'), '--disable-nested-config'],
  ['format', bin('prettier/bin/prettier.cjs'), '--check', '.', '--log-level', 'warn', '--cache'],
  ['types of the console', ...types('apps/console/tsconfig.json', 'console')],
  ['types', ...types('tsconfig.json', 'check')],
  ['types of the widget', ...types('apps/widget/tsconfig.json', 'widget')],
  ['types of the SDK', ...types('libs/sdk/tsconfig.json', 'sdk')],
  ['migrations', 'scripts/db.mjs', 'check'],
  [
    'import line',
    bin('dependency-cruiser/bin/dependency-cruise.mjs'),
    'apps',
    'libs',
    'test',
    '--config',
    '.dependency-cruiser.cjs',
  ],
  ['dead code', bin('knip/bin/knip.js')],
  ['compose file', bin('dclint/bin/dclint.cjs'), '--max-warnings', '0', 'docker-compose.yml'],
  ['manifests of Kubernetes', 'scripts/lint-kubernetes.mjs'],
  ['secrets', bin('secretlint/bin/secretlint.js'), '**/*'],
  ['lock file', 'scripts/fix-lock.mjs', '--check'],
  ['openapi', '-r', './scripts/register.cjs', 'scripts/openapi.ts', '--check'],
  ['openapi lint', 'scripts/lint-openapi.mjs'],
  ['SDK as openapi says', 'scripts/sdk-types.mjs', '--check'],
];

function run([name, ...command]) {
  const since = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    child.once('close', (code) => {
      const seconds = ((performance.now() - since) / 1000).toFixed(1).padStart(5);
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${seconds} s  ${name}`);
      if (code !== 0) console.log(output.trimEnd());
      resolve(code === 0);
    });
  });
}

install();
const waiting = [...CHECKS];
const results = [];
const lane = async () => {
  for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await run(next));
};
await Promise.all([lane(), lane()]);
const failed = results.filter((ok) => !ok).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
