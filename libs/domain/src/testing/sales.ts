import type { Offered, QuestionKind, Sale, SaleLine } from '../sale';

/** A cart of basic and a mug, and what is offered to it. */
export const SALE_NOW = new Date('2026-03-10T12:00:00Z');

export const line = (kind: SaleLine['kind'], key: string, unitAmountMinor: number): SaleLine => ({
  kind,
  key,
  name: key,
  interval: kind === 'plan' ? 'month' : null,
  priceLookupKey: `${key}_usd`,
  unitAmountMinor,
  quantity: 1,
  origin: 'cart',
  offerKey: null,
  terms: null,
});

export const offered = (kind: QuestionKind): Offered => ({
  line: {
    ...(kind === 'up_sell' ? line('plan', 'premium', 2000) : line('product', 'guide', 500)),
    origin: kind,
  },
  differenceNowMinor: 1000,
  differenceMonthlyMinor: 1000,
  adds: [],
  campaignId: null,
  alsoBought: false,
  insteadOfMinor: null,
  incentive: null,
});

export const cart: Sale = {
  id: '0198a000-0000-7000-8000-000000000001',
  memberId: null,
  status: 'cart',
  currency: 'usd',
  locale: 'en',
  lines: [line('plan', 'basic', 1000), line('product', 'mug', 800)],
  unpaid: [],
  questions: [],
  heldOut: false,
  rewards: [],
  createdAt: SALE_NOW,
  expiresAt: new Date(SALE_NOW.getTime() + 3_600_000),
};
