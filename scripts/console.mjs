// Builds the console to dist/console, where api serves it from.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Throws when Vite complains. */
export function buildConsole() {
  const built = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', 'apps/console', '--logLevel', 'warn'],
    { cwd: root, encoding: 'utf8' },
  );
  if (built.status !== 0) throw new Error(`the console does not build: ${built.stdout}${built.stderr}`);
}
