import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetUpOperator } from '#access';
import type { AxeResults } from 'axe-core';
import { chromium, type Browser as Chromium, type BrowserContextOptions, type Page } from 'playwright-core';
import { PASSWORD } from './browser';
import type { World } from './world';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const root = join(__dirname, '../..');
const pictures = join(root, 'artefacts/console');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** A suite for a real browser; said loudly when there is none. */
export const inChromium = existsSync(CHROMIUM) ? describe : describe.skip;
if (!existsSync(CHROMIUM))
  process.stderr.write(`\nSKIPPED: no ${CHROMIUM}, so nobody has clicked through the console\n`);

/** Somebody in front of the console, in a real browser, who notices whatever goes wrong in it. */
export class Visitor {
  /** What the browser complained about: scripts that failed, what the policy refused, answers of 500 and above. */
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly address: string,
  ) {
    page.on('console', (message) => {
      // the browser reports a refusal that a page shows (401, 404, 422) too
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('response', (response) => {
      if (response.status() >= 500) this.complaints.push(`${response.status()} ${response.url()}`);
    });
  }

  static async come(chromium: Chromium, world: World, options: BrowserContextOptions = {}): Promise<Visitor> {
    const context = await chromium.newContext({
      viewport: { width: 1280, height: 900 },
      locale: 'en-US',
      reducedMotion: 'reduce', // what axe looks at has come to rest
      ...options,
    });
    return new Visitor(await context.newPage(), await world.api.getUrl());
  }

  /** The very first operator of this world, signed in. */
  static async firstOperator(chromium: Chromium, world: World, options: BrowserContextOptions = {}): Promise<Visitor> {
    const visitor = await Visitor.come(chromium, world, options);
    await visitor.open(await firstLink(world));
    await visitor.page.getByLabel('Your name').fill('Ann');
    await visitor.page.getByLabel('E-mail').fill('ann@example.com');
    await visitor.page.getByLabel('New password').fill(PASSWORD);
    await visitor.page.getByRole('button', { name: 'Begin' }).click();
    await visitor.title('Overview');
    return visitor;
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.address}/console${path}`);
  }

  /** Waits for the page of this title to be there with all that it shows at first. */
  async title(name: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await this.page
      .getByRole('status', { name: /Loading|Memuat/ })
      .first()
      .waitFor({ state: 'detached' });
  }

  /** What axe-core finds that keeps people out: serious and critical. `rule`: by this one alone; `within`: in what this selects. */
  async barriers(rule?: string, within?: string): Promise<string[]> {
    if (!(await this.page.evaluate('"axe" in window'))) await this.page.evaluate(axe);
    const violations = await this.page.evaluate<AxeResults['violations']>(
      `axe.run(${within ? JSON.stringify(within) : 'document'}, ${JSON.stringify({ resultTypes: ['violations'], ...(rule && { runOnly: rule }) })}).then(({ violations }) => violations)`,
    );
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`));
  }

  /** With KEEP_SCREENSHOTS: a picture for a person to look at, in a folder that is not kept in the repository. */
  async picture(name: string): Promise<void> {
    if (!process.env.KEEP_SCREENSHOTS) return;
    mkdirSync(pictures, { recursive: true });
    await this.page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  }

  async leave(): Promise<void> {
    await this.page.context().close();
    expect(this.complaints).toEqual([]);
  }
}

/** Builds the console when it has changed, and starts a browser. */
export async function startChromium(): Promise<Chromium> {
  const { buildConsole } = (await import(join(root, 'scripts/console.cjs'))) as {
    buildConsole(options: { ifStale: boolean }): void;
  };
  buildConsole({ ifStale: true });
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS.split(' ') });
}

/** What the terminal prints at the first start, from /console on. */
export async function firstLink(world: World): Promise<string> {
  const link = await world.api.get(SetUpOperator).firstLink();
  return link?.split('/console')[1] ?? '';
}
