import fc from 'fast-check';
import { maySend, type SendInput } from './may-send';
import { ladderOf } from './plan';
import { DEFAULT_POLICY } from './policy';

const NOON = new Date('2026-03-10T12:00:00Z');
const NIGHT = new Date('2026-03-10T22:00:00Z');
const ladder = ladderOf(
  ['free', 'basic', 'premium'].map((key, rank) => ({ key, name: key, rank, entitlements: [], prices: [] })),
);
const ok: SendInput = {
  proposal: { planKey: 'basic', channel: 'log' },
  campaign: { status: 'running', endsAt: null },
  member: {
    planKey: 'free',
    planState: 'known',
    objectedAt: null,
    timeZone: 'Europe/Berlin',
    email: 'ann@example.com',
    consents: {},
  },
  negativeScore: 0,
  changeInProgress: false,
};
const said = (change: Partial<SendInput>, now = NOON) => maySend({ ...ok, ...change }, ladder, DEFAULT_POLICY, now);

describe('the question at the moment of sending', () => {
  it('sends no e-mail to one who did not consent, or has no address', () => {
    const email = { ...ok.proposal, channel: 'email' as const };
    const consents = { email: true };
    expect(said({ proposal: email })).toEqual({ kind: 'withdraw', because: 'no_consent' });
    expect(said({ proposal: email, member: { ...ok.member, consents, email: null } })).toEqual({
      kind: 'withdraw',
      because: 'no_address',
    });
    expect(said({ proposal: email, member: { ...ok.member, consents } })).toEqual({ kind: 'send' });
  });

  it('lets a good message go', () => {
    expect(said({})).toEqual({ kind: 'send' });
  });

  it.each([
    ['objected', { member: { ...ok.member, objectedAt: NOON } }],
    ['plan_state_unknown', { member: { ...ok.member, planState: 'unknown' as const } }],
    ['already_entitled', { member: { ...ok.member, planKey: 'premium' } }],
    ['already_entitled', { member: { ...ok.member, planKey: 'basic' } }],
    ['change_in_progress', { changeInProgress: true }],
    ['blocked_by_signal', { negativeScore: 2 }],
    ['blocked_by_signal', { negativeScore: NaN }],
    ['campaign_ended', { campaign: { status: 'cancelled' as const, endsAt: null } }],
    ['campaign_ended', { campaign: { status: 'running' as const, endsAt: NOON } }],
    ['time_zone_unknown', { member: { ...ok.member, timeZone: null } }],
  ])('withdraws what was decided before it became true that %s', (because, change) => {
    expect(said(change)).toEqual({ kind: 'withdraw', because });
  });

  it('holds back while the campaign is paused, and still sends what a completed one has asked', () => {
    expect(said({ campaign: { status: 'paused', endsAt: null } })).toEqual({ kind: 'hold' });
    expect(said({ campaign: { status: 'completed', endsAt: null } })).toEqual({ kind: 'send' });
  });

  it('keeps a push until morning, and puts into the inbox at any hour', () => {
    expect(said({}, NIGHT)).toEqual({ kind: 'wait', until: new Date('2026-03-11T07:00:00Z') });
    expect(said({ proposal: { planKey: 'basic', channel: 'in_app' } }, NIGHT)).toEqual({ kind: 'send' });
  });

  it('never lets go what a rule forbids, whatever else is true', () => {
    const rarely = fc.constantFrom(false, false, false, false, false, true);
    const anyInput: fc.Arbitrary<SendInput> = fc.record({
      proposal: fc.record({
        planKey: fc.constantFrom('basic', 'premium', 'premium', 'premium', 'gone'),
        channel: fc.constantFrom('in_app', 'email', 'webhook', 'log'),
      }),
      campaign: fc.record({
        status: fc.constantFrom('running', 'running', 'completed', 'paused', 'cancelled'),
        endsAt: fc.constantFrom(null, null, new Date('2026-03-11T00:00:00Z')),
      }),
      member: fc.record({
        planKey: fc.constantFrom('free', 'free', 'free', 'basic', 'premium', 'gone'),
        planState: rarely.map((unknown) => (unknown ? 'unknown' : 'known')),
        objectedAt: rarely.map((objected) => (objected ? NOON : null)),
        timeZone: fc.constantFrom('Europe/Berlin', 'Asia/Jakarta', 'America/New_York', null),
        email: fc.constantFrom('ann@example.com', 'ann@example.com', null),
        consents: fc.constantFrom({ email: true }, { email: true }, { email: true }, { email: false }, {}),
      }),
      negativeScore: fc.constantFrom(0, 0, 0, 0.5, 0.51, NaN, Infinity),
      changeInProgress: rarely,
    });
    const anyTime = fc
      .integer({ min: 0, max: 48 * 4 })
      .map((quarters) => new Date(NOON.getTime() + quarters * 900_000));
    const sent = { in_app: 0, email: 0, webhook: 0, log: 0 };
    fc.assert(
      fc.property(anyInput, anyTime, (input, now) => {
        const { proposal, campaign, member } = input;
        if (said(input, now).kind !== 'send') return;
        sent[proposal.channel] += 1;
        expect(['running', 'completed']).toContain(campaign.status);
        expect(campaign.endsAt === null || campaign.endsAt > now).toBe(true);
        expect([member.objectedAt, member.planState, input.changeInProgress]).toEqual([null, 'known', false]);
        expect(ladder.get(proposal.planKey)?.rank).toBeGreaterThan(ladder.get(member.planKey)?.rank ?? 99);
        expect(input.negativeScore).toBeLessThanOrEqual(DEFAULT_POLICY.negativeBound);
        if (proposal.channel === 'in_app') return;
        if (proposal.channel === 'email')
          expect([member.consents.email, member.email]).toEqual([true, 'ann@example.com']);
        const local = { timeZone: member.timeZone ?? 'none', hour: '2-digit', hourCycle: 'h23' } as const;
        const hour = Number(new Intl.DateTimeFormat('en-GB', local).format(now));
        expect(hour >= 8 && hour < 21).toBe(true);
      }),
      { numRuns: 20_000 },
    );
    expect(Math.min(...Object.values(sent))).toBeGreaterThan(30);
  });
});
