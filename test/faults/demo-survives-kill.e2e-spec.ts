import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(__dirname, '../..');
const TEN_MINUTES = 600_000;

/** Runs the demo and hands each line of its output to `onLine`; answers the exit code and all that was printed. */
function demo(
  args: readonly string[],
  onLine: (line: string) => void,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [join(root, 'scripts/demo.mjs'), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      printed.push(line);
      onLine(line);
    });
  }
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output: printed.join('\n') })));
}

it(
  'a worker that is killed in the middle of the demo is started again, and the report is consistent',
  async () => {
    let killed = 0;
    const { code, output } = await demo(['--members', '40', '--days', '8'], (line) => {
      const pid = Number(/worker pid (\d+)/.exec(line)?.[1]);
      const day = Number(/day (\d+)/i.exec(line)?.[1]);
      if (pid) current = pid;
      if (current && day >= 3 + 2 * killed && killed < 2) {
        killed++;
        process.kill(current, 'SIGKILL');
      }
    });
    expect({ killed, code, output: code === 0 ? '' : output }).toEqual({ killed: 2, code: 0, output: '' });
    expect(output).toMatch(/was killed \(SIGKILL\), starting it again/);
  },
  TEN_MINUTES,
);

let current = 0;
