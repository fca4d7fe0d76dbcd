import type { Browser as Chromium } from 'playwright-core';
import { seedCatalogue } from '../support/catalogue';
import { inChromium, startChromium, Visitor } from '../support/console';
import { World } from '../support/world';

inChromium('the catalogue and the policy in the console', () => {
  let chromium: Chromium;
  let world: World;
  let ann: Visitor;
  beforeAll(async () => {
    chromium = await startChromium();
  });
  beforeAll(async () => {
    world = await World.start({ now: '2026-03-02T10:00:00Z' });
    await seedCatalogue(world);
    for (let i = 0; i < 10; i++) await world.ok('PUT', `/v1/members/m${i}`, { plan: 'free' });
    ann = await Visitor.firstOperator(chromium, world);
  });
  afterAll(async () => {
    await ann.leave();
    await chromium.close();
    await world.stop();
  });

  const button = (name: string) => ann.page.getByRole('button', { name, exact: true });

  describe('a product', () => {
    it('is made with its price as a person writes money, and stands in the list', async () => {
      await ann.open('/products');
      await ann.page.getByText('No product yet').waitFor();
      await ann.page.getByRole('link', { name: 'New product' }).click();
      await ann.title('New product');
      await ann.page.getByLabel('Name').fill('Study guide');
      await ann.page.getByLabel('Key').fill('guide');
      await ann.page.getByLabel('Margin').fill('62.5');
      await button('Add a price').click();
      await ann.page.getByLabel('Price', { exact: true }).fill('1,234.50');
      await ann.picture('product-editor');
      expect(await ann.barriers()).toEqual([]);
      await button('Save').click();
      await ann.title('Products');
      await ann.page.getByText('$1,234.50').waitFor();
      const { data } = await world.ok<{ data: unknown[] }>('GET', '/v1/products');
      expect(data).toMatchObject([
        {
          key: 'guide',
          margin: 0.625,
          prices: [{ currency: 'usd', unitAmountMinor: 123_450, lookupKey: 'guide_usd' }],
        },
      ]);
    });

    it('cannot take the place of another by its key', async () => {
      await ann.open('/products/new');
      await ann.page.getByLabel('Name').fill('Another guide');
      await ann.page.getByLabel('Key').fill('guide');
      await button('Save').click();
      await ann.page.getByText('Something else has this key already.').first().waitFor();
      const { data } = await world.ok<{ data: { name: string }[] }>('GET', '/v1/products');
      expect(data.map(({ name }) => name)).toEqual(['Study guide']);
    });

    it('keeps an amount as it was written when its currency is changed, and is not saved with decimals that it lacks', async () => {
      await ann.open('/products/new');
      await ann.page.getByLabel('Name').fill('Mug');
      await ann.page.getByLabel('Key').fill('mug');
      await button('Add a price').click();
      const price = ann.page.getByLabel('Price', { exact: true });
      const choose = async (currency: string) => {
        await ann.page.getByRole('combobox', { name: 'Currency' }).fill(currency);
        await ann.page.getByRole('option', { name: currency }).click();
        return price.inputValue();
      };
      await price.fill('9.99');
      expect([await choose('JPY'), await choose('KWD'), await choose('JPY')]).toEqual(['9.99', '9.99', '9.99']);
      await ann.page.getByText('More decimals than JPY has.').waitFor();
      await button('Save').click();
      await ann.page.getByRole('alert').first().waitFor();
      await price.fill('990');
      expect(await ann.page.getByText('More decimals than JPY has.').count()).toBe(0);
      expect([await choose('USD'), await choose('JPY')]).toEqual(['990', '990']);
      await button('Save').click();
      await ann.title('Products');
      const { data } = await world.ok<{ data: { key: string }[] }>('GET', '/v1/products');
      expect(data.find(({ key }) => key === 'mug')).toMatchObject({
        prices: [{ currency: 'jpy', unitAmountMinor: 990, lookupKey: 'mug_jpy' }],
      });
    });
  });

  it('an incentive keeps its English words while another language is added', async () => {
    await ann.open('/incentives/new');
    await ann.page.getByLabel('Words: English').fill('shipping is free');
    const language = ann.page.getByLabel('Language', { exact: true }).and(ann.page.getByRole('textbox'));
    await language.pressSequentially('en-GB');
    await button('Add a language').click();
    await language.pressSequentially('id-ID');
    await button('Add a language').click();
    await ann.page.getByLabel('Words: Indonesian').fill('ongkir gratis');
    await ann.page.getByLabel('Key').fill('free-shipping');
    await ann.page.getByLabel('From', { exact: true }).first().fill('50');
    await button('Save').click();
    await ann.title('Products');
    const { data } = await world.ok<{ data: unknown[] }>('GET', '/v1/incentives');
    expect(data).toMatchObject([{ reward: { en: 'shipping is free', id: 'ongkir gratis' } }]);
  });

  it('a form outlives an outage, which is said above it', async () => {
    const storageState = await ann.page.context().storageState();
    const { page, ...cut } = await Visitor.come(chromium, world, { storageState });
    await page.clock.install();
    await page.addInitScript(`globalThis.EventSource = class {
      constructor() { setInterval(() => this.onerror(), 3000); }
      close() {}
    }`);
    await page.goto(`${await world.api.getUrl()}/console/plans/new`);
    await page.getByLabel('Name').fill('Gold');
    await page.route('**/v1/**', (route) => route.abort());
    for (let passed = 0; passed < 30; passed += 5) await page.clock.runFor(5000);
    await page.getByRole('alert').getByText('Tierlift does not answer').waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('Gold');
    await page.unroute('**/v1/**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    expect(await page.getByLabel('Name').inputValue()).toBe('Gold');
    expect(cut.complaints).toEqual([]);
    await page.context().close();
  });

  describe('the policy', () => {
    it('shows what a change differs in and what would come of it, before it is saved as a version', async () => {
      await ann.open('/policy');
      await ann.title('Policy');
      await ann.page.getByText('Nothing differs from the version in force.').waitFor();
      await ann.page.getByLabel('Minimum score', { exact: true }).fill('0');
      const row = ann.page.getByRole('row', { name: 'Minimum score' });
      await row.getByText('3.5').waitFor();
      await button('Simulate the effect').click();
      await ann.page.getByText('Decided otherwise').waitFor();
      await ann.page.getByRole('row', { name: /Engagement too low.*A good moment to ask.*10/ }).waitFor();
      await ann.picture('policy');
      expect(await ann.barriers()).toEqual([]);
      expect(await world.ok('GET', '/v1/policy')).toMatchObject({ version: 1, threshold: 3.5 });
      await button('Save as a new version').click();
      await ann.page.getByText('The rules of asking. Version 2 is in force.').waitFor();
      expect(await world.ok('GET', '/v1/policy')).toMatchObject({ version: 2, threshold: 0 });
    });

    it('that began with an earlier version is the one in force once it is saved', async () => {
      const inForce = await world.ok('GET', '/v1/policy');
      await world.ok('PUT', '/v1/policy', { ...inForce, version: undefined, holdout: undefined, threshold: 1 });
      await ann.open('/policy?version=2');
      const least = ann.page.getByLabel('Minimum score', { exact: true });
      await ann.page.getByRole('row', { name: 'Minimum score' }).waitFor();
      expect(await least.inputValue()).toBe('0');
      await least.fill('2');
      await button('Save as a new version').click();
      await ann.page.getByText('Nothing differs from the version in force.').waitFor();
      expect(await least.inputValue()).toBe('2');
    });

    it('says at its field what contradicts itself', async () => {
      const days = ann.page.getByLabel('Days between asks');
      await days.fill('100');
      await button('Save as a new version').click();
      await ann.page.getByText('outlasts the cap').first().waitFor();
      expect(await days.getAttribute('aria-invalid')).toBe('true');
    });
  });

  it('lets nobody meet a barrier on any of its pages, in the dark, in Indonesian, or on a phone', async () => {
    const { id } = await world.ok<{ id: string }>('POST', '/v1/webhook-endpoints', { url: 'https://site.example/in' });
    const pages = {
      '/': 'Ikhtisar',
      '/reports/offers': 'Laporan',
      '/policy': 'Kebijakan',
      '/audit': 'Catatan audit',
      '/settings/keys': 'Pengaturan',
      [`/settings/webhooks/${id}`]: 'Alamat webhook',
      '/campaigns': 'Kampanye',
      '/campaigns/after-good-use': 'After good use',
      '/plans': 'Paket & penawaran',
      '/plans/basic': 'Basic',
      '/offers/basic-monthly': 'Try basic',
      '/bundles/new': 'Bundel baru',
      '/incentives/new': 'Insentif baru',
      '/signals': 'Sinyal',
      '/signals/new': 'Tetapkan sinyal',
      '/models': 'Model',
      '/experiments': 'Percobaan',
    };
    const state = await ann.page.context().storageState();
    const phone = await Visitor.come(chromium, world, {
      storageState: state,
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
      locale: 'id-ID',
    });
    for (const [path, title] of Object.entries(pages)) {
      await phone.open(path);
      await phone.title(title);
      expect([path, await phone.barriers()]).toEqual([path, []]);
      const overflow = await phone.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      expect([path, overflow]).toEqual([path, 0]);
      await phone.picture(`phone${path.replaceAll('/', '-')}`);
    }
    await phone.open('/plans/free');
    await phone.page.getByLabel('Peringkat').fill('1');
    await phone.page.getByRole('button', { name: 'Simpan' }).click();
    await phone.page.getByRole('alert').getByText('Paket lain sudah berperingkat 1').waitFor();
    await phone.leave();
  });

  it('shows a viewer everything and offers nothing that a viewer may not do', async () => {
    const email = 'vic@example.com';
    const { link } = await world.ok<{ link: string }>('POST', '/v1/operators', { email, role: 'viewer' });
    const vic = await Visitor.come(chromium, world);
    await vic.open(link.split('/console')[1] ?? '');
    await vic.page.getByLabel('Your name').fill('Vic');
    expect(await vic.page.getByLabel('E-mail').inputValue()).toBe(email); // the invitation's own
    await vic.page.getByLabel('New password').fill('quite a long pass phrase');
    await vic.page.getByRole('button', { name: 'Begin' }).click();
    await vic.title('Overview');
    for (const path of [
      '/campaigns',
      '/campaigns/after-good-use',
      '/plans/basic',
      '/offers/basic-monthly',
      '/policy',
    ]) {
      await vic.open(path);
      await vic.page.getByRole('heading', { level: 1 }).waitFor();
      await vic.page.getByRole('status', { name: 'Loading' }).first().waitFor({ state: 'detached' });
      const offered = vic.page.getByRole('button', {
        name: /^(Save|Pause|Cancel campaign|New|Schedule)/,
        disabled: false,
      });
      expect([path, await offered.count()]).toEqual([path, 0]);
    }
    await vic.leave();
  });
});
