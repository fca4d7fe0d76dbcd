import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const REGISTER = join(ROOT, 'scripts/register.cjs');

describe('the sandbox as a process', () => {
  let child: ChildProcess | undefined;
  afterEach(() => child?.kill('SIGKILL'));

  const start = (env: Record<string, string>) => {
    child = spawn(process.execPath, ['-r', REGISTER, join(__dirname, 'main.ts')], {
      env: { PATH: process.env.PATH, STRIPE_SANDBOX_PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { out: '', err: '' };
    child.stdout?.on('data', (data) => (said.out += String(data)));
    child.stderr?.on('data', (data) => (said.err += String(data)));
    return { child, said };
  };

  it('says in one line where it listens, and stops cleanly when it is told to', async () => {
    const { child: running, said } = start({ STRIPE_SANDBOX_NOW: '2026-03-01T00:00:00Z' });
    if (running.stdout) await once(running.stdout, 'data');
    const [, url] = /^stripe-sandbox listening on (\S+)\n$/.exec(said.out) ?? [];
    const clock = await (await fetch(`${url}/_sandbox/clock`)).json();
    expect(clock).toEqual({ now: '2026-03-01T00:00:00.000Z', frozen: true });
    running.kill('SIGTERM');
    expect((await once(running, 'exit'))[0]).toBe(0);
  });

  it.each([
    ['a port that is no number', { STRIPE_SANDBOX_PORT: 'many' }, 'STRIPE_SANDBOX_PORT'],
    ['a webhook without its secret', { STRIPE_SANDBOX_WEBHOOK_URL: 'http://127.0.0.1:9/' }, 'SECRET'],
    ['a time that is none', { STRIPE_SANDBOX_NOW: 'tomorrow' }, 'STRIPE_SANDBOX_NOW'],
  ])('ends with one line about %s', async (_name, env, expected) => {
    const { child: running, said } = start(env);
    expect((await once(running, 'close'))[0]).toBe(1);
    expect(said.err.trimEnd().split('\n')).toEqual([expect.stringContaining(expected)]);
  });

  it('ends with one line about a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { child: running, said } = start({ STRIPE_SANDBOX_PORT: String((other.address() as AddressInfo).port) });
    expect((await once(running, 'close'))[0]).toBe(1);
    expect(said.err.trimEnd().split('\n')).toEqual([expect.stringContaining('port is in use')]);
    other.close();
  });
});
