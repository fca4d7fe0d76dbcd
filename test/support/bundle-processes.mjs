// Bundles what tests start as processes of their own, each with its packages in a file or two: read as 2,700 files, a service takes
// twice as long to start. The sources go through the same compiler as everywhere else (swc.cjs).
import { createRequire } from 'node:module';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';
import { rolldown } from 'rolldown';

const require = createRequire(import.meta.url);
const { libs } = require('../../scripts/libs.cjs');
const swc = require('../../swc.cjs');

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = path.join(root, '.tierlift/processes');
const stamp = path.join(folder, '.bundled');
/** By what `bundled` (service-process.ts) calls them; as deep in the tree as the sources are, since api looks for what is built from there. */
const ENTRIES = {
  'apps/api/main': 'apps/api/src/main.ts',
  'apps/worker/main': 'apps/worker/src/main.ts',
  'apps/worker/migrate': 'apps/worker/src/migrate.ts',
  'apps/worker/doctor': 'apps/worker/src/doctor.ts',
  'test/support/wave-worker': 'test/support/wave-worker.ts',
  'node_modules/typeorm/index': 'typeorm', // @nestjs/typeorm asks for it while it runs, and must find the same one
};

export async function bundleProcesses() {
  if (isFresh()) return;
  rmSync(folder, { recursive: true, force: true });
  const bundle = await rolldown({
    cwd: root,
    input: ENTRIES,
    platform: 'node',
    tsconfig: false,
    resolve: {
      alias: Object.fromEntries(libs.map((lib) => [`#${lib}`, path.join(root, 'libs', lib, 'src/index.ts')])),
    },
    plugins: [
      {
        name: 'swc',
        transform: {
          filter: { id: /\.ts$/ },
          handler: (code, filename) => transform(code, { ...swc.ts(), filename, sourceMaps: false }),
        },
      },
    ],
    external: [/^@node-rs\//, /^@opentelemetry\//],
    logLevel: 'silent',
  });
  await bundle.write({ dir: folder, format: 'cjs' });
  await bundle.close();
  writeFileSync(stamp, '');
}

function isFresh() {
  const stamped = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const changed = ({ parentPath, name }) => statSync(path.join(parentPath, name)).mtimeMs > stamped;
  const sources = ['apps', 'libs', 'test/support'].flatMap((top) =>
    readdirSync(path.join(root, top), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()),
  );
  return ![...sources, { parentPath: root, name: 'package-lock.json' }, { parentPath: root, name: 'swc.cjs' }].some(
    changed,
  );
}
