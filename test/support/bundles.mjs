// What tests load is bundled once, into a file or two instead of 2,700: processes of the service start in half the time, and so does
// each suite, for which Jest loads every module anew. Only loading changes: sources go through the compiler that they always do (swc.cjs).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle as write, bundleProcesses } from '../../scripts/bundle.mjs';

const require = createRequire(import.meta.url);
const processes = require('../../scripts/processes.json');
const { packages } = require('./bundled-packages.cjs');

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Makes those bundles that are older than what they are made of. */
export async function bundle() {
  await make('processes', ['apps', 'libs', 'test/support'], async (dir) => {
    const started = { ...processes, 'wave-worker': 'test/support/wave-worker.ts' };
    await bundleProcesses(dir, started, {
      banner: (chunk) =>
        chunk.isEntry ? `require(${JSON.stringify(path.join(root, 'test/support/kept-code.cjs'))});` : '',
    });
    await keepCode(dir, Object.keys(started));
  });
  await make('packages', [], (dir) =>
    write(dir, Object.fromEntries(packages.map((name) => [name.replace(/\.js$/, ''), `package:${name}`])), {
      plugins: [asRequired],
    }),
  );
}

/** Each package as `require` finds it, which is how Jest asks for it. */
const asRequired = {
  name: 'as-required',
  resolveId: { filter: { id: /^package:/ }, handler: (id) => id },
  load: {
    filter: { id: /^package:/ },
    handler: (id) => ({ code: `module.exports = require('${id.replace('package:', '')}');`, moduleType: 'js' }),
  },
};

/** Each process says that it lacks its settings, and ends: by then it has compiled what every start of it needs. */
function keepCode(dir, names) {
  const ends = names.map((name) =>
    once(
      spawn(process.execPath, [path.join(dir, `${name}.js`)], {
        cwd: dir,
        env: { KEEP_CODE: 'true' },
        stdio: 'ignore',
      }),
      'exit',
    ),
  );
  return Promise.all(ends);
}

async function make(name, folders, write) {
  const dir = path.join(root, '.tierlift', name);
  if (isUpToDate(path.join(dir, '.begun'), folders)) return;
  const making = `${dir}-${process.pid}`; // whole at once: another run may be reading
  mkdirSync(making, { recursive: true });
  writeFileSync(path.join(making, '.begun'), '');
  await write(making);
  rmSync(dir, { recursive: true, force: true });
  renameSync(making, dir);
}

/** Whether what was begun at `stamp` was begun after the last change of what it is made of. */
function isUpToDate(stamp, folders) {
  const stamped = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  const own = ['package-lock.json', 'swc.cjs', 'scripts/bundle.mjs', 'scripts/processes.json'].concat(
    ['bundles.mjs', 'bundled-packages.cjs', 'kept-code.cjs'].map((file) => `test/support/${file}`),
  );
  return [...sources, ...own.map((file) => path.join(root, file))].every((file) => statSync(file).mtimeMs < stamped);
}
