import type { Browser } from 'playwright-core';
import { inChromium, startChromium, Visitor } from '../support/console';
import { World } from '../support/world';

const DRESSES = [
  ['light', 'light', 1280],
  ['dark', 'dark', 1280],
  ['phone', 'light', 390],
] as const;

inChromium('the documentation of the API', () => {
  let world: World;
  let chromium: Browser;
  beforeAll(async () => {
    chromium = await startChromium();
    world = await World.start();
  });
  afterAll(async () => {
    await chromium.close();
    await world.stop();
  });

  it('keeps nobody out, in light and dark and on a phone, with nothing inline and nothing from elsewhere', async () => {
    const visitor = await Visitor.come(chromium, world);
    const { page } = visitor;
    const address = await world.api.getUrl();
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    const found: string[] = [];
    const look = async (what: string) => {
      for (const [dress, colorScheme, width] of DRESSES) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 844 });
        found.push(...(await visitor.barriers()).map((barrier) => `${what}, ${dress}: ${barrier}`));
        await visitor.picture(`docs-${what}-${dress}`);
      }
    };
    const open = async (tag: string, operation: RegExp, answer: string) => {
      await page.getByRole('heading', { name: tag }).click();
      await page.getByRole('button', { name: operation }).first().click();
      await page.getByText(answer).first().waitFor();
    };

    const answer = await page.goto(`${address}/docs`);
    expect(answer?.headers()['content-security-policy']).not.toContain('unsafe');
    await page.getByRole('heading', { name: 'Tierlift', level: 1 }).waitFor();
    await open('entitlements', /entitlements\/check/, '"requiredPlan"');
    expect(page.url()).toMatch(/#\/entitlements\/\w+/);
    await open('policy', /^get \/v1\/policy\/versions/, '"data"');
    await page.getByRole('button', { name: 'Try it out' }).first().click();
    await look('operations');
    await page.getByRole('button', { name: 'Authorize' }).click();
    await page.locator('.dialog-ux input').first().waitFor();
    await look('key');

    expect(found).toEqual([]);
    expect([...hosts].filter((host) => host !== address && host !== 'null')).toEqual([]);
    await visitor.leave();
  });
});
