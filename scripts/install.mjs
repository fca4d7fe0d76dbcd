// Makes node_modules agree with package-lock.json; does nothing (some 20 ms) when it already does. Node built-ins only.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const read = (f) => JSON.parse(readFileSync(join(root, f), 'utf8')).packages;

export function stale() {
  let installed;
  try {
    installed = read('node_modules/.package-lock.json'); // npm writes it last: an interrupted install has none
  } catch {
    return 'node_modules is missing or incomplete';
  }
  for (const [path, p] of Object.entries(read('package-lock.json'))) {
    if (!path || p.optional || p.link) continue; // optional: may belong to another platform
    if (installed[path]?.version !== p.version)
      return `${path} is ${installed[path]?.version ?? 'missing'}, wanted ${p.version}`;
  }
  return null;
}
export function install() {
  const why = stale();
  if (!why) return false;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Error(`Node ${process.versions.node} is too old: 20.19 or newer is needed`);
  console.log(`Installing dependencies (${why}) ...`);
  const t = Date.now();
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const r = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (r.status !== 0) throw new Error(`npm ci failed (${r.status ?? r.error})`);
  console.log(`Installed in ${((Date.now() - t) / 1000).toFixed(0)} s`);
  return true;
}
if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    install();
  } catch (e) {
    console.error(e.message);
    process.exit(1);
  }
}
