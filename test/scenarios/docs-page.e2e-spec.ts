import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { World } from '../support/world';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const root = join(__dirname, '../..');

const inBrowser = existsSync(CHROMIUM) ? describe : describe.skip;
if (!existsSync(CHROMIUM)) process.stderr.write(`\nSKIPPED: no ${CHROMIUM}, so nobody has opened /docs\n`);

inBrowser('the page /docs', () => {
  let world: World;
  let browser: Browser;
  beforeAll(async () => {
    world = await World.start();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS.split(' ') });
  });
  afterAll(async () => {
    await browser.close();
    await world.stop();
  });

  it('shows an operation with its example, asks no other host, and the browser has nothing to complain of', async () => {
    const api = await world.api.getUrl();
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const complaints: string[] = [];
    page.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== api) complaints.push(`asks ${request.url()}`);
    });
    await page.goto(`${api}/docs`);
    await page.locator('#operations-tag-entitlements').click();
    await page
      .getByRole('button', { name: /entitlements\/check/ })
      .first()
      .click();
    await page.getByText('"requiredPlan"').first().waitFor();
    if (process.env.KEEP_SCREENSHOTS) {
      mkdirSync(join(root, 'artefacts'), { recursive: true });
      await page.screenshot({ path: join(root, 'artefacts/docs.png') });
      await page.locator('#operations-tag-entitlements').scrollIntoViewIfNeeded();
      await page.screenshot({ path: join(root, 'artefacts/docs-2.png'), fullPage: true });
    }
    expect(complaints).toEqual([]);
    await page.close();
  });
});
