import {
  bucketOf,
  compilePolicy,
  decide,
  DEFAULT_POLICY,
  EVERY_ZONE,
  ladderOf,
  ledgerOf,
  NEVER_ASKED,
  NO_ENGAGEMENT,
  tally,
  type Campaign,
  type CompiledPolicy,
  type Decision,
  type Member,
  type Offer,
} from '#domain';
import { Database, dataSourceOptions, rows } from '#database';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { EngagementStore, MembersStore, PlansStore } from '#membership';
import { OffersStore } from './offers-store';
import { ProposalsStore } from './proposals-store';
import { WaveMembersStore, type ChunkQuery } from './wave-members-store';

const NOW = new Date('2026-03-10T12:00:00Z');
const MEMBERS = 1000;
const rules = compilePolicy(DEFAULT_POLICY);

describe('the members of a wave', () => {
  let cloned: ClonedDatabase;
  let database: Database;
  let query: ChunkQuery;
  let members: WaveMembersStore;
  beforeAll(async () => {
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 4)).initialize();
    members = new WaveMembersStore(database);
    await seed(database);
    const ladder = ladderOf(await new PlansStore(database).all());
    const offers = await new OffersStore(database).all();
    const leg = { zone: EVERY_ZONE, cursor: null, until: null };
    query = {
      campaign: { audience: { all: [] } },
      offers,
      rules,
      ladder,
      now: NOW,
      leg,
      members: 500,
      candidates: 500,
    };
  });
  afterAll(async () => {
    await database.destroy();
    await cloned.drop();
  });

  /** All chunks of one leg: whom SQL refused, by reason, and who was left. */
  async function through(
    change: Partial<ChunkQuery>,
  ): Promise<{ refused: Record<string, number>; left: string[]; looked: number }> {
    let refused = {};
    const left: string[] = [];
    for (let cursor: string | null = null; ;) {
      const chunk = await members.chunk(database, { ...query, ...change, leg: { ...query.leg, cursor } });
      for (const [reason, count] of Object.entries(chunk.refused))
        refused = tally(refused, Array<never>(count).fill(reason as never));
      left.push(...chunk.memberIds);
      cursor = chunk.last;
      const looked = left.length + Object.values<number>(refused).reduce((sum, count) => sum + count, 0);
      if (chunk.isLast) return { refused, left, looked };
    }
  }

  // 0.07 x 10,000 is no whole number to a computer
  it.each([0.1, 0.07])(
    'whom SQL refuses decide would refuse, for the same first reason, and whom decide would ask SQL leaves to it, with a share of %d held out',
    async (share) => {
      const rules = compilePolicy({ ...DEFAULT_POLICY, holdout: { share, salt: 'any' } });
      const reasons = await byDecide(database, query.offers, rules);
      const { refused, left, looked } = await through({ rules });
      expect(looked).toBe(MEMBERS);
      const kept = new Set(left);
      const expected: Record<string, number> = {};
      for (const [id, reason] of reasons) {
        if (kept.has(id)) continue;
        expect(reason).not.toBe('eligible');
        expected[reason] = (expected[reason] ?? 0) + 1;
      }
      expect(refused).toEqual(expected);
      for (const reason of [
        'holdout',
        'objected',
        'plan_state_unknown',
        'change_in_progress',
        'blocked_by_signal',
        'open_proposal',
        'cooldown',
        'already_entitled',
      ])
        expect([reason, refused[reason] ?? 0]).not.toEqual([reason, 0]);
      expect([...reasons.values()].filter((reason) => reason === 'eligible').length).toBeGreaterThan(30);
    },
  );

  it('however small the chunks, each member is looked at once', async () => {
    const whole = await through({});
    for (const bounds of [
      { members: 7, candidates: 7 },
      { members: 500, candidates: 1 },
      { members: 100, candidates: 3 },
    ]) {
      const { refused, left } = await through(bounds);
      expect(left).toEqual(whole.left);
      expect(refused).toEqual(whole.refused);
    }
  });

  it('lanes share the members out among them', async () => {
    const [cut] = await members.cuts(database, 2);
    const first = await members.chunk(database, {
      ...query,
      members: MEMBERS,
      leg: { zone: EVERY_ZONE, cursor: null, until: cut ?? null },
    });
    const second = await members.chunk(database, {
      ...query,
      members: MEMBERS,
      leg: { zone: EVERY_ZONE, cursor: cut ?? null, until: null },
    });
    const looked = [first, second].map(
      ({ memberIds, refused }) => memberIds.length + Object.values(refused).reduce((sum, count) => sum + count, 0),
    );
    expect(looked).toEqual([MEMBERS / 2, MEMBERS / 2]);
  });

  it('finds each zone in which somebody lives', async () => {
    expect(new Set(await members.zones())).toEqual(new Set(['Asia/Jakarta', 'Europe/Berlin', null]));
  });
});

/** What decide says of each member at its own, first reason first. */
async function byDecide(
  database: Database,
  offers: readonly Offer[],
  rules: CompiledPolicy,
): Promise<Map<string, string>> {
  const ids = (await rows<{ id: string }>(database, 'select id from member')).map(({ id }) => id);
  const all: Member[] = await new MembersStore(database).byIds(database, ids);
  const ladder = ladderOf(await new PlansStore(database).all());
  const engagement = await new EngagementStore(database).read(database, ids, NOW);
  const asks = await new ProposalsStore(database).asksOf(database, ids);
  const changing = await rows<{ id: string }>(
    database,
    `select member_id as id from plan_change where status = 'submitted'`,
  );
  const inFlight = new Set(changing.map(({ id }) => id));
  const campaign: Pick<Campaign, 'key' | 'channel' | 'priority'> = { key: 'wave', channel: 'in_app', priority: 0 };
  return new Map(
    all.map((member) => {
      const own = asks.get(member.id);
      const input = {
        member,
        engagement: engagement.get(member.id) ?? NO_ENGAGEMENT,
        ledger: own ? ledgerOf(own, rules.policy, NOW) : NEVER_ASKED,
        changeInProgress: inFlight.has(member.id),
        leaving: false,
        candidates: [{ campaign, offers }],
        scoreNeeded: false,
      };
      const because: Decision['because'] = decide(input, ladder, rules, NOW).because;
      return [member.id, because[0] ?? 'none'] as const;
    }),
  );
}

/** Every obstacle at random, often several at once. */
async function seed(database: Database): Promise<void> {
  const random = (text: string) => bucketOf('seed', text) / 10_000;
  await database.query(
    `insert into plan (key, name, rank, entitlements, prices) values ('free', 'Free', 0, '[]', '[]'), ('top', 'Top', 9, '[]', '[]'),
       ('basic', 'Basic', 1, '[]', '[{"interval": "month", "currency": "usd", "unitAmountMinor": 1000, "lookupKey": "basic_month_usd"}]')`,
  );
  await database.query(
    `insert into offer (key, plan_key, interval, currency, words, active) values ('basic-monthly', 'basic', 'month', 'usd', '{}', true)`,
  );
  await database.query(
    `insert into campaign (id, key, name, trigger, status, channel, offer_keys, priority, created_at)
     values (uuidv7(), 'wave', 'Wave', 'schedule', 'running', 'in_app', '{basic-monthly}', 0, now())`,
  );
  for (let i = 0; i < MEMBERS; i++) {
    const chance = (what: string, share: number) => random(`${what}${i}`) < share;
    const [{ id } = { id: '' }] = await rows<{ id: string }>(
      database,
      `insert into member (id, external_id, plan_key, plan_state, consents, traits, time_zone, holdout_bucket, objected_at, created_at)
       values (uuidv7(), $1, $2, $3, '{}', '{}', $4, $5, $6, '2026-01-01') returning id`,
      [
        `m${i}`,
        chance('top', 0.15) ? 'top' : chance('basic', 0.1) ? 'basic' : 'free',
        chance('unknown', 0.1) ? 'unknown' : 'known',
        chance('zone', 0.1) ? null : chance('jakarta', 0.5) ? 'Asia/Jakarta' : 'Europe/Berlin',
        Math.floor(random(`bucket${i}`) * 10_000),
        chance('objected', 0.05) ? NOW : null,
      ],
    );
    if (chance('change', 0.05))
      await database.query(
        `insert into plan_change (id, member_id, kind, status, from_plan_key, to_plan_key, parameters, created_at)
         values (uuidv7(), $1, 'update', 'submitted', 'free', 'basic', '{}', now())`,
        [id],
      );
    if (chance('negative', 0.3))
      await database.query(`insert into engagement (member_id, family, score, as_of) values ($1, 'negative', $2, $3)`, [
        id,
        chance('edge', 0.3) ? 1 : 3 * random(`score${i}`),
        chance('edge', 0.3)
          ? new Date(NOW.getTime() - 5 * 86_400_000)
          : new Date(NOW.getTime() - random(`age${i}`) * 10 * 86_400_000),
      ]);
    const asks = chance('asked', 0.6) ? Math.ceil(random(`asks${i}`) * 5) : 0;
    for (let n = 0; n < asks; n++) {
      const status = ['declined', 'expired', 'withdrawn', 'accepted', n === 0 ? 'presented' : 'expired'][
        Math.floor(random(`status${i}-${n}`) * 5)
      ];
      const at = new Date(NOW.getTime() - (chance(`exact${n}-`, 0.1) ? 7 : random(`at${i}-${n}`) * 100) * 86_400_000);
      // some wait for days until they are sent
      const waited = chance(`waited${n}-`, 0.5) ? 0 : random(`wait${i}-${n}`) * 5 * 86_400_000;
      const sentAt = new Date(Math.min(at.getTime() + waited, NOW.getTime()));
      await database.query(
        `with decided as (insert into decision (id, member_id, source, outcome, because, score, policy_version, propensities, decided_at)
           values (uuidv7(), $1, 'signal', 'offer', '{eligible}', 0, 1, '{}', $3) returning id)
         insert into proposal (id, member_id, decision_id, campaign_id, offer_key, plan_key, price_lookup_key, unit_amount_minor, currency, channel, status, words, created_at, presented_at, answered_at, expires_at)
         select uuidv7(), $1, decided.id, campaign.id, 'basic-monthly', 'basic', 'basic_month_usd', 1000, 'usd', 'in_app', $2, '{}', $3::timestamptz, $4, $3, $3::timestamptz + interval '5 days' from decided, campaign`,
        [id, status, at, chance(`seen${n}-`, 0.5) || status === 'presented' ? sentAt : null],
      );
    }
  }
}
