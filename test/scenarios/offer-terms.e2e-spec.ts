import { goodDay, payingMember, seedCatalogue } from '../support/catalogue';
import { World } from '../support/world';

interface Prepared {
  planChange: { id: string; kind: string };
  quote: {
    id: string;
    amountDueNowMinor: number;
    discountMinor: number;
    taxMinor: number;
    recurringMinor: number;
  } | null;
  checkoutUrl: string | null;
}
interface Inbox {
  data: { id: string; offer: string }[];
}

describe('an offer’s terms', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.start();
    await seedCatalogue(world);
  });
  afterEach(() => world.stop());

  const ask = (member: string, want: object) => world.ok<Prepared>('POST', '/v1/quotes', { member, ...want });
  const confirm = async (prepared: Prepared) => {
    await world.ok('POST', '/v1/plan-changes', { quoteId: prepared.quote?.id });
    await world.drain();
    return world.ok('GET', `/v1/plan-changes/${prepared.planChange.id}`);
  };
  const lastPaid = async () =>
    (await world.stripe<{ data: { amount_paid: number }[] }>('GET', 'invoices', { status: 'paid', limit: '1' })).data[0]
      ?.amount_paid;
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
  };
  const inbox = async (member: string) => (await world.ok<Inbox>('GET', `/v1/members/${member}/proposals`)).data[0];
  const accept = (id: string | undefined) =>
    world.ok<Prepared>('POST', `/v1/proposals/${id}/accept`, {
      consent: { terms: 'Terms', shownAt: '2026-03-02T10:00:00Z' },
    });

  describe('by a promotion code: the quote equals the invoice, and revenue is what is really paid, when the code takes', () => {
    it.each([
      ['20 % for ever', { percent_off: '20', duration: 'forever' }, 1600, 1600],
      [
        '5.00 for three months',
        { amount_off: '500', currency: 'usd', duration: 'repeating', duration_in_months: '3' },
        1500,
        1500,
      ],
      ['50 % once', { percent_off: '50', duration: 'once' }, 2000, 2000],
    ])('%s', async (_name, terms, recurring, monthly) => {
      await coupon('spring', terms);
      await code('SPRING', 'spring');
      await payingMember(world, 'bob', 'basic');
      await world.at('2026-03-17T22:00:00Z');
      const full = await ask('bob', { plan: 'premium' });
      const prepared = await ask('bob', { plan: 'premium', promotionCode: 'SPRING' });
      expect(prepared.quote?.amountDueNowMinor).toBeLessThan(full.quote?.amountDueNowMinor ?? 0);
      expect(prepared.quote?.recurringMinor).toBe(recurring);
      expect(await confirm(prepared)).toMatchObject({ status: 'succeeded' });
      expect(await lastPaid()).toBe(prepared.quote?.amountDueNowMinor);
      expect(await subscription('bob')).toMatchObject({ plan: 'premium', monthlyMinor: monthly });
    });
  });

  it('by a code that is unknown, has ended or is used up is refused, and nothing is charged', async () => {
    await coupon('few', { percent_off: '20', duration: 'once' });
    await code('ONE', 'few', { max_redemptions: '1' });
    await code('OVER', 'few', { expires_at: String(Date.parse('2026-03-05T00:00:00Z') / 1000) });
    await payingMember(world, 'bob', 'basic');
    await payingMember(world, 'eve', 'basic');
    const first = await ask('bob', { plan: 'premium', promotionCode: 'ONE' });
    const second = await ask('eve', { plan: 'premium', promotionCode: 'ONE' });
    await confirm(first);
    const late = await world.call('POST', '/v1/plan-changes', { quoteId: second.quote?.id });
    expect([late.status, late.body.code]).toEqual([422, 'promotion_code_invalid']);
    await world.at('2026-03-06T10:00:00Z');
    for (const promotionCode of ['ONE', 'OVER', 'NONE']) {
      const answer = await world.call('POST', '/v1/quotes', { member: 'eve', plan: 'premium', promotionCode });
      expect([promotionCode, answer.body.code]).toEqual([promotionCode, 'promotion_code_invalid']);
    }
    expect(await subscription('eve')).toMatchObject({ plan: 'basic' });
  });

  it('give a trial once to a member, whatever comes after it', async () => {
    await offer('try-premium', { trialDays: 14 });
    await campaign('trial', ['try-premium']);
    await world.ok('PUT', '/v1/members/ann', {});
    await goodDay(world, 'ann', '2026-03-02T09:50:00Z');
    const first = await accept((await inbox('ann'))?.id);
    await world.payOnPage(first.checkoutUrl ?? '', 'pm_card_visa');
    await world.drain();
    expect(await subscription('ann')).toMatchObject({ status: 'trialing', plan: 'premium', monthlyMinor: 0 });
    expect(await lastPaid()).toBe(0);
    await world.at('2026-03-17T10:00:00Z');
    expect(await subscription('ann')).toMatchObject({ status: 'active', monthlyMinor: 2000 });
    expect(await lastPaid()).toBe(2000);

    await confirm(await ask('ann', { plan: 'free' }));
    await world.at('2026-04-20T10:00:00Z');
    await goodDay(world, 'ann', '2026-04-20T09:50:00Z');
    const again = await accept((await inbox('ann'))?.id);
    await world.payOnPage(again.checkoutUrl ?? '', 'pm_card_visa');
    await world.drain();
    expect(await subscription('ann')).toMatchObject({ status: 'active', plan: 'premium' });
    expect(await lastPaid()).toBe(2000);
  });

  it('give a discount only after a declined full price and 30 days, and then charge exactly that', async () => {
    await offer('premium-20-off', { discount: { percentOff: 20, duration: 'forever' } });
    await campaign('second-chance', ['premium-20-off']);
    await payingMember(world, 'bob', 'basic');
    const askedOn = async (day: string) => {
      await world.at(`${day}T10:00:00Z`);
      await goodDay(world, 'bob', `${day}T09:50:00Z`);
      return inbox('bob');
    };
    for (const day of ['2026-03-02', '2026-03-20']) {
      const full = await askedOn(day);
      expect([day, full?.offer]).toEqual([day, 'premium-monthly']);
      await world.ok('POST', `/v1/proposals/${full?.id}/decline`);
    }
    await world.ok('POST', '/v1/campaigns/after-good-use/pause');
    expect(await askedOn('2026-03-30')).toBeUndefined();
    const cheaper = await askedOn('2026-04-25');
    expect(cheaper?.offer).toBe('premium-20-off');
    const prepared = await accept(cheaper?.id);
    expect(prepared.quote?.recurringMinor).toBe(1600);
    expect(await confirm(prepared)).toMatchObject({ status: 'succeeded' });
    expect(await lastPaid()).toBe(prepared.quote?.amountDueNowMinor);
    expect(await subscription('bob')).toMatchObject({ plan: 'premium', monthlyMinor: 1600 });
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
      await goodDay(world, member, '2026-03-02T09:50:00Z');
      const { checkoutUrl } = await accept((await inbox(member))?.id);
      await fetch(checkoutUrl ?? '', {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ card: 'pm_card_visa', ...more }),
      });
      await world.drain();
      return subscription(member);
    };
    expect(await buy('ann', { offers: '1', optional: price })).toMatchObject({ plan: 'basic', monthlyMinor: 1300 });
    expect(await buy('eve', { offers: '1' })).toMatchObject({ plan: 'basic', monthlyMinor: 1000 });
  });

  it('stay when a lower plan is scheduled: the discount goes on in the next phase', async () => {
    await coupon('loyal', { percent_off: '20', duration: 'forever' });
    const id = await payingMember(world, 'bob', 'premium');
    await world.stripe('POST', `subscriptions/${id}`, { 'discounts[0][coupon]': 'loyal' });
    await world.drain();
    const lower = await ask('bob', { plan: 'basic' });
    expect(await confirm(lower)).toMatchObject({ status: 'succeeded' });
    await world.at('2026-04-03T10:00:00Z');
    expect([lower.quote?.recurringMinor, await lastPaid()]).toEqual([800, 800]);
    await world.at('2026-05-03T10:00:00Z');
    expect([await lastPaid(), await subscription('bob')]).toMatchObject([800, { plan: 'basic', monthlyMinor: 800 }]);
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
    const id = await payingMember(world, 'bob', 'basic');
    await world.stripe('POST', `subscriptions/${id}`, { 'default_tax_rates[0]': rate });
    await world.at('2026-03-17T22:00:00Z');
    const prepared = await ask('bob', { plan: 'premium' });
    // half a month: 10.00 more for the better plan, 5.00 back; 10 % tax on what it comes to
    expect(prepared.quote?.taxMinor).not.toBe(0);
    expect(prepared.quote?.recurringMinor).toBe(2200);
    await confirm(prepared);
    expect(await lastPaid()).toBe(prepared.quote?.amountDueNowMinor);
  });
});
