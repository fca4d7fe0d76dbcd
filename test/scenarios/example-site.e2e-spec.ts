import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { seedCatalogue, sellOnce } from '../support/catalogue';
import { KEY, World } from '../support/world';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
/** Tomorrow noon: the site sends signals with the time of this machine, which must not lie ahead of the world's. */
const NOW = new Date(new Date(Date.now() + 86_400_000).setUTCHours(12, 0, 0, 0)).toISOString();
const root = join(__dirname, '../..');

const inBrowser = existsSync(CHROMIUM) ? describe : describe.skip;
if (!existsSync(CHROMIUM))
  process.stderr.write(`\nSKIPPED: no ${CHROMIUM}, so nobody has clicked through the example site\n`);

/** The built site beside the built SDK, as a process of its own that knows nothing but an address and a key. */
async function startSite(env: Record<string, string>) {
  const { buildSdk, buildExampleSite } = (await import(join(root, 'scripts/sdk.cjs'))) as Record<string, () => void>;
  buildSdk?.();
  buildExampleSite?.();
  const main = join(root, 'dist/apps/example-site/src/main.js');
  const child = spawn(process.execPath, [main], { env: { ...env, PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: line.toString().trim().split(' ').at(-1) ?? '', child };
}

inBrowser('the example site, in a browser', () => {
  let world: World;
  let site: { readonly url: string; readonly child: ChildProcess };
  let browser: Browser;
  beforeAll(async () => {
    const { buildWidget } = (await import(join(root, 'scripts/widget.cjs'))) as { buildWidget(): void };
    buildWidget();
    world = await World.start({ now: NOW, env: { WEBHOOK_ALLOW_PRIVATE: 'true' } });
    await seedCatalogue(world);
    const free = { name: 'Free', rank: 0, entitlements: [{ key: 'articles', perMonth: 3 }] };
    await world.ok('PUT', '/v1/plans/free', free);
    await sellOnce(world, 'field_guide_usd', 1800);
    const prices = [{ currency: 'usd', unitAmountMinor: 1800, lookupKey: 'field_guide_usd' }];
    await world.ok('PUT', '/v1/products/field-guide', { name: 'Field guide', prices });
    const baseUrl = await world.api.getUrl();
    site = await startSite({ TIERLIFT_URL: baseUrl, TIERLIFT_API_KEY: KEY });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS.split(' ') });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    site.child.kill('SIGKILL');
    await world.stop();
  });

  /** A page that brings buyers back from Checkout to this world, whose port is known too late for its settings, and that keeps what the browser complained of. */
  const visit = async (): Promise<{ page: Page; complaints: string[] }> => {
    const page = await browser.newPage();
    page.setDefaultTimeout(20_000);
    const complaints: string[] = [];
    page.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.route('**/checkout/return*', async (route) => {
      const { pathname, search } = new URL(route.request().url());
      await route.fetch({ url: `${await world.api.getUrl()}${pathname}${search}` });
      await route.fulfill({ status: 303, headers: { location: `${site.url}/account?checkout=complete` } });
    });
    return { page, complaints };
  };
  const enter = async (page: Page, name: string) => {
    await page.goto(`${site.url}/sign-in`);
    await page.getByLabel('As somebody new').fill(name);
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
  };

  it('a visitor reads to the limit, is asked, pays, sees the better plan and reads on; then buys with the widget', async () => {
    const { page, complaints } = await visit();
    await enter(page, 'ada');
    const titles = await page.getByRole('heading', { level: 2 }).allTextContents();
    for (const title of titles.slice(0, 3)) {
      await page.getByRole('link', { name: title }).click();
      await page.getByRole('button', { name: 'I liked it' }).click();
    }
    await page.getByRole('link', { name: titles[3] ?? '' }).click();
    await page.getByRole('heading', { name: 'Try basic' }).waitFor();
    await page.getByText('$10.00 a month, until you cancel.').waitFor();
    if (process.env.KEEP_SCREENSHOTS) {
      mkdirSync(join(root, 'artefacts'), { recursive: true });
      await page.screenshot({ path: join(root, 'artefacts/example-site.png') });
    }

    await page.getByRole('button', { name: 'Yes, upgrade' }).click();
    await page.waitForURL(`${world.sandbox.url}/**`);
    await page.getByRole('button').first().click();
    await page.getByRole('heading', { name: 'Thank you. It is paid.' }).waitFor();
    await world.drain();
    await page.goto(`${site.url}/account`);
    await page.getByText('You are on the plan basic').waitFor();
    await page.getByRole('cell', { name: 'member.plan_changed' }).waitFor();
    const member = await world.ok('GET', '/v1/members/ada');
    expect(member).toMatchObject({ plan: 'basic' });

    await page.goto(`${site.url}/shop`);
    await page.getByRole('button', { name: 'Buy Field guide' }).click();
    await page.getByRole('heading', { name: /^Would you|^Your order/ }).waitFor();
    await page.reload(); // the same sale, not another
    await page.getByRole('heading', { name: /^Would you|^Your order/ }).waitFor();
    while ((await page.getByRole('button', { name: /^No/ }).count()) > 0) {
      const question = await page.locator('tierlift-sale').getByRole('heading').textContent();
      await page.getByRole('button', { name: /^No/ }).click();
      await page
        .locator('tierlift-sale')
        .getByRole('heading')
        .filter({ hasNotText: question ?? '' })
        .waitFor();
    }
    await page.getByRole('button').first().click();
    await page.waitForURL(`${world.sandbox.url}/**`);
    await page.getByRole('button').first().click();
    await page.getByRole('heading', { name: 'Thank you. It is paid.' }).waitFor();
    await world.drain();
    const sales = await world.rows(
      `select status from sale s join member m on m.id = member_id where external_id = 'ada'`,
    );
    expect(sales).toEqual([{ status: 'paid' }]);
    expect(complaints.filter((text) => !text.includes('402'))).toEqual([]); // 402: the page of the limit
    await page.close();
  });

  it('a paying member who wants the better plan confirms the amount to the cent', async () => {
    const { page } = await visit();
    await enter(page, 'ben');
    for (const [plan, due] of [
      ['basic', null],
      ['premium', '$10.00 now'],
    ] as const) {
      await page.goto(`${site.url}/plans`);
      await page.getByRole('button', { name: `Choose ${plan}` }).click();
      if (due) await page.getByRole('heading', { name: due }).waitFor();
      else await page.waitForURL(`${world.sandbox.url}/**`);
      await page.getByRole('button').first().click();
      await page.waitForURL(`${site.url}/account**`);
      await world.drain();
    }
    expect(await world.ok('GET', '/v1/members/ben')).toMatchObject({ plan: 'premium' });
    await page.close();
  });

  it('nobody answers or confirms for another, and a webhook that is not signed is refused', async () => {
    const { page } = await visit();
    await enter(page, 'cleo');
    const made = await world.ok<{ planChange: { id: string } }>('POST', '/v1/quotes', { member: 'ben', plan: 'basic' });
    const post = (path: string, form: Record<string, string>) =>
      page.request.post(`${site.url}${path}`, { form, maxRedirects: 0 });
    expect((await post('/confirm', { quoteId: made.planChange.id })).headers().location).toBe('/plans');
    const { data } = await world.ok<{ data: { id: string }[] }>('GET', '/v1/members/ada/proposals');
    for (const { id } of data)
      expect((await post(`/proposals/${id}`, { answer: 'no' })).headers().location).toBe('/inbox');
    const forged = await page.request.post(`${site.url}/tierlift/webhooks`, { data: { type: 'member.plan_changed' } });
    expect(forged.status()).toBe(400);
    await page.close();
  });

  it('a site that ends wants no more events', async () => {
    site.child.kill('SIGTERM');
    await once(site.child, 'exit');
    expect((await world.ok<{ data: object[] }>('GET', '/v1/webhook-endpoints')).data).toEqual([]);
  });
});
