import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(__dirname, '../..');

/** A real worker in a process of its own. */
export class WorkerProcess {
  private readonly lines: string[] = [];
  private readonly heard: (() => void)[] = [];
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (line) => this.hear(line));
    }
    this.exited = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
    void this.exited.then(() => this.hear('(exited)'));
  }

  /** Resolves when it is at work. */
  static async start(env: Readonly<Record<string, string>>): Promise<WorkerProcess> {
    const main = ['-r', './scripts/register.cjs', 'apps/worker/src/main.ts'];
    const { PATH = '' } = process.env;
    const started = new WorkerProcess(
      spawn(process.execPath, main, { cwd: root, env: { PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe'] }),
    );
    await started.says('worker at work');
    return started;
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Waits for a line that contains the text; throws with all that was said when the process ends without it. */
  async says(text: string): Promise<void> {
    while (!this.lines.some((line) => line.includes(text))) {
      if (this.lines.includes('(exited)'))
        throw new Error(`the worker never said "${text}":\n${this.lines.join('\n')}`);
      await new Promise<void>((resolve) => this.heard.push(resolve));
    }
  }

  private hear(line: string): void {
    this.lines.push(line);
    for (const resolve of this.heard.splice(0)) resolve();
  }
}
