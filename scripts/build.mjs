// Builds dist/ when a source is newer than it. Node built-ins only, so that it can run before anything is installed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compile } from './compile.cjs';
import { buildConsole } from './console.cjs';
import { install } from './install.mjs';
import { buildExampleSite, buildSdk } from './sdk.cjs';
import { buildWidget } from './widget.cjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** What it is made by, beside the sources. */
const MADE_BY = [
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'swc.cjs',
  'scripts/bundle.mjs',
  'scripts/processes.json',
];
const stamp = join(root, 'dist/.built');

function newestSource() {
  const times = ['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs),
  );
  return Math.max(...times, ...MADE_BY.map((file) => statSync(join(root, file)).mtimeMs));
}

/** Installs what is missing and compiles; answers whether there was anything to do. Throws when the compiler complains. */
export function build({ force = false } = {}) {
  install();
  if (!force && existsSync(stamp) && newestSource() < statSync(stamp).mtimeMs) return false;
  console.log('Building ...');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  compile('tsconfig.build.json');
  execFileSync(process.execPath, [join(root, 'scripts/bundle.mjs')], { stdio: 'inherit' }); // needs what install() has brought
  buildConsole();
  buildWidget();
  buildSdk();
  buildExampleSite();
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, '');
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    build({ force: true });
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
