import { Config, environmentSchema } from '#platform';
import { Database, dataSourceOptions } from '#database';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { AskRateStore } from './ask-rate-store';

const MARCH = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-04-01T00:00:00Z') };
type Said = 'yes' | 'no' | 'timed_out' | null;
type Put = { state: 'asked' | 'withheld' | 'nothing_to_ask'; answer: Said; offerKey?: string };

describe('the ask-rate report', () => {
  let cloned: ClonedDatabase;
  let database: Database;
  let store: AskRateStore;
  beforeAll(async () => {
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 2)).initialize();
    const env = { DATABASE_URL: cloned.url, STRIPE_SECRET_KEY: 'sk_test_x', STRIPE_WEBHOOK_SECRET: 'whsec_x' };
    store = new AskRateStore(database, new Config(environmentSchema.parse({ ...env, HOLDOUT_SHARE: '0.5' })));
  });
  afterAll(async () => {
    await database.destroy();
    await cloned.drop();
  });
  beforeEach(() => database.query('truncate sale, member cascade'));

  let n = 0;
  const script = async (
    status: string,
    heldOut: boolean,
    paidMinor: number | null,
    upSell: Put | null,
    crossSell: Put | null,
    at = '2026-03-05T12:00:00Z',
    memberId: string | null = null,
    holdoutShare: number | null = 0.5,
  ) => {
    const [{ id } = { id: '' }] = await database.query<{ id: string }[]>(
      `insert into sale (id, status, currency, locale, lines, held_out, token_hash, created_at, expires_at, paid_minor, member_id, holdout_share)
       values (gen_random_uuid(), $1, 'usd', 'en', '[]', $2, $3, $4, $4, $5, $6, $7) returning id`,
      [status, heldOut, `t${++n}`, at, paidMinor, memberId, holdoutShare],
    );
    for (const [kind, put] of [
      ['up_sell', upSell],
      ['cross_sell', crossSell],
    ] as const)
      if (put)
        await database.query(
          `insert into sale_question (sale_id, kind, state, because, offered, propensities, asked_at, answer) values ($1, $2, $3, null, $4, '{}', $5, $6)`,
          [id, kind, put.state, { line: { kind: 'plan', key: 'p', offerKey: put.offerKey ?? null } }, at, put.answer],
        );
  };
  const asked = (answer: Said, offerKey?: string): Put => ({ state: 'asked', answer, offerKey });
  const withheld: Put = { state: 'withheld', answer: null };
  const nothing: Put = { state: 'nothing_to_ask', answer: null };

  it('counts a scripted month rightly: each sale once, the left and the withheld apart', async () => {
    await script('paid', false, 3000, asked('yes', 'year'), asked('no'));
    await script('paid', false, 1000, asked('no', 'year'), asked('timed_out'));
    await script('expired', false, null, asked('timed_out'), asked('yes'));
    await script('paid', false, 1000, nothing, asked('yes'));
    await script('abandoned', false, null, asked(null), null);
    await script('abandoned', false, null, asked('no'), asked(null));
    await script('paid', true, 1000, withheld, withheld);
    await script('ready', true, null, withheld, withheld);
    await script('paid', false, 1000, asked('yes'), asked('yes'), '2026-04-01T00:00:00Z');

    const report = await store.report(MARCH);
    expect(report).toMatchObject({
      sales: 8,
      withheld: 2,
      left: 2,
      nothingToAsk: 1,
      eligible: 3,
      bothAsked: 3,
      askRate: 1,
      questions: [
        { kind: 'up_sell', asked: 5, yes: 1, no: 2, timedOut: 1, acceptance: 0.25, withheld: 2, nothingToAsk: 1 },
        { kind: 'cross_sell', asked: 5, yes: 2, no: 1, timedOut: 1, acceptance: 0.5, withheld: 2, nothingToAsk: 0 },
      ],
      values: [
        {
          currency: 'usd',
          asked: { count: 6, payers: 3 },
          holdout: { count: 2, mean: 500, payers: 1 },
          verdict: 'not_yet',
          because: 'too_few_payers',
        },
      ],
      timings: [{ kind: 'offer', key: 'year', atSale: { offered: 2, sold: 1 } }],
    });
    expect(report.values[0]?.asked.mean).toBeCloseTo(5000 / 6, 9);
    expect(report.values[0]?.absolute?.estimate).toBeCloseTo(5000 / 6 - 500, 9);
  });

  it('shows a sale that came to payment with a question unasked: the rate falls below 1', async () => {
    await script('paid', false, 1000, asked('no'), asked('no'));
    await script('paid', false, 1000, asked('no'), null);
    expect((await store.report(MARCH)).askRate).toBe(0.5);
  });

  it('gives the verdict once both arms have paid enough', async () => {
    for (let i = 0; i < 60; i++) {
      await script('paid', false, 2000 + (i % 3) * 100, asked('yes'), asked('no'));
      await script('paid', true, 1000 + (i % 3) * 100, withheld, withheld);
    }
    const [value] = (await store.report(MARCH)).values;
    expect(value).toMatchObject({ verdict: 'proved', goalReached: 'yes', because: null });
    expect(value?.relative?.estimate).toBeCloseTo(1000 / 1100, 9);
  });

  it('compares buyers under one holdout: whom a draft or another share had asked, no arm of today has', async () => {
    for (const share of [0.5, null, 0, 0.1])
      await script('paid', false, 1000, withheld, withheld, undefined, null, share);
    expect((await store.report(MARCH)).values[0]?.asked.count).toBe(2); // before the share was kept, it was none to tell apart by
  });

  it('compares buyers: the sales of one member are one buyer, in the arms’ sizes and in what they brought', async () => {
    const [{ id } = { id: '' }] = await database.query<{ id: string }[]>(
      `with plan as (insert into plan (key, name, rank, entitlements, prices) values ('free', 'Free', 0, '{}', '[]') returning key)
       insert into member (id, external_id, plan_key, plan_state, consents, traits, holdout_bucket, created_at)
       select uuidv7(), 'ann', key, 'known', '{}', '{}', 9000, '2026-01-01' from plan returning id`,
    );
    for (const paid of [null, 1000, 500]) await script('ready', false, paid, null, null, '2026-03-05T12:00:00Z', id);
    await script('ready', false, null, null, null);
    expect((await store.report(MARCH)).values[0]?.asked).toEqual({ count: 2, payers: 1, mean: 750 });
  });

  it('says nothing of a month without sales', async () => {
    expect(await store.report(MARCH)).toEqual({
      sales: 0,
      withheld: 0,
      left: 0,
      nothingToAsk: 0,
      eligible: 0,
      bothAsked: 0,
      askRate: null,
      questions: [],
      values: [],
      timings: [],
    });
  });
});
