import type { Browser } from 'playwright-core';
import { PASSWORD } from '../support/browser';
import { firstLink, inChromium, startChromium, Visitor } from '../support/console';
import { World } from '../support/world';

/** In the dark colours alone are another thing than in the light. */
const DRESSES = [
  ['light', 'light', 1280, undefined],
  ['dark', 'dark', 1280, 'color-contrast'],
  ['phone', 'light', 390, undefined],
] as const;

inChromium('before anybody has signed in, the service', () => {
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

  it('leads from the link in the terminal to the overview, and from then on through the sign-in', async () => {
    const link = await firstLink(world);
    const visitor = await Visitor.come(chromium, world);
    const { page } = visitor;
    await visitor.open('/');
    await visitor.title('Sign in');
    expect(await visitor.barriers()).toEqual([]);

    await visitor.open(link);
    await visitor.title('Welcome to Tierlift');
    expect(await visitor.barriers()).toEqual([]);
    await page.getByLabel('Your name').fill('Ann');
    await page.getByLabel('E-mail').fill('ann@example.com');
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Begin' }).click();
    await visitor.title('Overview');
    await page.getByText('No paying member yet').waitFor();

    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await visitor.title('Sign in');
    await page.getByLabel('E-mail').fill('ann@example.com');
    await page.getByLabel(/^Password/).fill('not my password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('do not go together').waitFor();
    await page.getByLabel(/^Password/).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await visitor.title('Overview');

    await visitor.open(link);
    await visitor.title('This link no longer works');
    await visitor.leave();
  });

  it('speaks Indonesian to a browser that does, and keeps the language and the appearance that were chosen', async () => {
    const visitor = await Visitor.come(chromium, world, { locale: 'id-ID', colorScheme: 'dark' });
    const { page } = visitor;
    await visitor.open('/members');
    await visitor.title('Masuk');
    expect(await page.locator('html').getAttribute('lang')).toBe('id');
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    await page.getByRole('button', { name: 'Bahasa' }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await visitor.title('Sign in');
    await page.getByRole('button', { name: 'Appearance' }).click();
    await page.getByRole('menuitem', { name: 'Light' }).click();
    await page.reload();
    await visitor.title('Sign in');
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('light');
    await visitor.leave();
  });

  it('lets nothing in but its own: no inline script or style, no frame, no other host', async () => {
    const page = await world.api.inject({ url: '/console/members/any' });
    expect(page.statusCode).toBe(200);
    expect(page.headers['cache-control']).toBe('no-store');
    const policy = String(page.headers['content-security-policy']);
    const nonce = /'nonce-([\w-]{43})'/.exec(policy)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(page.body).toContain(`nonce="${nonce}"`);
    const again = await world.api.inject({ url: '/console' });
    expect(again.body).not.toContain(nonce);

    const [, script = ''] = /src="(\/console\/assets\/[^"]+\.js)"/.exec(page.body) ?? [];
    const asset = await world.api.inject({ url: script, headers: { 'accept-encoding': 'br' } });
    expect(asset.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
    });
    expect((await world.api.inject({ url: '/console/assets/none.js' })).statusCode).toBe(404);
  });

  it('shows the documentation of the API to everybody: keeps nobody out, in light and dark and on a phone, with nothing inline and nothing from elsewhere', async () => {
    const visitor = await Visitor.come(chromium, world);
    const { page } = visitor;
    const address = await world.api.getUrl();
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    const found: string[] = [];
    const look = async (what: string, within?: string) => {
      for (const [dress, colorScheme, width, rule] of DRESSES) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 844 });
        found.push(...(await visitor.barriers(rule, within)).map((barrier) => `${what}, ${dress}: ${barrier}`));
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
    expect(await page.getByRole('heading', { level: 3 }).first().innerText()).toMatch(
      /^members\s+Who your members are/i,
    );
    await open('entitlements', /entitlements\/check/, '"requiredPlan"');
    expect(page.url()).toMatch(/#\/entitlements\/\w+/);
    await open('policy', /^get \/v1\/policy\/versions/, '"data"');
    await page.getByRole('button', { name: 'Try it out' }).first().click();
    await look('operations');
    await page.getByRole('button', { name: 'Authorize' }).click();
    await page.locator('.dialog-ux input').first().waitFor();
    await look('key', '.dialog-ux'); // all else is as it was

    expect(found).toEqual([]);
    expect([...hosts].filter((host) => host !== address && host !== 'null')).toEqual([]);
    await visitor.leave();
  });
});
