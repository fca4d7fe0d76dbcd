import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(__dirname, '../..');

/** A bundle that the set-up has made (bundles.mjs), by its name there. */
export const bundled = (name: string): string => join(root, '.tierlift/processes', `${name}.js`);

const READY = { api: 'api listening', worker: 'worker at work' } as const;

/** A real api or worker in a process of its own. */
export class ServiceProcess {
  private readonly lines: string[] = [];
  private readonly heard: (() => void)[] = [];
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;

  private constructor(
    private readonly name: keyof typeof READY,
    private readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (line) => this.hear(line));
    }
    this.exited = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
    void this.exited.then(() => this.hear('(exited)'));
  }

  /** Resolves when it is at work. `env` is its whole environment; with SKEW_MS its clock is wrong by so much. `from`: other code than this. */
  static async start(
    app: keyof typeof READY,
    env: Readonly<Record<string, string>>,
    from?: string,
  ): Promise<ServiceProcess> {
    const clock = env.SKEW_MS ? ['-r', './test/support/skewed-clock.cjs'] : [];
    const main = from ? ['-r', './scripts/register.cjs', `apps/${app}/src/main.ts`] : [bundled(app)];
    const { PATH = '' } = process.env;
    const started = new ServiceProcess(
      app,
      spawn(process.execPath, [...clock, ...main], {
        cwd: from ?? root,
        env: { PATH, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
    await started.says(READY[app]);
    return started;
  }

  /** Every line that it has written so far, on both outputs. */
  get said(): readonly string[] {
    return this.lines;
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Waits for a line that contains the text; throws with all that was said when the process ends without it. */
  async says(text: string): Promise<void> {
    while (!this.lines.some((line) => line.includes(text))) {
      if (this.lines.includes('(exited)'))
        throw new Error(`the ${this.name} never said "${text}":\n${this.lines.join('\n')}`);
      await new Promise<void>((resolve) => this.heard.push(resolve));
    }
  }

  private hear(line: string): void {
    this.lines.push(line);
    for (const resolve of this.heard.splice(0)) resolve();
  }
}
