import fc from 'fast-check';
import { NEVER_ASKED } from './ask-ledger';
import { compilePolicy, decide } from './decide';
import { NO_ENGAGEMENT } from './engagement';
import { LIST_PRICE, type Offer } from './offer';
import { ladderOf, type Plan } from './plan';
import { DEFAULT_POLICY } from './policy';
import type { Candidate, DecisionInput } from './rules';

const NOW = new Date('2026-03-10T12:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const plan = (key: string, rank: number): Plan => ({
  key,
  name: key,
  rank,
  entitlements: [],
  prices:
    rank === 0 ? [] : [{ interval: 'month', currency: 'usd', unitAmountMinor: rank * 1000, lookupKey: `${key}_month` }],
});
const ladder = ladderOf([plan('free', 0), plan('basic', 1), plan('premium', 2)]);
const offer = (planKey: string): Offer => ({
  key: `${planKey}-monthly`,
  planKey,
  interval: 'month',
  currency: 'usd',
  words: { title: 't', body: 'b' },
  terms: LIST_PRICE,
  active: true,
});
const offers = [offer('basic'), offer('premium')];
function candidate(key: string, channel: 'in_app' | 'log' = 'in_app', priority = 0, selling = offers): Candidate {
  return { campaign: { key, channel, priority }, offers: selling };
}
const pushed = { candidates: [candidate('evening', 'log')] };
const good: DecisionInput = {
  member: {
    externalId: 'ann',
    planKey: 'free',
    planState: 'known',
    timeZone: 'Europe/Berlin',
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
const rules = compilePolicy(DEFAULT_POLICY);
const said = (change: Partial<DecisionInput>, now = NOW) => decide({ ...good, ...change }, ladder, rules, now);
const member = (change: Partial<DecisionInput['member']>) => ({ member: { ...good.member, ...change } });
const ledger = (change: Partial<DecisionInput['ledger']>) => ({ ledger: { ...NEVER_ASKED, ...change } });
const night = new Date('2026-03-10T22:00:00Z');

describe('decide', () => {
  it('offers the next plan at a good moment', () => {
    expect(said({})).toMatchObject({
      outcome: 'offer',
      because: ['eligible'],
      offerKey: 'basic-monthly',
      propensities: { 'basic-monthly': 1 },
    });
  });

  it('offers a paying member the plan above, never the one they have', () => {
    expect(said(member({ planKey: 'basic' })).offerKey).toBe('premium-monthly');
  });

  it.each([
    ['the holdout', member({ holdoutBucket: 999 }), 'holdout', 'holdout'],
    ['an objection', member({ objectedAt: daysAgo(1) }), 'none', 'objected'],
    ['an unknown plan state', member({ planState: 'unknown' as const }), 'none', 'plan_state_unknown'],
    ['a plan that is gone', member({ planKey: 'gold' }), 'none', 'plan_state_unknown'],
    ['the top plan', member({ planKey: 'premium' }), 'none', 'already_entitled'],
    ['a change in progress', { changeInProgress: true }, 'none', 'change_in_progress'],
    ['no campaign', { candidates: [] }, 'none', 'no_audience_match'],
    ['a bad experience', { engagement: { ...good.engagement, negative: 0.51 } }, 'none', 'blocked_by_signal'],
    ['a low score', { engagement: { ...NO_ENGAGEMENT, positive: 3.4 } }, 'none', 'score_below_threshold'],
    ['an open proposal', ledger({ openProposal: true }), 'none', 'open_proposal'],
    ['an ask six days ago', ledger({ lastAskedAt: daysAgo(6) }), 'hold', 'cooldown'],
    ['three declines in a row', ledger({ declinesInARow: 3, lastDeclinedAt: daysAgo(80) }), 'hold', 'cooldown'],
    ['four asks in 90 days', ledger({ recentAsks: [80, 60, 40, 20].map(daysAgo) }), 'hold', 'frequency_capped'],
  ])('does not ask because of %s', (_name, change, outcome, reason) => {
    const verdict = said(change);
    expect([verdict.outcome, verdict.because[0], verdict.offerKey]).toEqual([outcome, reason, null]);
  });

  it('names when a wait ends', () => {
    expect(said(ledger({ lastAskedAt: daysAgo(6) })).until).toEqual(new Date('2026-03-11T12:00:00Z'));
    expect(said(ledger({ recentAsks: [80, 60, 40, 20].map(daysAgo) })).until).toEqual(daysAgo(80 - 90));
  });

  it('waits for the morning with a push, and not with the inbox', () => {
    expect(said(pushed, night)).toMatchObject({ outcome: 'hold', because: ['quiet_hours'] });
    expect(said(pushed, night).until).toEqual(new Date('2026-03-11T07:00:00Z'));
    expect(said({}, night).outcome).toBe('offer');
  });

  it('pushes nothing to an unknown zone', () => {
    expect(said({ ...pushed, ...member({ timeZone: null }) }).because).toEqual(['time_zone_unknown']);
  });

  it('asks a scheduled audience without a score, and still not against a bad experience', () => {
    expect(said({ scoreNeeded: false, engagement: NO_ENGAGEMENT }).outcome).toBe('offer');
    expect(said({ scoreNeeded: false, engagement: { ...NO_ENGAGEMENT, negative: 1 } }).outcome).toBe('none');
  });

  const anyInput: fc.Arbitrary<DecisionInput> = fc.record({
    member: fc.record({
      externalId: fc.string(),
      planKey: fc.constantFrom('free', 'basic', 'premium', 'gone'),
      planState: fc.constantFrom('known' as const, 'unknown' as const),
      timeZone: fc.constantFrom('Europe/Berlin', 'Asia/Jakarta', null),
      consents: fc.constant({}),
      createdAt: fc.constant(daysAgo(100)),
      objectedAt: fc.constantFrom(null, daysAgo(3)),
      holdoutBucket: fc.integer({ min: 0, max: 9999 }),
    }),
    engagement: fc.record({ positive: score(), need: score(), negative: score(), neutral: score() }),
    ledger: fc.record({
      lastAskedAt: fc.option(fc.integer({ min: 0, max: 120 }).map(daysAgo)),
      recentAsks: fc
        .array(fc.integer({ min: 0, max: 89 }), { maxLength: 6 })
        .map((days) => days.sort((a, b) => b - a).map(daysAgo)),
      declinesInARow: fc.integer({ min: 0, max: 5 }),
      lastDeclinedAt: fc.option(fc.integer({ min: 0, max: 120 }).map(daysAgo)),
      openProposal: fc.boolean(),
      fullPriceDeclinedAt: fc.option(fc.integer({ min: 0, max: 120 }).map(daysAgo)),
      lastDiscountAt: fc.option(fc.integer({ min: 0, max: 240 }).map(daysAgo)),
    }),
    changeInProgress: fc.boolean(),
    leaving: fc.boolean(),
    candidates: anyCandidates(),
    scoreNeeded: fc.boolean(),
  });

  it('never asks against a rule, whatever else is true', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const verdict = decide(input, ladder, rules, NOW);
        if (verdict.outcome !== 'offer') return;
        expect(input.member.holdoutBucket).toBeGreaterThanOrEqual(1000);
        expect(input.member.objectedAt).toBeNull();
        expect(input.member.planState).toBe('known');
        expect(input.engagement.negative).toBeLessThanOrEqual(DEFAULT_POLICY.negativeBound);
        expect(input.ledger.openProposal || input.changeInProgress).toBe(false);
        expect(input.ledger.recentAsks.length).toBeLessThan(DEFAULT_POLICY.cap.asks);
        const sold = offers.find(({ key }) => key === verdict.offerKey);
        expect(ladder.get(sold?.planKey ?? '')?.rank).toBeGreaterThan(ladder.get(input.member.planKey)?.rank ?? 99);
      }),
      { numRuns: 2000 },
    );
  });

  it('always explains itself, with propensities that sum to 1, and holds only until a later time', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const verdict = decide(input, ladder, rules, NOW);
        expect(verdict.because.length).toBeGreaterThan(0);
        expect(Object.values(verdict.propensities).reduce((sum, p) => sum + p, 0)).toBe(1);
        expect(verdict.outcome === 'hold').toBe(verdict.until !== null);
        if (verdict.until) expect(verdict.until.getTime()).toBeGreaterThan(NOW.getTime());
        expect(decide(input, ladder, rules, NOW)).toEqual(verdict);
      }),
    );
  });
});

function score() {
  return fc.double({ min: 0, max: 8, noNaN: true });
}

function anyCandidates() {
  const one = fc.record({
    campaign: fc.record({
      key: fc.constantFrom('a', 'b', 'c'),
      channel: fc.constantFrom('in_app' as const, 'log' as const),
      priority: fc.integer({ min: 0, max: 2 }),
    }),
    offers: fc.subarray(offers),
  });
  return fc.uniqueArray(one, { maxLength: 3, selector: ({ campaign }) => campaign.key });
}
