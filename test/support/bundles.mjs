// What tests load is bundled once, into a file or two instead of 2,700: processes of the service start in half the time, and so does
// each suite, for which Jest loads every module anew. Only loading changes: sources go through the compiler that they always do (swc.cjs).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';
import { rolldown } from 'rolldown';

const require = createRequire(import.meta.url);
const { libs } = require('../../scripts/libs.cjs');
const { packages } = require('./bundled-packages.cjs');
const swc = require('../../swc.cjs');

const root = fileURLToPath(new URL('../..', import.meta.url));
/** By what `bundled` (service-process.ts) calls them; four folders deep, as api's sources are: it looks for what is built from there. */
const PROCESSES = {
  'apps/api/main': 'apps/api/src/main.ts',
  'apps/worker/main': 'apps/worker/src/main.ts',
  'apps/worker/migrate': 'apps/worker/src/migrate.ts',
  'apps/worker/doctor': 'apps/worker/src/doctor.ts',
  'test/support/wave-worker': 'test/support/wave-worker.ts',
  'node_modules/typeorm/index': 'typeorm', // @nestjs/typeorm asks for it while it runs, and must find the same one
};

/** Makes those bundles that are older than what they are made of. */
export async function bundle() {
  await write('processes', PROCESSES, ['apps', 'libs', 'test/support'], {
    resolve: {
      alias: Object.fromEntries(libs.map((lib) => [`#${lib}`, path.join(root, 'libs', lib, 'src/index.ts')])),
    },
    plugins: [compile],
    banner: (chunk) =>
      chunk.isEntry ? `require(${JSON.stringify(path.join(root, 'test/support/kept-code.cjs'))});` : '',
    after: keepCode,
  });
  const entries = Object.fromEntries(packages.map((name) => [name.replace(/\.js$/, ''), `package:${name}`]));
  await write('packages', entries, [], { plugins: [asRequired, sameTypeorm] });
}

const compile = {
  name: 'swc',
  transform: {
    filter: { id: /\.ts$/ },
    handler: (code, filename) => transform(code, { ...swc.ts(), filename, sourceMaps: false }),
  },
};

/** Each package as `require` finds it, which is how Jest asks for it. */
const asRequired = {
  name: 'as-required',
  resolveId: { filter: { id: /^package:/ }, handler: (id) => id },
  load: {
    filter: { id: /^package:/ },
    handler: (id) => ({ code: `module.exports = require('${id.replace('package:', '')}');`, moduleType: 'js' }),
  },
};

/** @nestjs/typeorm asks for it while it runs, by a `require` of its own making. */
const sameTypeorm = {
  name: 'same-typeorm',
  transform: {
    filter: { id: /@nestjs\/typeorm\/dist\/common\/typeorm-compat/ },
    handler: (code) => code.replace(/^.*createRequire\(import.*$/m, ''),
  },
};

/** Each process says that it lacks its settings, and ends: by then it has compiled what every start of it needs. */
function keepCode(dir) {
  const ends = Object.keys(PROCESSES).map((name) =>
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

async function write(name, input, folders, { banner, after, ...options }) {
  const dir = path.join(root, '.tierlift', name);
  if (isUpToDate(path.join(dir, '.begun'), folders)) return;
  const making = `${dir}-${process.pid}`; // whole at once: another run may be reading
  mkdirSync(making, { recursive: true });
  writeFileSync(path.join(making, '.begun'), '');
  const made = await rolldown({
    cwd: root,
    input,
    platform: 'node',
    tsconfig: false,
    treeshake: false,
    external: [/^@node-rs\//, /^@opentelemetry\//],
    logLevel: 'silent',
    ...options,
  });
  await made.write({ dir: making, format: 'cjs', banner });
  await made.close();
  await after?.(making);
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
  const own = ['package-lock.json', 'swc.cjs'].concat(
    ['bundles.mjs', 'bundled-packages.cjs', 'kept-code.cjs'].map((file) => `test/support/${file}`),
  );
  return [...sources, ...own.map((file) => path.join(root, file))].every((file) => statSync(file).mtimeMs < stamped);
}
