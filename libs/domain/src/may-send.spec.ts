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
});
