import type { Browser } from 'playwright-core';
import { inChromium, startChromium, Visitor } from '../support/console';
import { World } from '../support/world';

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

  it('shows an operation with its example, with nothing inline and nothing from elsewhere, in light and dark', async () => {
    const visitor = await Visitor.come(chromium, world);
    const { page } = visitor;
    const address = await world.api.getUrl();
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    const answer = await page.goto(`${address}/docs`);
    expect(answer?.headers()['content-security-policy']).not.toContain('unsafe');
    await page
      .getByRole('heading', { name: 'Tierlift', level: 1 })
      .or(page.getByRole('heading', { name: /^Tierlift/ }))
      .first()
      .waitFor();
    await page
      .getByRole('textbox', { name: /filter/i })
      .or(page.getByPlaceholder('Filter by tag'))
      .first()
      .fill('decisions');
    await page.getByRole('heading', { name: 'decisions' }).click();
    await page.getByText('/v1/decisions', { exact: true }).click();
    await page.getByText('"outcome"').first().waitFor();
    await visitor.picture('docs-light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await visitor.picture('docs-dark');
    await page.setViewportSize({ width: 375, height: 740 });
    await visitor.picture('docs-phone');
    expect([...hosts].filter((host) => host !== address && host !== 'null')).toEqual([]);
    await visitor.leave();
  });
});
