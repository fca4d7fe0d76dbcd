import { Database, dataSourceOptions, inTransaction } from '#database';
import { STOP_KINDS, type StopKind } from '#domain';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { newId } from '#platform';
import { ProposalsStore } from './proposals-store';

const NOW = new Date('2026-03-10T12:00:00Z');

describe('proposals whose time has run out', () => {
  let cloned: ClonedDatabase;
  let database: Database;
  let proposals: ProposalsStore;
  beforeAll(async () => {
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 4)).initialize();
    proposals = new ProposalsStore(database);
    await database.query(
      `insert into plan (key, name, rank, entitlements, prices) values ('free', 'Free', 0, '[]', '[]')`,
    );
    await database.query(
      `insert into campaign (id, key, name, trigger, status, channel, offer_keys, priority, created_at)
       values ($1, 'c', 'C', 'signal', 'running', 'in_app', '{}', 0, $2)`,
      [newId(), NOW],
    );
  });
  afterAll(async () => {
    await database.destroy();
    await cloned.drop();
  });
  beforeEach(() => database.query('delete from proposal'));

  /** One of a member of its own, due so many minutes ago. */
  async function due(minutesAgo: number): Promise<string> {
    const [id, memberId, decisionId] = [newId(), newId(), newId()];
    await database.query(
      `insert into member (id, external_id, plan_key, plan_state, consents, traits, holdout_bucket, created_at)
       values ($1, $3, 'free', 'known', '{}', '{}', 5000, $2)`,
      [memberId, NOW, memberId],
    );
    await database.query(
      `insert into decision (id, member_id, source, outcome, because, score, policy_version, propensities, decided_at)
       values ($1, $2, 'signal', 'offer', '{eligible}', 4, 1, '{}', $3)`,
      [decisionId, memberId, NOW],
    );
    await database.query(
      `insert into proposal (id, member_id, decision_id, campaign_id, offer_key, plan_key, price_lookup_key, unit_amount_minor,
         currency, channel, status, words, created_at, expires_at)
       values ($1, $2, $3, (select id from campaign), 'o', 'p', 'p', 1000, 'usd', 'in_app', 'presented', '{}', $4, $5)`,
      [id, memberId, decisionId, NOW, new Date(NOW.getTime() - minutesAgo * 60_000)],
    );
    return id;
  }
  const expire = (limit: number) => inTransaction(database, (tx) => proposals.expireDue(tx, NOW, limit));

  it('expire so many at a time, the longest overdue first', async () => {
    const [last, first, second, notYet] = [await due(1), await due(3), await due(2), await due(-1)];
    expect((await expire(2)).sort()).toEqual([first, second].sort());
    expect(await expire(2)).toEqual([last]);
    expect(await expire(2)).toEqual([]);
    expect((await proposals.byId(notYet)).status).toBe('presented');
  });

  it('wait for nobody who is answering one of them', async () => {
    const [answered, other] = [await due(2), await due(1)];
    await inTransaction(database, async (tx) => {
      await tx.query('select 1 from proposal where id = $1 for update', [answered]);
      expect(await expire(10)).toEqual([other]);
    });
  });

  it('count as answered badly once each, by what the member said since they were shown, and only if it is asked for', async () => {
    await database.query(`select ensure_signal_partition('2026-03-01')`);
    for (const [minutes, names] of [
      [1, ['complained', 'complained', 'refund_requested']],
      [1, ['content_viewed']],
      [-1, ['payment_disputed']], // before it was shown
    ] as const) {
      const id = await due(0);
      await database.query('update proposal set presented_at = $2 where id = $1', [id, NOW]);
      for (const name of names)
        await database.query(
          `insert into signal (id, member_id, name, occurred_at, properties)
           select $2, member_id, $3, $4, '{}' from proposal where id = $1`,
          [id, newId(), name, new Date(NOW.getTime() + minutes * 60_000)],
        );
    }
    await database.query(`update proposal set status = 'declined' where id = $1`, [await due(0)]);
    const [campaign] = await database.query<{ id: string }[]>('select id from campaign');
    const one = { id: campaign?.id ?? '', createdAt: NOW };
    const outcomes = (kinds: readonly StopKind[]) => proposals.outcomes(database, one, kinds);
    expect(await outcomes(STOP_KINDS)).toEqual({ asked: 4, declines: 1, complaints: 1, refunds: 1 });
    expect(await outcomes(['declines'])).toEqual({ asked: 4, declines: 1, complaints: 0, refunds: 0 });
  });
});
