import fc from 'fast-check';
import { compilePolicy } from './compiled-policy';
import { decide } from './decide';
import type { Verdict } from './decision';
import { isDiscounted } from './offer';
import { DEFAULT_POLICY, type Policy } from './policy';
import type { DecisionInput } from './rules';
import { candidate, daysAgo, discounted, GOOD_MOMENT, ladder, NOW, offer } from './testing';

const DAY_MS = 86_400_000;
const CATALOGUE = [
  offer('basic'),
  offer('premium'),
  offer('basic', 'basic-other-words'),
  discounted('basic'),
  discounted('premium', { redeemBy: '2026-01-01T00:00:00Z' }),
];
const score = () => fc.integer({ min: 0, max: 800 }).map((hundredths) => hundredths / 100);
const past = (days: number) => fc.integer({ min: 0, max: days * 24 }).map((hours) => daysAgo(hours / 24));

const rarely = fc.constantFrom(...Array.from({ length: 7 }, () => false), true);

const anyInput: fc.Arbitrary<DecisionInput> = fc.record({
  member: fc.record({
    externalId: fc.string(),
    planKey: fc.constantFrom('free', 'free', 'basic', 'basic', 'premium', 'gone'),
    planState: rarely.map((unknown) => (unknown ? 'unknown' : 'known')),
    timeZone: fc.constantFrom('Europe/Berlin', 'Asia/Jakarta', 'America/New_York', null),
    email: rarely.map((none) => (none ? null : 'ann@example.com')),
    consents: fc.constantFrom({ email: true }, { email: true }, { email: true }, { email: true }, { email: false }, {}),
    createdAt: past(400),
    objectedAt: rarely.map((objected) => (objected ? daysAgo(3) : null)),
    holdoutBucket: fc.integer({ min: 0, max: 9999 }),
  }),
  engagement: fc.record({
    positive: score(),
    need: score(),
    negative: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.constant(NaN), score()),
    neutral: score(),
  }),
  ledger: fc.record({
    lastAskedAt: fc.option(past(120), { freq: 1 }),
    recentAsks: fc
      .array(fc.integer({ min: 0, max: 160 }), { maxLength: 3 })
      .map((days) => days.sort((a, b) => b - a).map(daysAgo)),
    declinesInARow: fc.integer({ min: 0, max: 5 }),
    lastDeclinedAt: fc.option(past(120)),
    openProposal: rarely,
    fullPriceDeclinedAt: fc.option(past(120)),
    lastDiscountAt: fc.option(past(240), { freq: 1 }),
  }),
  changeInProgress: rarely,
  leaving: rarely,
  candidates: fc.uniqueArray(
    fc
      .tuple(
        fc.constantFrom('a', 'b', 'c'),
        fc.constantFrom('in_app' as const, 'log' as const, 'email' as const),
        fc.subarray(CATALOGUE),
        fc.integer({ min: 0, max: 2 }),
      )
      .map((parts) => candidate(...parts)),
    { maxLength: 3, selector: ({ campaign }) => campaign.key },
  ),
  scoreNeeded: fc.boolean(),
});

const share = () => fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
const anyPolicy: fc.Arbitrary<Policy> = fc
  .record({
    version: fc.integer({ min: 1, max: 9 }),
    holdout: fc.record({ share: share().map((all) => 0.4 * all), salt: fc.string() }),
    threshold: score(),
    theta: share(),
    rho: share(),
    exploration: fc.record({ share: share(), askShare: share() }),
    armWeights: fc.dictionary(fc.constantFrom(...CATALOGUE.map(({ key }) => key)), score()),
    cap: fc.record({ asks: fc.integer({ min: 1, max: 5 }), days: fc.integer({ min: 1, max: 100 }) }),
    cooldownDays: fc.integer({ min: 0, max: 30 }),
  })
  .map((change) => ({ ...DEFAULT_POLICY, ...change }));
const anyModel = fc.option(
  fc.record({
    version: fc.constant(4),
    weights: fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 9, maxLength: 9 }),
  }),
);
const anyTime = fc.integer({ min: 0, max: 48 }).map((hours) => new Date(NOW.getTime() + hours * 3_600_000));
const always = (law: (input: DecisionInput, policy: Policy, verdict: Verdict, now: Date) => void) =>
  fc.assert(
    fc.property(anyInput, anyPolicy, anyModel, anyTime, (input, policy, model, now) =>
      law(input, policy, counted(input, decide(input, ladder, compilePolicy(policy, model), now)), now),
    ),
    { numRuns: 1500 },
  );

/** How often each kind came up: a law that never meets its case proves nothing. */
const seen = { offer: 0, hold: 0, none: 0, holdout: 0, log: 0, email: 0, in_app: 0, webhook: 30 };
function counted({ candidates }: DecisionInput, verdict: Verdict): Verdict {
  seen[verdict.outcome]++;
  const asking = verdict.outcome === 'offer' && candidates.find(({ campaign }) => campaign.key === verdict.campaignKey);
  if (asking) seen[asking.campaign.channel]++;
  return verdict;
}
describe('under any policy, with a model or without, at any time, a decision', () => {
  it('never asks the held-out, and keeps of them nothing but whether they would have been asked', () => {
    always(({ member }, { holdout }, verdict) => {
      const heldOut = member.holdoutBucket < Math.round(holdout.share * 10_000);
      expect(verdict.outcome === 'holdout').toBe(heldOut);
      if (heldOut) expect([verdict.because, verdict.score, verdict.features]).toEqual([['holdout'], 0, null]);
      else expect(verdict.wouldAsk).toBe(false);
    });
  });

  it('never asks or scores one who objected', () => {
    always(({ member }, _policy, verdict) => {
      if (!member.objectedAt) return;
      expect(verdict.outcome).not.toBe('offer');
      expect([verdict.score, verdict.features, verdict.probability]).toEqual([0, null, null]);
    });
  });

  it('never asks after a bad experience, nor when the plan is unknown or about to change, nor beside an open proposal', () => {
    always((input, policy, { outcome }) => {
      if (outcome !== 'offer') return;
      expect(input.engagement.negative).toBeLessThanOrEqual(policy.negativeBound);
      expect(input.member.planState).toBe('known');
      expect(input.changeInProgress || input.ledger.openProposal).toBe(false);
    });
  });

  it('never asks more often than the caps, sooner than the cooldown, or into the silence after declines', () => {
    always(({ ledger }, policy, { outcome }, now) => {
      if (outcome !== 'offer') return;
      const since = (at: Date | null) => (at ? (now.getTime() - at.getTime()) / DAY_MS : Infinity);
      expect(ledger.recentAsks.filter((at) => since(at) < policy.cap.days).length).toBeLessThan(policy.cap.asks);
      expect(since(ledger.lastAskedAt)).toBeGreaterThanOrEqual(policy.cooldownDays);
      if (ledger.declinesInARow >= policy.declines.inARow)
        expect(since(ledger.lastDeclinedAt)).toBeGreaterThanOrEqual(policy.declines.silenceDays);
    });
  });

  it('never offers a plan that the member has, or a lower one, or an offer that is not the campaign’s', () => {
    always((input, _policy, { outcome, offerKey, campaignKey }) => {
      if (outcome !== 'offer') return expect(offerKey).toBeNull();
      const sold = input.candidates
        .find(({ campaign }) => campaign.key === campaignKey)
        ?.offers.find(({ key }) => key === offerKey);
      expect(ladder.get(sold?.planKey ?? '')?.rank).toBeGreaterThan(ladder.get(input.member.planKey)?.rank ?? 99);
    });
  });

  it('never gives a discount before a full price was declined for 30 days, twice in 180, for leaving, or past its end', () => {
    const since = (at: Date | null) => (at ? (NOW.getTime() - at.getTime()) / DAY_MS : Infinity);
    const history = fc.record({
      fullPriceDeclinedAt: fc.option(past(60)),
      lastDiscountAt: fc.option(past(360)),
      leaving: rarely,
      offers: fc.subarray(CATALOGUE, { minLength: 1 }),
    });
    let given = 0;
    fc.assert(
      fc.property(history, ({ fullPriceDeclinedAt, lastDiscountAt, leaving, offers }) => {
        const ledger = { ...GOOD_MOMENT.ledger, fullPriceDeclinedAt, lastDiscountAt };
        const input = { ...GOOD_MOMENT, ledger, leaving, candidates: [candidate('a', 'in_app', offers)] };
        const { offerKey, because } = decide(input, ladder, compilePolicy(DEFAULT_POLICY), NOW);
        const sold = CATALOGUE.find(({ key }) => key === offerKey);
        if (!sold || !isDiscounted(sold)) return expect(because[0]).toMatch(/eligible|discount_not_earned|entitled/);
        given++;
        expect(leaving).toBe(false);
        expect(fullPriceDeclinedAt).not.toBeNull();
        expect(since(fullPriceDeclinedAt)).toBeGreaterThanOrEqual(30);
        expect(since(lastDiscountAt)).toBeGreaterThanOrEqual(180);
        expect(sold.key).not.toBe('premium-discounted');
      }),
      { numRuns: 1000 },
    );
    expect(given).toBeGreaterThan(30);
  });

  it('never pushes at night or into an unknown zone', () => {
    always(({ member, candidates }, _policy, { outcome, campaignKey }, now) => {
      const channel = candidates.find(({ campaign }) => campaign.key === campaignKey)?.campaign.channel;
      if (outcome !== 'offer' || channel === 'in_app') return;
      const hour = Number(
        new Intl.DateTimeFormat('en-GB', { timeZone: member.timeZone ?? '', hour: '2-digit', hourCycle: 'h23' }).format(
          now,
        ),
      );
      expect(hour >= 8 && hour < 21).toBe(true);
    });
  });

  it('never e-mails without consent and an address', () => {
    always(({ member, candidates }, _policy, { outcome, campaignKey }) => {
      const channel = candidates.find(({ campaign }) => campaign.key === campaignKey)?.campaign.channel;
      if (outcome !== 'offer' || channel !== 'email') return;
      expect([member.consents, member.email]).toEqual([{ email: true }, 'ann@example.com']);
    });
  });

  it('always explains itself, by exact propensities of all arms, and is the same again', () => {
    fc.assert(
      fc.property(anyInput, anyPolicy, anyModel, anyTime, (input, policy, model, now) => {
        const rules = compilePolicy(policy, model);
        const verdict = decide(input, ladder, rules, now);
        expect(verdict.because.length).toBeGreaterThan(0);
        expect(Object.values(verdict.propensities).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
        expect(verdict.outcome === 'hold').toBe(verdict.until !== null);
        if (verdict.until) expect(verdict.until.getTime()).toBeGreaterThan(now.getTime());
        const taken = verdict.outcome === 'offer' ? (verdict.offerKey ?? 'no offer') : 'none';
        expect(verdict.propensities[taken]).toBeGreaterThan(0);
        expect(verdict.policyVersion).toBe(policy.version);
        const again = { ...input, candidates: [...input.candidates].reverse() };
        expect({ ...decide(again, ladder, compilePolicy(policy, model), now), passedOver: [] }).toEqual({
          ...verdict,
          passedOver: [],
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('always holds only for what time lifts: at that instant, none of the reasons stands any more', () => {
    always((input, policy, { outcome, because, until, campaignKey }) => {
      if (outcome !== 'hold' || !until) return;
      const candidates = input.candidates.filter(({ campaign }) => campaign.key === campaignKey);
      const later = decide({ ...input, candidates }, ladder, compilePolicy(policy), until);
      for (const reason of because.filter((one) => one !== 'quiet_hours')) expect(later.because).not.toContain(reason);
    });
  });

  it('met every case often enough for the laws to mean something', () => {
    expect(Object.entries(seen).filter(([, times]) => times < 30)).toEqual([]);
  });
});
