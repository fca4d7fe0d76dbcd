import { NEVER_ASKED } from '../ask-ledger';
import type { Channel } from '../campaign';
import { NO_ENGAGEMENT } from '../engagement';
import { LIST_PRICE, type Discount, type Offer } from '../offer';
import { ladderOf, type Plan } from '../plan';
import type { Candidate, DecisionInput } from '../rules';

/** A small ladder, its offers, and a member at a good moment: what the specs of deciding vary. */
export const NOW = new Date('2026-03-10T12:00:00Z');
export const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

const plan = (key: string, rank: number): Plan => ({
  key,
  name: key,
  rank,
  entitlements: [],
  prices:
    rank === 0 ? [] : [{ interval: 'month', currency: 'usd', unitAmountMinor: rank * 1000, lookupKey: `${key}_month` }],
});
export const ladder = ladderOf([plan('free', 0), plan('basic', 1), plan('premium', 2)]);

export const offer = (planKey: string, key = `${planKey}-monthly`, terms = LIST_PRICE): Offer => ({
  key,
  planKey,
  interval: 'month',
  currency: 'usd',
  words: { title: 't', body: 'b' },
  terms,
  timing: 'both',
  active: true,
});
export const discounted = (planKey: string, change: Partial<Discount> = {}): Offer => {
  const discount: Discount = {
    percentOff: 20,
    amountOffMinor: null,
    duration: 'once',
    durationMonths: null,
    maxRedemptions: null,
    redeemBy: '2026-12-31T00:00:00Z',
    ...change,
  };
  return offer(planKey, `${planKey}-discounted`, { ...LIST_PRICE, discount });
};
export const OFFERS = [offer('basic'), offer('premium')];

export function candidate(
  key: string,
  channel: Channel = 'in_app',
  offers: readonly Offer[] = OFFERS,
  priority = 0,
): Candidate {
  return { campaign: { key, channel, priority }, offers };
}

export const GOOD_MOMENT: DecisionInput = {
  member: {
    externalId: 'ann',
    planKey: 'free',
    planState: 'known',
    timeZone: 'Europe/Berlin',
    email: null,
    consents: {},
    objectedAt: null,
    holdoutBucket: 9000,
    createdAt: daysAgo(100),
  },
  engagement: { ...NO_ENGAGEMENT, positive: 3, need: 1 },
  ledger: NEVER_ASKED,
  changeInProgress: false,
  leaving: false,
  candidates: [candidate('after-good-use')],
  scoreNeeded: true,
};
