import { Clock, newId } from '#platform';
import { Database, dataSourceOptions } from '#database';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { OfferReportsStore } from './offer-reports-store';
import { ReportsStore } from './reports-store';

const MARCH = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-04-01T00:00:00Z') };
const CAMPAIGN = newId();

class May extends Clock {
  now(): Date {
    return new Date('2026-05-15T00:00:00Z');
  }
}

describe('reports on proposals', () => {
  let cloned: ClonedDatabase;
  let database: Database;
  beforeAll(async () => {
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 2)).initialize();
    await database.query(
      `insert into plan (key, name, rank, entitlements, prices) values ('free', 'Free', 0, '{}', '[]'), ('basic', 'Basic', 1, '{}', '[]')`,
    );
    await database.query(
      `insert into campaign (id, key, name, trigger, channel, audience, offer_keys, priority, status, created_at, guardrails)
       values ($1, 'spring', 'Spring', 'signal', 'in_app', '{"all":[]}', '{a,b}', 0, 'running', '2026-01-01', '{}')`,
      [CAMPAIGN],
    );
  });
  afterAll(async () => {
    await database.destroy();
    await cloned.drop();
  });
  beforeEach(() =>
    database.query('truncate member, decision, proposal, plan_change, charge, mrr_movement, signal cascade'),
  );

  const member = async (): Promise<string> => {
    const id = newId();
    await database.query(
      `insert into member (id, external_id, plan_key, plan_state, consents, traits, holdout_bucket, created_at)
       values ($1::uuid, $1::text, 'free', 'known', '{}', '{}', 0, '2026-01-01')`,
      [id],
    );
    return id;
  };
  const decided = async (memberId: string, outcome: string, at: string): Promise<string> => {
    const id = newId();
    await database.query(
      `insert into decision (id, member_id, source, outcome, because, score, policy_version, propensities, randomised, seed, would_ask, passed_over, decided_at)
       values ($1, $2, 'signal', $3, array[$4], 0, 1, '{}', false, '', false, '[]', $5)`,
      [id, memberId, outcome, outcome === 'offer' ? 'eligible' : outcome, at],
    );
    return id;
  };
  /** A proposal of `offer`; answers the member. */
  const asked = async (offer: string, status: string, at = '2026-03-05T12:00:00Z'): Promise<string> => {
    const memberId = await member();
    await database.query(
      `insert into proposal (id, member_id, decision_id, campaign_id, offer_key, plan_key, price_lookup_key, unit_amount_minor, currency,
         channel, status, words, created_at, presented_at, answered_at, expires_at)
       values ($1, $2, $3, $4, $5, 'basic', 'basic', 1000, 'usd', 'in_app', $6, '{}', $7, $7, $7, $7::timestamptz + interval '7 days')`,
      [newId(), memberId, await decided(memberId, 'offer', at), CAMPAIGN, offer, status, at],
    );
    return memberId;
  };
  /** Accepted and paid at once. */
  const paid = async (offer: string, at?: string): Promise<string> => {
    const memberId = await asked(offer, 'accepted', at);
    await database.query(
      `insert into plan_change (id, member_id, proposal_id, kind, status, from_plan_key, to_plan_key, terms, parameters, created_at, settled_at)
       select $1, member_id, id, 'checkout', 'succeeded', 'free', 'basic', '{}', '{}', created_at, created_at from proposal where member_id = $2`,
      [newId(), memberId],
    );
    return memberId;
  };
  const charged = (memberId: string, at: string, refundedMinor: number) =>
    database.query(
      `insert into charge (id, member_id, amount_minor, refunded_minor, charged_back, currency, charged_at, read_at)
       values ($1, $2, 1000, $3, false, 'usd', $4, now())`,
      [newId(), memberId, refundedMinor, at],
    );
  const moved = (memberId: string, kind: string, amountMinor: number, at: string) =>
    database.query(
      `insert into mrr_movement (id, member_id, kind, amount_minor, currency, plan_key, previous_plan_key, occurred_at)
       values ($1, $2, $3, $4, 'usd', 'basic', 'basic', $5)`,
      [newId(), memberId, kind, amountMinor, at],
    );

  it('the funnel counts each step, the held-out apart and our own signals among all', async () => {
    const someone = await member();
    await decided(await member(), 'holdout', '2026-03-04T00:00:00Z');
    await decided(someone, 'hold', '2026-03-04T00:00:00Z');
    await decided(someone, 'hold', '2026-03-05T00:00:00Z');
    await decided(someone, 'hold', '2026-04-01T00:00:00Z');
    await database.query(`select ensure_signal_partition('2026-03-01')`);
    for (const id of ['site-1', 'site-2', 'tierlift:need:1'])
      await database.query(
        `insert into signal (id, member_id, name, occurred_at, properties) values ($1, $2, 'login', '2026-03-05', '{}')`,
        [id, someone],
      );
    await asked('a', 'declined');
    await asked('a', 'expired');
    await asked('a', 'accepted');
    await paid('a');
    await asked('a', 'accepted', '2026-04-01T00:00:00Z');
    expect(await new ReportsStore(database, new May()).funnel(MARCH)).toMatchObject({
      ...{ signals: 3, ownSignals: 1, decisions: 7, eligible: 5 },
      ...{ proposed: 4, presented: 4, viewed: 0, accepted: 2, declined: 1, expired: 1, paid: 1 },
    });
  });

  it('who paid was kept unless less is paid, or a charge of those days was given back', async () => {
    await paid('a');
    const left = await paid('a');
    await moved(left, 'churn', -1000, '2026-04-20T00:00:00Z');
    const unhappy = await paid('a');
    await charged(unhappy, '2026-03-05T12:00:01Z', 1000);
    const content = await paid('a');
    await charged(content, '2026-03-05T12:00:01Z', 0);
    const { kept } = await new ReportsStore(database, new May()).funnel(MARCH);
    expect(kept).toEqual([
      { days: 30, due: 4, kept: 3 },
      { days: 60, due: 4, kept: 2 },
      { days: 90, due: 0, kept: 0 },
    ]);
  });

  it('an offer is told what was paid for it and given back, and not what the member paid at another time', async () => {
    const unhappy = await paid('a');
    await charged(unhappy, '2026-03-05T12:00:01Z', 1000);
    const before = await paid('a');
    await charged(before, '2026-01-05T00:00:00Z', 1000);
    await asked('a', 'declined');
    await asked('b', 'expired');
    const report = await new OfferReportsStore(database).report(MARCH);
    expect(report).toMatchObject([
      {
        campaignKey: 'spring',
        planKey: 'basic',
        offerKey: 'a',
        asked: 3,
        accepted: 2,
        declined: 1,
        paid: 2,
        refunded: 1,
      },
      { offerKey: 'b', asked: 1, accepted: 0, expired: 1, paid: 0, refunded: 0 },
    ]);
    expect(report[0]?.acceptance?.share).toBeCloseTo(2 / 3);
  });
});
