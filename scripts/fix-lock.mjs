// Completes package-lock.json with the platform packages that the registry of the
// machine that made it would not serve (404 on an optional dependency is silently
// dropped by npm and `npm ci` then fails with "Missing: X@ from lock file").
// Usage: node scripts/fix-lock.mjs [--check]
import { readFileSync, writeFileSync } from 'node:fs';
const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const pk = lock.packages;
const OS = {
  darwin: 'darwin',
  linux: 'linux',
  linuxmusl: 'linux',
  win32: 'win32',
  windows: 'win32',
  freebsd: 'freebsd',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
  sunos: 'sunos',
  android: 'android',
  aix: 'aix',
  openharmony: 'openharmony',
};
const CPU = {
  x64: 'x64',
  arm64: 'arm64',
  arm: 'arm',
  ia32: 'ia32',
  ppc64: 'ppc64',
  s390x: 's390x',
  riscv64: 'riscv64',
  loong64: 'loong64',
  mips64el: 'mips64el',
  wasm32: 'wasm32',
};
function resolve(from, name) {
  for (let base = from; ;) {
    const p = `${base ? base + '/' : ''}node_modules/${name}`;
    if (pk[p]) return p;
    if (!base) return null;
    const i = base.lastIndexOf('/node_modules/');
    base = i >= 0 ? base.slice(0, i) : '';
  }
}
const added = [];
for (const [path, p] of Object.entries({ ...pk })) {
  for (const [name, spec] of Object.entries(p.optionalDependencies ?? {})) {
    if (resolve(path, name)) continue;
    const sib = Object.keys(p.optionalDependencies)
      .map((n) => resolve(path, n))
      .filter(Boolean)
      .map((x) => pk[x].version)[0];
    const version = /^\d+\.\d+\.\d+[\w.+-]*$/.test(spec) ? spec : (sib ?? spec.replace(/^[\^~]/, ''));
    const tok = name.split('/').pop().split(/[-_.]/);
    const e = { version, optional: true };
    const cpu = [...new Set(tok.map((t) => (t.startsWith('arm') && t !== 'arm64' ? 'arm' : CPU[t])).filter(Boolean))];
    const os = [...new Set(tok.map((t) => OS[t]).filter(Boolean))];
    if (cpu.length) e.cpu = cpu;
    if (p.dev) e.dev = true;
    if (os.length) e.os = os;
    if (tok.some((t) => /musl/.test(t))) e.libc = ['musl'];
    else if (os[0] === 'linux' && tok.some((t) => /^gnu/.test(t))) e.libc = ['glibc'];
    if (!cpu.length && !os.length) {
      console.error('cannot tell the platform of', name, spec, '(wanted by', path + ')');
      continue;
    }
    const at = `node_modules/${name}`;
    pk[at] = e;
    added.push(`${name}@${version}`);
  }
}
if (process.argv.includes('--check')) {
  if (added.length) {
    console.error(`package-lock.json lacks ${added.length} platform packages; run: node scripts/fix-lock.mjs`);
    process.exit(1);
  }
} else if (added.length) {
  lock.packages = Object.fromEntries(Object.entries(pk).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  writeFileSync(file, JSON.stringify(lock, null, 2) + '\n');
}
console.log(`fix-lock: ${added.length} entries ${process.argv.includes('--check') ? 'missing' : 'added'}`);
