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
  '/sales/:sale': 'Sale',
  '/queues': 'Queues',
  '/audit': 'Audit log',
  '/settings/webhooks': 'Settings',
  '/settings/holdout': 'Settings',
  '/settings/stripe': 'Settings',
  '/settings/keys': 'Settings',
  '/settings/operators': 'Settings',
  '/no-such-page': 'There is no such page',
};
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 375, height: 740 };
const FIRST_LOAD_BYTES = 250_000;

inChromium('every page of the console', () => {
  let world: World;
  let chromium: Browser;
  let visitor: Visitor;
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
    await world.rows('update sale set unpaid = lines where id = $1', [sale]); // as of one paid in part
    visitor = await Visitor.firstOperator(chromium, world);
  });
  afterAll(async () => {
    await visitor.leave();
    await chromium.close();
    await world.stop();
  });

  const sitDown = async (size: typeof DESK) => {
    await visitor.page.setViewportSize(size);
    await visitor.page.emulateMedia({ colorScheme: 'light' });
  };

  it.each(Object.entries(PAGES))('%s keeps nobody out, in light and dark, and fits a phone', async (path, title) => {
    const { page } = visitor;
    await sitDown(DESK);
    await visitor.open(path.replace(':sale', sale));
    await visitor.title(title);
    expect(await visitor.barriers()).toEqual([]);
    await visitor.picture(`light${path.replaceAll(/\W+/g, '-')}`);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await visitor.barriers('color-contrast')).toEqual([]); // all else is as in the light
    await visitor.picture(`dark${path.replaceAll(/\W+/g, '-')}`);
    await page.setViewportSize(PHONE);
    await page.reload();
    await visitor.title(title);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await visitor.picture(`phone${path.replaceAll(/\W+/g, '-')}`);
    expect(visitor.complaints).toEqual([]);
  });

  it('replays a sale from the cart as it was, whatever a yes put in the place of its plan', async () => {
    const { id } = await world.ok<{ id: string }>('POST', '/v1/sales', { member: 'tom', plan: { key: 'basic' } });
    await world.ok('POST', `/v1/sales/${id}/answers`, { question: 'up_sell', answer: 'yes' });
    await visitor.open(`/sales/${id}`);
    await visitor.title('Sale');
    const said = await visitor.page.getByRole('main').getByRole('listitem').allInnerTexts();
    expect(said[0]).toMatch(/The cart\s+Basic\s+\$10/);
    expect(said.at(-1)).toMatch(/\$20/);
  });

  it.each(['/', '/reports/lift?days=30'])('compares all days at %s, whatever span is chosen', async (path) => {
    const [asked] = await Promise.all([visitor.page.waitForRequest(/v1\/reports\/lift\?/), visitor.open(path)]);
    expect(new URL(asked.url()).searchParams.get('from')).toBe('1970-01-01T00:00:00.000Z');
  });

  it('has its menu behind a button on a phone', async () => {
    await sitDown(PHONE);
    await visitor.open('/');
    await visitor.title('Overview');
    await visitor.page.getByRole('button', { name: 'Open the menu' }).click();
    await visitor.page.getByRole('link', { name: 'Members' }).click();
    await visitor.title('Members');
  });

  it('can be walked by keyboard alone: past the menu into the page, and from page to page', async () => {
    const { page } = visitor;
    await sitDown(DESK);
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
  });

  it('comes in less than 250 kB at the first visit', async () => {
    const stranger = await Visitor.come(chromium, world);
    const sizes = new Map<string, Promise<number>>();
    stranger.page.on('response', (response) => {
      sizes.set(
        response.url(),
        response.body().then((body) => gzipSync(body, { level: 9 }).length),
      );
    });
    await stranger.open('/');
    await stranger.title('Sign in');
    const bytes = (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeLessThan(FIRST_LOAD_BYTES);
    await stranger.leave();
  });
});
