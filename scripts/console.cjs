// Builds the console to dist/console, where api serves it from; every asset compressed once, here.
const { spawnSync } = require('node:child_process');
const { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { brotliCompressSync, gzipSync } = require('node:zlib');

const root = dirname(__dirname);
const target = join(root, 'dist/console');
const COMPRESSIBLE = /\.(js|css|svg)$/;

/** Throws when Vite complains. `ifStale`: only when a source is newer than what was built. */
exports.buildConsole = function buildConsole({ ifStale = false } = {}) {
  if (ifStale && isFresh()) return;
  const making = `${target}-${process.pid}`;
  const built = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vite/bin/vite.js'),
      ...['build', 'apps/console', '--logLevel', 'warn', '--outDir', making],
    ],
    { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } }, // whoever builds: tests too
  );
  if (built.status !== 0) throw new Error(`the console does not build: ${built.stdout}${built.stderr}`);
  for (const name of readdirSync(join(making, 'assets')).filter((file) => COMPRESSIBLE.test(file))) {
    const asset = join(making, 'assets', name);
    const content = readFileSync(asset);
    writeFileSync(`${asset}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(`${asset}.br`, brotliCompressSync(content));
  }
  putInPlace(making);
};

/** Whole at once: another test may be about to read it, or have built the same. */
function putInPlace(making) {
  const old = `${making}-old`;
  try {
    if (existsSync(target)) renameSync(target, old);
    renameSync(making, target);
  } catch (error) {
    if (!isFresh()) throw error;
    rmSync(making, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}

function isFresh() {
  const page = join(target, 'index.html');
  if (!existsSync(page)) return false;
  const sources = ['apps/console', 'libs/sdk/src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(root, folder, file)),
  );
  const newest = Math.max(
    ...[...sources, __filename, join(root, 'package-lock.json')].map((file) => statSync(file).mtimeMs),
  );
  return statSync(page).mtimeMs > newest;
}
