import { Clock } from '#platform';
import { goodDay, payingMember, seedCatalogue } from '../support/catalogue';
import { changing, monthsAfter, type Prepared } from '../support/plan-changing';
import { World } from '../support/world';

interface Inbox {
  data: { id: string; offer: string }[];
}

describe('an offer’s terms', () => {
  let world: World;
  let start: Date;
  let campaigns: string[] = [];
  beforeAll(async () => {
    world = await World.start();
    await seedCatalogue(world);
  });
  afterAll(() => world.stop());
  beforeEach(() => (start = world.api.get(Clock).now()));
  afterEach(async () => {
    for (const key of campaigns) await world.ok('POST', `/v1/campaigns/${key}/cancel`);
    campaigns = [];
  });

  const { ask, confirm, invoices } = changing(() => world);
  const later = (days: number) => monthsAfter(start, 0, days);
  const lastPaid = async (member: string) => (await invoices(member))[0]?.amount_paid;
  const goodDayOf = (member: string) => goodDay(world, member, world.api.get(Clock).now().toISOString());
  const subscription = async (member: string) =>
    (await world.ok<{ data: Record<string, unknown>[] }>('GET', `/v1/members/${member}/subscription`)).data[0];
  const coupon = (id: string, more: Record<string, string>) => world.stripe('POST', 'coupons', { id, ...more });
  const code = (text: string, of: string, more: Record<string, string> = {}) =>
    world.stripe('POST', 'promotion_codes', {
      code: text,
      'promotion[type]': 'coupon',
      'promotion[coupon]': of,
      ...more,
    });
  const offer = (key: string, terms: object, planKey = 'premium') =>
    world.ok('PUT', `/v1/offers/${key}`, {
      planKey,
      interval: 'month',
      currency: 'usd',
      words: { title: key, body: key },
      terms,
    });
  const campaign = async (key: string, offerKeys: string[]) => {
    await world.ok('PUT', `/v1/campaigns/${key}`, {
      name: key,
      trigger: 'signal',
      channel: 'in_app',
      offerKeys,
      priority: 10,
    });
    await world.ok('POST', `/v1/campaigns/${key}/schedule`, {});
    campaigns.push(key);
  };
  const inbox = async (member: string) => (await world.ok<Inbox>('GET', `/v1/members/${member}/proposals`)).data[0];
  const accept = (id: string | undefined) =>
    world.ok<Prepared>('POST', `/v1/proposals/${id}/accept`, {
      consent: { terms: 'Terms', shownAt: '2026-03-02T10:00:00Z' },
    });

  describe('by a promotion code: the quote equals the invoice, and revenue is what is really paid, when the code takes', () => {
    it.each([
      ['20 % for ever', 'EVER', { percent_off: '20', duration: 'forever' }, 1600, 1600],
      [
        '5.00 for three months',
        'MONTHS',
        { amount_off: '500', currency: 'usd', duration: 'repeating', duration_in_months: '3' },
        1500,
        1500,
      ],
      ['50 % once', 'ONCE', { percent_off: '50', duration: 'once' }, 2000, 2000],
    ])('%s', async (_name, promotionCode, terms, recurring, monthly) => {
      const member = promotionCode.toLowerCase();
      await coupon(member, terms);
      await code(promotionCode, member);
      await payingMember(world, member, 'basic');
      await world.at(later(15.5));
      const full = await ask(member, { plan: 'premium' });
      const prepared = await ask(member, { plan: 'premium', promotionCode });
      expect(prepared.quote?.amountDueNowMinor).toBeLessThan(full.quote?.amountDueNowMinor ?? 0);
      expect(prepared.quote?.recurringMinor).toBe(recurring);
      expect(await confirm(prepared)).toMatchObject({ status: 'succeeded' });
      expect(await lastPaid(member)).toBe(prepared.quote?.amountDueNowMinor);
      expect(await subscription(member)).toMatchObject({ plan: 'premium', monthlyMinor: monthly });
    });
  });

  it('by a code that is unknown, has ended or is used up is refused, and nothing is charged', async () => {
    await coupon('few', { percent_off: '20', duration: 'once' });
    await code('ONE', 'few', { max_redemptions: '1' });
    await code('OVER', 'few', { expires_at: String(Date.parse(later(3)) / 1000) });
    await payingMember(world, 'first', 'basic');
    await payingMember(world, 'late', 'basic');
    const first = await ask('first', { plan: 'premium', promotionCode: 'ONE' });
    const second = await ask('late', { plan: 'premium', promotionCode: 'ONE' });
    await confirm(first);
    const refused = await world.call('POST', '/v1/plan-changes', { quoteId: second.quote?.id });
    expect([refused.status, refused.body.code]).toEqual([422, 'promotion_code_invalid']);
    await world.at(later(4));
    for (const promotionCode of ['ONE', 'OVER', 'NONE']) {
      const answer = await world.call('POST', '/v1/quotes', { member: 'late', plan: 'premium', promotionCode });
      expect([promotionCode, answer.body.code]).toEqual([promotionCode, 'promotion_code_invalid']);
    }
    expect(await subscription('late')).toMatchObject({ plan: 'basic' });
  });

  it('give a trial once to a member, whatever comes after it', async () => {
    await offer('try-premium', { trialDays: 14 });
    await campaign('trial', ['try-premium']);
    await world.ok('PUT', '/v1/members/trying', {});
    await goodDayOf('trying');
    const first = await accept((await inbox('trying'))?.id);
    await world.payOnPage(first.checkoutUrl ?? '', 'pm_card_visa');
    await world.drain();
    expect(await subscription('trying')).toMatchObject({ status: 'trialing', plan: 'premium', monthlyMinor: 0 });
    expect(await lastPaid('trying')).toBe(0);
    const { quote } = await ask('trying', { plan: 'premium', interval: 'year' });
    expect(quote).toMatchObject({ amountDueNowMinor: 0, recurringMinor: 20_000, nextInvoiceAt: later(14) });
    await world.at(later(15));
    expect(await subscription('trying')).toMatchObject({ status: 'active', monthlyMinor: 2000 });
    expect(await lastPaid('trying')).toBe(2000);

    await confirm(await ask('trying', { plan: 'free' }));
    await world.at(later(49));
    await goodDayOf('trying');
    const again = await accept((await inbox('trying'))?.id);
    await world.payOnPage(again.checkoutUrl ?? '', 'pm_card_visa');
    await world.drain();
    expect(await subscription('trying')).toMatchObject({ status: 'active', plan: 'premium' });
    expect(await lastPaid('trying')).toBe(2000);
  });

  it('give a discount only after a declined full price and 30 days, and then charge exactly that', async () => {
    await offer('premium-20-off', { discount: { percentOff: 20, duration: 'forever' } });
    await campaign('second-chance', ['premium-20-off']);
    await payingMember(world, 'declining', 'basic');
    const askedAfter = async (days: number) => {
      await world.at(later(days));
      await goodDayOf('declining');
      return inbox('declining');
    };
    for (const days of [0, 18]) {
      const full = await askedAfter(days);
      expect([days, full?.offer]).toEqual([days, 'premium-monthly']);
      await world.ok('POST', `/v1/proposals/${full?.id}/decline`);
    }
    await world.ok('POST', '/v1/campaigns/after-good-use/pause');
    expect(await askedAfter(28)).toBeUndefined();
    const cheaper = await askedAfter(54);
    await world.ok('POST', '/v1/campaigns/after-good-use/resume');
    expect(cheaper?.offer).toBe('premium-20-off');
    const prepared = await accept(cheaper?.id);
    expect(prepared.quote?.recurringMinor).toBe(1600);
    expect(await confirm(prepared)).toMatchObject({ status: 'succeeded' });
    expect(await lastPaid('declining')).toBe(prepared.quote?.amountDueNowMinor);
    expect(await subscription('declining')).toMatchObject({ plan: 'premium', monthlyMinor: 1600 });
  });

  it('let the buyer add what is optional, and only that earns more', async () => {
    const { id: product } = await world.stripe<{ id: string }>('POST', 'products', { name: 'Archive' });
    const { id: price } = await world.stripe<{ id: string }>('POST', 'prices', {
      product,
      currency: 'usd',
      unit_amount: '300',
      'recurring[interval]': 'month',
      lookup_key: 'archive_month_usd',
    });
    await offer('basic-and-more', { optionalItems: ['archive_month_usd'] }, 'basic');
    await campaign('optional', ['basic-and-more']);
    const buy = async (member: string, more: Record<string, string>) => {
      await world.ok('PUT', `/v1/members/${member}`, {});
      await goodDayOf(member);
      const { checkoutUrl } = await accept((await inbox(member))?.id);
      await fetch(checkoutUrl ?? '', {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ card: 'pm_card_visa', ...more }),
      });
      await world.drain();
      return subscription(member);
    };
    expect(await buy('adding', { offers: '1', optional: price })).toMatchObject({ plan: 'basic', monthlyMinor: 1300 });
    expect(await buy('plain', { offers: '1' })).toMatchObject({ plan: 'basic', monthlyMinor: 1000 });

    // and it stays when the plan changes, up and down
    expect(await confirm(await ask('adding', { plan: 'premium' }))).toMatchObject({ status: 'succeeded' });
    const lower = await ask('adding', { plan: 'basic' });
    expect(await confirm(lower)).toMatchObject({ status: 'succeeded' });
    await world.at(monthsAfter(start, 1, 1));
    expect([lower.quote?.recurringMinor, await lastPaid('adding'), await subscription('adding')]).toMatchObject([
      1300,
      1300,
      { plan: 'basic', monthlyMinor: 1300 },
    ]);
  });

  it('stay when a lower plan is scheduled: the discount goes on in the next phase', async () => {
    await coupon('loyal', { percent_off: '20', duration: 'forever' });
    const id = await payingMember(world, 'loyal', 'premium');
    await world.stripe('POST', `subscriptions/${id}`, { 'discounts[0][coupon]': 'loyal' });
    await world.drain();
    const lower = await ask('loyal', { plan: 'basic' });
    expect(await confirm(lower)).toMatchObject({ status: 'succeeded' });
    await world.at(monthsAfter(start, 1, 1));
    expect([lower.quote?.recurringMinor, await lastPaid('loyal')]).toEqual([800, 800]);
    await world.at(monthsAfter(start, 2, 1));
    expect([await lastPaid('loyal'), await subscription('loyal')]).toMatchObject([
      800,
      { plan: 'basic', monthlyMinor: 800 },
    ]);
  });

  it('that contradict themselves are refused when they are written', async () => {
    const refusal = async (terms: object) =>
      (
        await world.call('PUT', '/v1/offers/x', {
          planKey: 'premium',
          interval: 'month',
          currency: 'usd',
          words: { title: 'x', body: 'x' },
          terms,
        })
      ).body.code;
    const half = { percentOff: 50, duration: 'once' };
    for (const terms of [
      { discount: half, trialDays: 7 },
      { discount: half, allowPromotionCodes: true },
      { discount: { ...half, amountOffMinor: 100 } },
      { discount: { duration: 'once' } },
      { discount: { percentOff: 10, duration: 'repeating' } },
      { discount: { percentOff: 101, duration: 'once' } },
      { trialDays: 0 },
    ])
      expect([terms, await refusal(terms)]).toEqual([terms, 'invalid_request']);
  });

  it('include tax where the subscription has it: shown in the quote, paid on the invoice', async () => {
    const { id: rate } = await world.stripe<{ id: string }>('POST', 'tax_rates', {
      display_name: 'VAT',
      percentage: '10',
      inclusive: 'false',
    });
    const id = await payingMember(world, 'taxed', 'basic');
    await world.stripe('POST', `subscriptions/${id}`, { 'default_tax_rates[0]': rate });
    await world.at(later(15.5));
    const prepared = await ask('taxed', { plan: 'premium' });
    // half a month: 10.00 more for the better plan, 5.00 back; 10 % tax on what it comes to
    expect(prepared.quote?.taxMinor).not.toBe(0);
    expect(prepared.quote?.recurringMinor).toBe(2200);
    await confirm(prepared);
    expect(await lastPaid('taxed')).toBe(prepared.quote?.amountDueNowMinor);
  });
});
