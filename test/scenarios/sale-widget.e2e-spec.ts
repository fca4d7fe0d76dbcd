import { createServer, type Server } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page, type Route } from 'playwright-core';
import { payingMember, seedCatalogue, sellOnce } from '../support/catalogue';
import { World } from '../support/world';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const NOW = '2026-03-02T10:00:00Z';
const root = join(__dirname, '../..');

const inBrowser = existsSync(CHROMIUM) ? describe : describe.skip;
if (!existsSync(CHROMIUM))
  process.stderr.write(`\nSKIPPED: no ${CHROMIUM}, so nobody has clicked through the widget\n`);

describe('the widget', () => {
  let world: World;
  let api: string;
  beforeAll(async () => {
    const { buildWidget } = (await import(join(root, 'scripts/widget.cjs'))) as { buildWidget(): void };
    buildWidget();
    world = await World.start({ now: NOW });
    api = await world.api.getUrl();
    await seedCatalogue(world);
  });
  afterAll(() => world.stop());

  const begin = async (body: object) => world.ok<{ id: string; token: string }>('POST', '/v1/sales', body);
  const boughtBy = async (member: string) => {
    const [{ customer } = { customer: '' }] = await world.rows<{ customer: string }>(
      `select stripe_customer_id as customer from billing_customer join member on id = member_id where external_id = $1`,
      [member],
    );
    const subscriptions = await world.stripe<{ data: { status: string }[] }>('GET', 'subscriptions', { customer });
    const invoices = await world.stripe<{ data: { status: string; total: number }[] }>('GET', 'invoices', { customer });
    return {
      subscriptions: subscriptions.data.map(({ status }) => status),
      invoices: invoices.data.map(({ status, total }) => [status, total]),
    };
  };
  const byToken = (token: string, method: string, path: string, body?: unknown) =>
    world.call(method, `/v1/sale${path}`, body, token);

  it('is served by api to pages of any origin, in less than 10 kB gzipped', async () => {
    const reply = await fetch(`${api}/widget/tierlift-sale.js`);
    expect(reply.headers.get('content-type')).toContain('text/javascript');
    expect(reply.headers.get('access-control-allow-origin')).toBe('*');
    expect(gzipSync(await reply.text()).length).toBeLessThan(10_000);
  });

  it('the token of a sale opens that sale and nothing else; no other route answers a page of another origin', async () => {
    await world.ok('PUT', '/v1/members/tom', {});
    const sale = await begin({ member: 'tom', plan: { key: 'basic' } });
    expect((await byToken(sale.token, 'GET', '')).body).toMatchObject({ id: sale.id, texts: { cart: 'Your order' } });
    expect((await byToken(`${sale.token.slice(0, -1)}_`, 'GET', '')).status).toBe(401);
    expect((await byToken('', 'GET', '')).body).toMatchObject({ code: 'sale_token_invalid' });
    expect((await world.call('GET', `/v1/sales/${sale.id}`, undefined, sale.token)).status).toBe(401);
    const asAnother = await byToken(sale.token, 'POST', '/pay', {
      member: 'eve',
      consent: { terms: 't', shownAt: NOW },
    });
    expect(asAnother.body).toMatchObject({ code: 'invalid_request' });
    const stored = await world.rows(`select 1 from sale where token_hash = $1`, [sale.token]);
    expect(stored).toEqual([]);
    const preflight = await fetch(`${api}/v1/sale/answers`, { method: 'OPTIONS' });
    expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
      204,
      'authorization, content-type',
    ]);
    expect((await fetch(`${api}/v1/sales/${sale.id}`)).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('a quote is confirmed by the token of its own sale only', async () => {
    await payingMember(world, 'quinn', 'basic');
    await world.ok('PUT', '/v1/members/rita', {});
    const [own, other] = [
      await begin({ member: 'quinn', plan: { key: 'premium' } }),
      await begin({ member: 'rita', plan: { key: 'premium' } }),
    ];
    await byToken(own.token, 'POST', '/answers', { question: 'up_sell', answer: 'no' });
    const paid = await byToken(own.token, 'POST', '/pay', { consent: { terms: 't', shownAt: NOW } });
    const { quote, due } = paid.body as { quote: { id: string }; due: string };
    expect(due).toBe('$10 now, then $20 each period.');
    const stolen = await byToken(other.token, 'POST', '/confirm', { quoteId: quote.id });
    expect(stolen.body).toMatchObject({ code: 'quote_unknown' });
    expect((await byToken(own.token, 'POST', '/confirm', { quoteId: quote.id })).status).toBe(200);
    await world.drain();
    expect(await world.ok('GET', `/v1/sales/${own.id}`)).toMatchObject({ status: 'paid' });
  });

  inBrowser('in a browser', () => {
    let browser: Browser;
    let site: Server;
    let html = '';
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS.split(' ') });
      site = createServer((_request, reply) => reply.setHeader('content-type', 'text/html').end(html));
      await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    });
    afterAll(async () => {
      await browser.close();
      site.close();
    });

    const example = readFileSync(join(root, 'docs/examples/sale-widget.html'), 'utf8');
    /** The example page with the token filled in, on an origin of its own. */
    const visit = async (token: string, firstRead?: (route: Route) => Promise<void>): Promise<Page> => {
      html = example.replaceAll('{{ address of Tierlift }}', api).replaceAll('{{ token }}', token);
      const page = await browser.newPage();
      if (firstRead) await page.route('**/v1/sale', firstRead, { times: 1 });
      // the port of this world is known too late for its settings
      await page.route('**/checkout/return*', async (route) => {
        const { pathname, search } = new URL(route.request().url());
        await route.fulfill({ response: await route.fetch({ url: `${api}${pathname}${search}` }) });
      });
      await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
      return page;
    };

    it('sells premium instead of basic by keyboard alone, paid on the hosted page: one subscription, one paid invoice', async () => {
      await world.ok('PUT', '/v1/members/kim', {});
      const sale = await begin({ member: 'kim', plan: { key: 'basic' } });
      const page = await visit(sale.token);
      await page.getByRole('heading', { name: 'Would you rather have Premium?' }).waitFor();
      const buttons = page.getByRole('button');
      expect(await buttons.allTextContents()).toEqual(['Yes, switch', 'No, keep it']);
      const [yes, no] = await Promise.all([buttons.nth(0).boundingBox(), buttons.nth(1).boundingBox()]);
      expect([yes?.width, yes?.height]).toEqual([no?.width, no?.height]);
      expect(await page.locator('tierlift-sale input').count()).toBe(0); // nothing to be pre-ticked

      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Your order' }).waitFor();
      expect(await page.getByRole('listitem').allTextContents()).toEqual(['Premium: $20 a month']);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${world.sandbox.url}/**`);
      await page.getByRole('button').first().click();
      await page.getByRole('heading', { name: 'Thank you' }).waitFor();
      await world.drain();

      expect(await world.ok('GET', `/v1/sales/${sale.id}`)).toMatchObject({ status: 'paid' });
      expect(await boughtBy('kim')).toEqual({ subscriptions: ['active'], invoices: [['paid', 2000]] });
      await page.close();
    });

    it('sells premium and a mug instead of basic, paid on the hosted page: one subscription, one paid invoice', async () => {
      await sellOnce(world, 'mug_usd', 800);
      await world.ok('PUT', '/v1/products/mug', {
        name: 'Mug',
        prices: [{ currency: 'usd', unitAmountMinor: 800, lookupKey: 'mug_usd' }],
      });
      await world.ok('PUT', '/v1/members/lou', {});
      const sale = await begin({ member: 'lou', plan: { key: 'basic' } });
      const page = await visit(sale.token);
      await page.getByRole('button', { name: 'Yes, switch' }).click();
      await page.getByRole('heading', { name: 'Would you like Mug with that?' }).waitFor();
      await page.getByRole('button').first().click();
      await page.getByRole('heading', { name: 'Your order' }).waitFor();
      await page.getByRole('button').first().click();
      await page.waitForURL(`${world.sandbox.url}/**`);
      await page.getByRole('button').first().click();
      await page.getByRole('heading', { name: 'Thank you' }).waitFor();
      await world.drain();
      expect(await world.ok('GET', `/v1/sales/${sale.id}`)).toMatchObject({ status: 'paid', totalMinor: 2800 });
      expect(await boughtBy('lou')).toEqual({ subscriptions: ['active'], invoices: [['paid', 2800]] });
      await page.close();
    });

    it('a paying member says yes twice, sees both payments and confirms them with one click: one subscription, two paid invoices', async () => {
      await payingMember(world, 'lena', 'basic');
      const sale = await begin({ member: 'lena', locale: 'id', plan: { key: 'premium' } });
      const page = await visit(sale.token);
      await page.getByRole('button', { name: 'Tidak, tetap' }).click();
      await page.getByRole('button', { name: 'Ya, tambah' }).click();
      await page.getByRole('button', { name: 'Lanjut ke pembayaran' }).click();
      await page
        .getByText('US$10 sekarang, lalu US$20 setiap periode. Dan US$8 sekali, dalam pembayaran kedua')
        .waitFor();
      await page.getByRole('button', { name: 'Setuju dan bayar' }).dblclick();
      await page.getByRole('heading', { name: 'Terima kasih' }).waitFor();
      await world.drain();
      expect(await world.ok('GET', `/v1/sales/${sale.id}`)).toMatchObject({ status: 'paid', totalMinor: 2800 });
      const changes = await world.rows(
        `select c.kind, status from plan_change c join member m on m.id = member_id where external_id = 'lena' order by after_id nulls first`,
      );
      expect(changes).toEqual([
        { kind: 'update', status: 'succeeded' },
        { kind: 'invoice', status: 'succeeded' },
      ]);
      expect(await boughtBy('lena')).toEqual({
        subscriptions: ['active'],
        invoices: [
          ['paid', 800],
          ['paid', 1000],
          ['paid', 1000],
        ],
      });
      await page.close();
    });

    it('says so when the sale is over, and tells a failure as an alert without taking the focus', async () => {
      await world.ok('PUT', '/v1/members/mia', {});
      const sale = await begin({ member: 'mia', plan: { key: 'basic' } });
      const page = await visit(sale.token);
      await page.getByRole('heading', { name: 'Would you rather have Premium?' }).waitFor();
      await page.route('**/v1/sale/answers', (route) => setTimeout(() => void route.abort(), 300));
      const no = page.getByRole('button', { name: 'No, keep it' });
      await no.press('Enter');
      await page.getByRole('alert').getByText('No answer came').waitFor();
      expect(await page.locator('tierlift-sale button:focus').allTextContents()).toEqual(['No, keep it']);
      await page.unroute('**/v1/sale/answers');
      await world.at('2026-03-02T12:00:00Z');
      await no.click();
      await page.getByRole('heading', { name: 'This order is closed' }).waitFor();
      expect(await page.locator('tierlift-sale h2:focus').count()).toBe(1);
      await page.close();
    });

    it('a sale that cannot be read is read again by a button, and a new token begins anew whatever is under way', async () => {
      await world.ok('PUT', '/v1/members/una', {});
      const [first, second] = [
        await begin({ member: 'una', plan: { key: 'basic' } }),
        await begin({ member: 'una', plan: { key: 'premium' } }),
      ];
      const page = await visit(first.token, (route) => route.abort());
      await page.getByText('Nothing was charged').waitFor();
      const held: Route[] = [];
      await page.route('**/v1/sale', (route) => void held.push(route), { times: 1 });
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.evaluate(`document.querySelector('tierlift-sale').setAttribute('token', '${second.token}')`);
      const ofSecond = page.getByRole('heading', { name: 'Would you rather pay for Premium by the year?' });
      await ofSecond.waitFor();
      await held[0]?.continue();
      await page.waitForResponse('**/v1/sale');
      expect(await ofSecond.isVisible()).toBe(true);
      await page.close();
    });

    it('whoever confirms is sent to the bank that wants to see them, whatever answer was lost', async () => {
      await payingMember(world, 'nina', 'basic', 'pm_card_authenticationRequired');
      const sale = await begin({ member: 'nina', plan: { key: 'premium' } });
      const page = await visit(sale.token);
      for (const label of ['No, keep it', 'No, skip it', 'Continue to payment'])
        await page.getByRole('button', { name: label }).click();
      await page.route(
        '**/v1/sale/confirm',
        async (route) => {
          await route.fetch();
          await route.abort();
        },
        { times: 1 },
      );
      await page.getByRole('button', { name: 'Confirm and pay' }).click();
      await page.getByRole('alert').getByText('No answer came. Please try again: nothing is charged twice.').waitFor();
      await page.getByRole('button', { name: 'Confirm and pay' }).click();
      await world.drain();
      await page.waitForURL(`${world.sandbox.url}/**`);
      await page.close();
    });
  });
});
