import { NEVER_ASKED } from './ask-ledger';
import { compilePolicy, isHeldOut } from './compiled-policy';
import { decide } from './decide';
import { NO_ENGAGEMENT } from './engagement';
import { DEFAULT_POLICY } from './policy';
import type { DecisionInput } from './rules';
import { candidate, daysAgo, GOOD_MOMENT, ladder, NOW } from './testing';

const good = GOOD_MOMENT;
const pushed = { candidates: [candidate('evening', 'log')] };
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

  it('offers from the threshold on, and as long as what is bad does not pass its bound', () => {
    expect(said({ engagement: { ...NO_ENGAGEMENT, positive: 3.5, negative: 0.5 } }).outcome).toBe('offer');
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

  it('says of a held-out member whether it would have been asked now', () => {
    const held = member({ holdoutBucket: 999 });
    expect(said(held)).toMatchObject({ outcome: 'holdout', wouldAsk: true, offerKey: null });
    expect(said({ ...held, changeInProgress: true }).wouldAsk).toBe(false);
    expect(said({}).wouldAsk).toBe(false);
  });

  it('holds out seven buckets of a hundred for a share of 0.07, which is a little more to a computer', () => {
    const policy = { ...DEFAULT_POLICY, holdout: { share: 0.07, salt: 'any' } };
    expect([699, 700].map((holdoutBucket) => isHeldOut({ holdoutBucket }, policy))).toEqual([true, false]);
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
});
