import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { goodDay, payingMember, seedCatalogue } from '../support/catalogue';
import { inChromium, startChromium, Visitor } from '../support/console';
import { World } from '../support/world';

const PAGES = {
  '/': 'Overview',
  '/reports/lift': 'Reports',
  '/reports/weeks': 'Reports',
  '/reports/funnel': 'Reports',
  '/reports/movements': 'Reports',
  '/reports/offers': 'Reports',
  '/members': 'Members',
  '/members/ann': 'ann',
  '/members/ann?tab=timeline': 'ann',
  '/members/ann?tab=payments': 'ann',
  '/members/ann?tab=data': 'ann',
  '/sales': 'Sales',
  '/queues': 'Queues',
  '/audit': 'Audit log',
  '/settings/webhooks': 'Settings',
  '/settings/holdout': 'Settings',
  '/settings/stripe': 'Settings',
  '/settings/keys': 'Settings',
  '/settings/operators': 'Settings',
  '/no-such-page': 'There is no such page',
};
const FIRST_LOAD_BYTES = 250_000;

inChromium('every page of the console', () => {
  let world: World;
  let chromium: Browser;
  let state: Awaited<ReturnType<ReturnType<Visitor['page']['context']>['storageState']>>;
  let sale: string;
  beforeAll(async () => {
    chromium = await startChromium();
    world = await World.start();
    await seedCatalogue(world);
    await payingMember(world, 'ann', 'basic');
    await world.ok('PUT', '/v1/members/ben', { email: 'ben@example.com', timeZone: 'Asia/Jakarta' });
    await goodDay(world, 'ben', '2026-03-02T09:00:00Z');
    await world.ok('PUT', '/v1/members/tom', {});
    sale = (await world.ok<{ id: string }>('POST', '/v1/sales', { member: 'tom', plan: { key: 'basic' } })).id;
    await world.ok('POST', `/v1/sales/${sale}/answers`, { question: 'up_sell', answer: 'no' });
    const visitor = await Visitor.firstOperator(chromium, world);
    state = await visitor.page.context().storageState();
    await visitor.leave();
  });
  afterAll(async () => {
    await chromium.close();
    await world.stop();
  });
  const all = () => Object.entries({ ...PAGES, [`/sales/${sale}`]: 'Sale' });

  it.each(['light', 'dark'] as const)('keeps nobody out, and the browser has no complaint: %s', async (colorScheme) => {
    const visitor = await Visitor.come(chromium, world, { storageState: state, colorScheme });
    for (const [path, title] of all()) {
      await visitor.open(path);
      await visitor.title(title);
      expect({ path, barriers: await visitor.barriers() }).toEqual({ path, barriers: [] });
      await visitor.picture(`${colorScheme}${path.replace(sale, 'one').replaceAll(/\W+/g, '-')}`);
    }
    await visitor.leave();
  });

  it('fits a phone: nothing sticks out at the side, and the menu opens', async () => {
    const visitor = await Visitor.come(chromium, world, { storageState: state, viewport: { width: 375, height: 740 } });
    const { page } = visitor;
    for (const [path, title] of all()) {
      await visitor.open(path);
      await visitor.title(title);
      const sticksOut = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      expect({ path, sticksOut }).toEqual({ path, sticksOut: 0 });
      await visitor.picture(`phone${path.replace(sale, 'one').replaceAll(/\W+/g, '-')}`);
    }
    await page.getByRole('button', { name: 'Open the menu' }).click();
    await page.getByRole('link', { name: 'Members' }).click();
    await visitor.title('Members');
    await visitor.leave();
  });

  it('can be walked by keyboard alone: past the menu into the page, and from page to page', async () => {
    const visitor = await Visitor.come(chromium, world, { storageState: state });
    const { page } = visitor;
    await visitor.open('/');
    await visitor.title('Overview');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate("document.activeElement.closest('main') !== null")).toBe(true);

    await page.getByRole('link', { name: 'Members' }).focus();
    await page.keyboard.press('Enter');
    await visitor.title('Members');
    await page.getByRole('link', { name: 'ben' }).focus();
    await page.keyboard.press('Enter');
    await visitor.title('ben');
    await page.getByRole('tab', { name: 'Why, why not' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: 'Timeline', selected: true }).waitFor();
    await visitor.leave();
  });

  it('comes in less than 250 kB at the first visit', async () => {
    const visitor = await Visitor.come(chromium, world);
    const sizes: Promise<number>[] = [];
    visitor.page.on('response', (response) => {
      sizes.push(response.body().then((body) => gzipSync(body).length));
    });
    await visitor.open('/');
    await visitor.title('Sign in');
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeLessThan(FIRST_LOAD_BYTES);
    await visitor.leave();
  });
});
