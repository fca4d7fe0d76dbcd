import fc from 'fast-check';
import { movementBetween } from './mrr';
import { ladderOf } from './plan';
import { PLAN_CHANGE_MOVES, type PlanChangeStatus } from './plan-change';
import { mrrOf, planFrom, settledStatus } from './reconcile';
import { mayMove, sourcesOf } from './state-machine';
import type { SubscriptionFacts } from './subscription';

const NOW = new Date('2026-03-10T12:00:00Z');
const price = (lookupKey: string, unitAmountMinor: number) => ({
  interval: 'month' as const,
  currency: 'usd',
  unitAmountMinor,
  lookupKey,
});
const ladder = ladderOf([
  { key: 'free', name: 'Free', rank: 0, entitlements: [], prices: [] },
  { key: 'basic', name: 'Basic', rank: 1, entitlements: [], prices: [price('basic_month', 1000)] },
  { key: 'premium', name: 'Premium', rank: 2, entitlements: [], prices: [price('premium_month', 2000)] },
]);
const facts = (change: Partial<SubscriptionFacts> = {}): SubscriptionFacts => ({
  id: 'sub_1',
  customerId: 'cus_1',
  status: 'active',
  itemId: 'si_1',
  priceId: 'price_1',
  lookupKey: 'basic_month',
  unitAmountMinor: 1000,
  quantity: 1,
  currency: 'usd',
  interval: 'month',
  intervalCount: 1,
  currentPeriodStart: new Date('2026-03-01T00:00:00Z'),
  currentPeriodEnd: new Date('2026-04-01T00:00:00Z'),
  cancelAt: null,
  cancelAtPeriodEnd: false,
  scheduleId: null,
  scheduledLookupKey: null,
  scheduledAt: null,
  trialEnd: null,
  collectionPaused: false,
  otherItems: [],
  discounts: [],
  pendingUpdate: null,
  latestInvoiceId: 'in_1',
  firstUnpaid: false,
  createdAt: new Date('2026-03-01T00:00:00Z'),
  ...change,
});

describe('the plan that Stripe gives', () => {
  it.each([
    ['active', 'basic'],
    ['trialing', 'basic'],
    ['unpaid', 'free'],
    ['paused', 'free'],
    ['canceled', 'free'],
    ['incomplete', 'free'],
    ['incomplete_expired', 'free'],
  ])('with a subscription that is %s is %s', (status, planKey) => {
    const renewed = facts({ status, currentPeriodStart: new Date('2026-03-09T00:00:00Z') });
    expect(planFrom([renewed], ladder, NOW)).toMatchObject({ kind: 'plan', planKey });
  });

  it('is free until the first invoice is paid, whatever Stripe calls the subscription, and earns nothing', () => {
    for (const status of ['active', 'past_due', 'incomplete']) {
      const unpaid = facts({ status, firstUnpaid: true });
      expect([planFrom([unpaid], ladder, NOW), mrrOf(unpaid, ladder)]).toMatchObject([{ planKey: 'free' }, 0]);
    }
  });

  it('stays for a while when a renewal is unpaid, and then ends', () => {
    const late = facts({ status: 'past_due', currentPeriodStart: new Date('2026-03-05T00:00:00Z') });
    expect(planFrom([late], ladder, NOW)).toMatchObject({ planKey: 'basic' });
    expect(planFrom([late], ladder, new Date('2026-03-12T00:00:01Z'))).toMatchObject({ planKey: 'free' });
  });

  it('is unknown with two live subscriptions, and with a status that nobody has heard of', () => {
    expect(planFrom([facts(), facts({ id: 'sub_2' })], ladder, NOW)).toEqual({
      kind: 'unknown',
      because: 'multiple_subscriptions',
    });
    expect(planFrom([facts({ status: 'dormant' })], ladder, NOW)).toEqual({
      kind: 'unknown',
      because: 'status_unknown',
    });
  });

  it('does not count subscriptions of another application', () => {
    const foreign = facts({ id: 'sub_2', lookupKey: 'somebody_else' });
    expect(planFrom([facts(), foreign], ladder, NOW)).toMatchObject({ planKey: 'basic' });
    expect(planFrom([foreign], ladder, NOW)).toMatchObject({ planKey: 'free' });
  });

  it('counts a yearly price by the month; a trial, what is not collected and a foreign price as nothing', () => {
    expect(mrrOf(facts({ unitAmountMinor: 10_000, interval: 'year' }), ladder)).toBe(833);
    expect(mrrOf(facts({ status: 'trialing' }), ladder)).toBe(0);
    expect(mrrOf(facts({ collectionPaused: true }), ladder)).toBe(0);
    expect(mrrOf(facts({ quantity: 3 }), ladder)).toBe(3000);
    expect(mrrOf(facts({ lookupKey: 'somebody_else' }), ladder)).toBe(0);
  });
});

describe('a change in flight', () => {
  const update = { kind: 'update' as const, status: 'submitted' as const, priceLookupKey: 'premium_month' };
  const paid = facts({ lookupKey: 'premium_month' });
  const waiting = facts({ pendingUpdate: { expiresAt: new Date('2026-03-11T11:00:00Z') } });

  it.each([
    ['succeeds when the new price is in force', update, { subscription: paid, sessionStatus: null }, 'succeeded'],
    [
      'requires action while its invoice is unpaid',
      update,
      { subscription: waiting, sessionStatus: null },
      'requires_action',
    ],
    ['is still on its way before Stripe has heard of it', update, { subscription: facts(), sessionStatus: null }, null],
    [
      'expires when the pending update is gone and the old price stays',
      { ...update, status: 'requires_action' as const },
      { subscription: facts(), sessionStatus: null },
      'expired',
    ],
    [
      'does not succeed on a subscription that is past due',
      update,
      { subscription: facts({ lookupKey: 'premium_month', status: 'past_due' }), sessionStatus: null },
      null,
    ],
  ])('%s', (_name, change, evidence, status) => {
    expect(settledStatus(change, evidence)).toBe(status);
  });

  it('of a Checkout succeeds by the subscription or by what was paid on the page, and expires with its session', () => {
    const checkout = { kind: 'checkout' as const, status: 'requires_action' as const, priceLookupKey: 'basic_month' };
    const paid = { sessionStatus: 'complete', sessionPaid: true } as const;
    expect(settledStatus(checkout, { subscription: null, sessionStatus: 'open' })).toBeNull();
    expect(settledStatus(checkout, { subscription: facts(), sessionStatus: null })).toBe('succeeded');
    // ended, or moved to another price, before anybody looked
    expect(settledStatus(checkout, { subscription: null, ...paid })).toBe('succeeded');
    expect(settledStatus(checkout, { subscription: facts({ lookupKey: 'premium_month' }), ...paid })).toBe('succeeded');
    expect(settledStatus(checkout, { subscription: null, sessionStatus: 'expired' })).toBe('expired');
  });

  it.each([
    ['submitted', 'paid', null],
    ['submitted', 'open', 'requires_action'],
    ['submitted', 'processing', 'requires_action'],
    ['requires_action', 'open', null],
    ['requires_action', 'void', 'expired'],
  ] as const)('to go on, %s, while the latest invoice of what is paused is %s: %s', (status, invoiceStatus, next) => {
    const resume = { kind: 'resume' as const, status, priceLookupKey: null };
    const paused = { subscription: facts({ status: 'paused' }), sessionStatus: null, invoiceStatus };
    expect(settledStatus(resume, paused)).toBe(next);
    for (const running of ['active', 'past_due'])
      expect(settledStatus(resume, { ...paused, subscription: facts({ status: running }) })).toBe('succeeded');
  });

  it.each(['checkout', 'purchase'] as const)(
    'of a %s waits for a bank that takes days, and fails when it says no',
    (kind) => {
      const change = { kind, status: 'requires_action' as const, priceLookupKey: 'basic_month' };
      const waits = {
        subscription: facts({ firstUnpaid: true }),
        sessionStatus: 'complete',
        sessionPaid: false,
      } as const;
      expect(settledStatus(change, waits)).toBe('processing');
      expect(settledStatus({ ...change, status: 'processing' }, { ...waits, sessionRefused: true })).toBe('failed');
      expect(
        settledStatus(
          { ...change, status: 'processing' },
          { subscription: facts(), sessionStatus: 'complete', sessionPaid: true },
        ),
      ).toBe('succeeded');
    },
  );

  it.each([
    [null, null],
    ['draft', null],
    ['open', 'requires_action'],
    ['uncollectible', 'requires_action'],
    ['paid', 'succeeded'],
    ['void', 'expired'],
  ])('of products on an invoice that is %s: %s, whatever the subscription sells', (invoiceStatus, status) => {
    const change = { kind: 'invoice' as const, status: 'submitted' as const, priceLookupKey: null };
    for (const subscription of [null, facts()])
      expect(settledStatus(change, { subscription, sessionStatus: null, invoiceStatus })).toBe(status);
  });

  it('only ever moves as its table of moves allows', () => {
    const statuses = fc.constantFrom<PlanChangeStatus>('submitted', 'requires_action');
    const subscription = fc.option(
      fc
        .record({
          status: fc.constantFrom('active', 'past_due', 'canceled'),
          pending: fc.boolean(),
          premium: fc.boolean(),
        })
        .map(({ status, pending, premium }) =>
          facts({
            status,
            lookupKey: premium ? 'premium_month' : 'basic_month',
            pendingUpdate: pending ? { expiresAt: NOW } : null,
          }),
        ),
    );
    const session = fc.constantFrom('open' as const, 'complete' as const, 'expired' as const, null);
    fc.assert(
      fc.property(
        fc.constantFrom('checkout' as const, 'update' as const),
        statuses,
        subscription,
        session,
        (kind, status, one, sessionStatus) => {
          const next = settledStatus(
            { kind, status, priceLookupKey: 'premium_month' },
            { subscription: one, sessionStatus },
          );
          expect(next === null || mayMove(PLAN_CHANGE_MOVES, status, next)).toBe(true);
        },
      ),
    );
  });
});

describe('movements of recurring revenue', () => {
  it.each([
    [0, 1000, false, 'new', 1000],
    [0, 1000, true, 'reactivation', 1000],
    [1000, 2000, true, 'expansion', 1000],
    [2000, 1000, true, 'contraction', -1000],
    [2000, 0, true, 'churn', -2000],
  ])('%i -> %i is %s', (before, after, paidBefore, kind, amountMinor) => {
    expect(movementBetween(before, after, paidBefore)).toEqual({ kind, amountMinor });
  });

  it('always add up: start + movements = end', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1 }), (history) => {
        let held = 0;
        let sum = 0;
        for (const next of history) {
          sum += movementBetween(held, next, sum > 0)?.amountMinor ?? 0;
          held = next;
        }
        expect(sum).toBe(held);
      }),
    );
  });

  it('what Stripe may be carrying out is never put aside for another wish: only what nobody has confirmed', () => {
    expect(sourcesOf(PLAN_CHANGE_MOVES, 'superseded')).toEqual(['quoted']);
  });
});
