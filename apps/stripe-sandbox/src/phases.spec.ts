import { openClub, type Club, type Member } from './testing/club';
import { idOf, secondsOf } from './testing/drive';

const MARCH = secondsOf('2026-03-01T00:00:00Z');
const APRIL = secondsOf('2026-04-01T00:00:00Z');
const MAY = secondsOf('2026-05-01T00:00:00Z');

describe('the phases of a schedule', () => {
  let club: Club;
  let member: Member;
  beforeEach(async () => {
    club = await openClub();
    member = await club.subscriber('premium');
  });
  afterEach(() => club.sandbox.close());

  const attach = () => club.stripe.subscriptionSchedules.create({ from_subscription: member.id });

  it('keeps a discount that a phase repeats by its id, and ends one that a phase leaves out', async () => {
    const { id: coupon } = await club.stripe.coupons.create({ percent_off: 50, duration: 'forever' });
    await club.stripe.subscriptions.update(member.id, { discounts: [{ coupon }], proration_behavior: 'none' });
    const { id, phases } = await attach();
    const [held] = phases[0]?.discounts ?? [];
    expect(held?.discount).toMatch(/^di_/);
    const discounts = [{ discount: idOf(held?.discount) }];
    const month = { interval: 'month' } as const;
    await club.stripe.subscriptionSchedules.update(id, {
      phases: [
        { start_date: MARCH, end_date: APRIL, items: [{ price: club.prices.premium }], discounts },
        { items: [{ price: club.prices.basic }], duration: month, discounts },
        { items: [{ price: club.prices.basic }], duration: month },
      ],
    });
    await club.at('2026-05-01T00:00:00Z');
    expect((await club.invoices(member)).map(({ amount_paid }) => amount_paid)).toEqual([1000, 500, 2000]);
    expect((await club.stripe.coupons.retrieve(coupon)).times_redeemed).toBe(1);
  });

  it('goes on without a discount that is spent or gone when its phase begins', async () => {
    const { id: once } = await club.stripe.coupons.create({ percent_off: 50, duration: 'once' });
    const { id: gone } = await club.stripe.coupons.create({ percent_off: 10, duration: 'forever' });
    const { id } = await attach();
    const month = { interval: 'month' } as const;
    await club.stripe.subscriptionSchedules.update(id, {
      phases: [
        { start_date: MARCH, end_date: APRIL, items: [{ price: club.prices.premium }] },
        { items: [{ price: club.prices.basic }], duration: month, discounts: [{ coupon: once }] },
        { items: [{ price: club.prices.basic }], duration: month, discounts: [{ coupon: gone }] },
      ],
    });
    await club.stripe.coupons.del(gone);
    await club.at('2026-05-01T00:00:00Z');
    expect((await club.invoices(member)).map(({ amount_paid }) => amount_paid)).toEqual([1000, 500, 2000]);
  });

  it('refuses a phase that could not be billed when it begins', async () => {
    const { id } = await attach();
    const { id: product } = await club.stripe.products.create({ name: 'Abroad' });
    const recurring = { interval: 'month' } as const;
    const { id: abroad } = await club.stripe.prices.create({ product, currency: 'eur', unit_amount: 900, recurring });
    for (const items of [[{ price: abroad }], [{ price: club.prices.basic }, { price: club.prices.year }]]) {
      const phases = [{ start_date: MARCH, end_date: APRIL, items: [{ price: club.prices.premium }] }, { items }];
      await expect(club.stripe.subscriptionSchedules.update(id, { phases })).rejects.toMatchObject({ statusCode: 400 });
    }
  });

  it('changes several items at once: what stays keeps its id, what is left over takes the new price', async () => {
    const added = await club.stripe.subscriptionItems.create({ subscription: member.id, price: club.prices.basic });
    const { id } = await attach();
    await club.stripe.subscriptionSchedules.update(id, {
      phases: [
        { start_date: MARCH, end_date: APRIL, items: [{ price: club.prices.premium }, { price: club.prices.basic }] },
        { items: [{ price: club.prices.basic, quantity: 3 }], duration: { interval: 'month' } },
      ],
    });
    await club.at('2026-04-01T00:00:00Z');
    const { items } = await club.read(member);
    expect(items.data.map((one) => [one.id, one.quantity])).toEqual([[added.id, 3]]);
  });

  it.each([
    ['a first phase without its start', [{ items: [{ price: 'basic' }] }], 'phases[0][start_date]'],
    [
      'phases with a gap',
      [
        { start_date: MARCH, end_date: APRIL, items: [{ price: 'basic' }] },
        { start_date: MAY, items: [{ price: 'basic' }] },
      ],
      'phases[1][start_date]',
    ],
    [
      'a phase that ends before it starts',
      [{ start_date: APRIL, end_date: MARCH, items: [{ price: 'basic' }] }],
      'phases[0]',
    ],
    ['phases that leave out the current one', [{ start_date: APRIL, items: [{ price: 'basic' }] }], 'phases'],
  ])('refuses %s and stays as it was', async (_name, phases, param) => {
    const { id } = await attach();
    const before = await club.stripe.subscriptionSchedules.retrieve(id);
    const wished = phases.map((one) => ({ ...one, items: [{ price: club.prices.basic }] }));
    await expect(club.stripe.subscriptionSchedules.update(id, { phases: wished })).rejects.toMatchObject({ param });
    expect((await club.stripe.subscriptionSchedules.retrieve(id)).phases).toEqual(before.phases);
  });
});
