// A throw-away Redis for tests, if the machine has one (Debian: apt-get install redis-server). No npm package ships a binary.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort, stopWithParent } from './pg.mjs';

/** @param {{ port?: number }} options of a Redis that was here before */
export async function startRedis({ port: given } = {}) {
  const bin = [process.env.REDIS_SERVER, 'redis-server', 'valkey-server']
    .filter(Boolean)
    .find((b) => spawnSync(b, ['--version']).status === 0);
  if (!bin) return null;
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'test-redis-'));
  const port = given ?? (await freePort());
  const child = spawn(
    bin,
    [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      dir,
      '--maxmemory-policy',
      'noeviction',
    ],
    { detached: true, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  await new Promise((res, rej) => {
    child.once('error', rej).once('exit', (c) => rej(new Error(`${bin} exited ${c}`)));
    let out = '';
    child.stdout.on('data', (d) => {
      out += d;
      if (/Ready to accept connections/.test(out)) res();
    });
  });
  child.removeAllListeners('exit');
  child.stdout.destroy();
  child.unref();
  stopWithParent(child.pid, 'TERM');
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    pid: child.pid,
    stop: () =>
      new Promise((res) => {
        child.once('exit', () => {
          fs.rmSync(dir, { recursive: true, force: true });
          res();
        });
        child.ref();
        child.kill('SIGTERM');
      }),
  };
}
