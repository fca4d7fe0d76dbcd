import 'reflect-metadata';
import { bucketOf, DEFAULT_RULES, FEATURES } from '#domain';
import { Database, dataSourceOptions } from '#database';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { CurrentPolicy, ModelsStore, PlansStore, PoliciesStore, PromoteModel } from '#membership';
import { Logger } from '@nestjs/common';
import { AuditLogStore, AuditTrail } from '#access';
import { Config, environmentSchema, newId, TestClock } from '#platform';
import { LearnWeights, type ModelEvaluation } from './learn-weights';
import { LearningStore } from './learning-store';

const NOW = new Date('2026-06-01T03:00:00Z');
const draw = (...path: number[]) => (bucketOf(path.join('.'), 'u') + 0.5) / 10_000;
const TRUE = [-3, 0.9, 0.6];

describe('learning weights', () => {
  let cloned: ClonedDatabase;
  let database: Database;
  let current: CurrentPolicy;
  let promote: PromoteModel;
  let learn: LearnWeights;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 4)).initialize();
    const clock = new TestClock();
    clock.set(NOW);
    const config = new Config(
      environmentSchema.parse({
        DATABASE_URL: cloned.url,
        STRIPE_SECRET_KEY: 'sk_test_none',
        STRIPE_WEBHOOK_SECRET: 'whsec_none',
      }),
    );
    const models = new ModelsStore(database);
    current = new CurrentPolicy(config, database, new PoliciesStore(database));
    promote = new PromoteModel(database, clock, models);
    const learning = new LearningStore(database);
    const trail = new AuditTrail(database, clock, new AuditLogStore(database));
    learn = new LearnWeights(database, clock, current, new PlansStore(database), learning, models, promote, trail);
    await database.query(
      `insert into plan (key, name, rank, entitlements, prices) values ('free', 'Free', 0, '{}', '[]')`,
    );
  });
  afterAll(async () => {
    await database.destroy();
    await cloned.drop();
  });

  const promoteByRule = (version: number, threshold: number) =>
    database.query('insert into policy (version, rules, created_at, created_by) values ($1, $2, $3, $4)', [
      version,
      { ...DEFAULT_RULES, threshold, promoteByRule: true },
      NOW,
      'test',
    ]);

  /** Decisions left to chance, half of them asks; a yes as TRUE says of features 1 and 2. `teaches`: false for asks that the rules made. */
  async function decide(from: number, to: number, teaches = true): Promise<void> {
    const campaign = newId();
    await database.query(
      `insert into campaign (id, key, name, trigger, status, channel, offer_keys, priority, created_at)
       values ($1::uuid, $1::uuid::text, 'c', 'signal', 'running', 'in_app', '{}', 0, $2)`,
      [campaign, NOW],
    );
    const made = Array.from({ length: to - from }, (_, k) => {
      const i = from + k;
      const [positive, need] = [4 * draw(i, 1), 2 * draw(i, 2)];
      const features = FEATURES.map((_, j) => [1, positive, need][j] ?? 0);
      const odds = TRUE.reduce((sum, weight, j) => sum + weight * (features[j] ?? 0), 0);
      const accepted = teaches ? draw(i, 3) < 1 / (1 + Math.exp(-odds)) : i % 2 === 0;
      return { id: newId(), member: newId(), proposal: newId(), features, asked: draw(i, 4) < 0.5, accepted };
    });
    const list = JSON.stringify(made);
    await database.query(
      `insert into member (id, external_id, plan_key, plan_state, consents, traits, holdout_bucket, created_at)
       select member::uuid, member, 'free', 'known', '{}', '{}', 5000, $2 from jsonb_to_recordset($1) as t(member text)`,
      [list, NOW],
    );
    await database.query(
      `insert into decision (id, member_id, campaign_id, source, outcome, because, score, features, policy_version, propensities, randomised, decided_at)
       select id::uuid, member::uuid, $2, 'signal', case when asked then 'offer' else 'none' end, '{eligible}',
              (features ->> 1)::float8 + 1.6 * (features ->> 2)::float8, features, 1, '{"o": 0.5, "none": 0.5}', $4, $3::timestamptz - interval '20 days'
       from jsonb_to_recordset($1) as t(id text, member text, asked boolean, features jsonb)`,
      [list, campaign, NOW, teaches],
    );
    await database.query(
      `insert into proposal (id, member_id, decision_id, campaign_id, offer_key, plan_key, price_lookup_key, unit_amount_minor, currency,
                             channel, status, words, created_at, expires_at)
       select proposal::uuid, member::uuid, id::uuid, $2, 'o', 'basic', 'p', 1000, 'usd', 'in_app',
              case when accepted then 'accepted' else 'expired' end, '{}', $3::timestamptz - interval '20 days', $3
       from jsonb_to_recordset($1) as t(proposal text, member text, id text, asked boolean, accepted boolean) where asked`,
      [list, campaign, NOW],
    );
  }
  const models = () =>
    database.query<{ version: number; status: string }[]>('select version, status from model order by version');

  it('makes no model of a log that says too little', async () => {
    await decide(0, 60);
    expect(await learn.run()).toBeNull();
    expect(await models()).toEqual([]);
  });

  it('finds the weights behind the answers, from asks that chance decided and no others, and tells what they are worth', async () => {
    await decide(60, 5000);
    await decide(6000, 6500, false);
    const model = await learn.run();
    TRUE.forEach((weight, k) => expect(Math.abs((model?.weights[k] ?? NaN) - weight)).toBeLessThan(0.35));
    const evaluation = model?.evaluation as ModelEvaluation;
    expect(model?.status).toBe('candidate');
    expect(evaluation.loss).toBeLessThan(evaluation.lossOfShare);
    expect(evaluation.candidate).toHaveProperty('doublyRobust');
    expect(evaluation.incumbent).toHaveProperty('doublyRobust');
  });

  it('makes no second model of the same log', async () => {
    expect(await learn.run()).toBeNull();
    expect(await models()).toEqual([{ version: 1, status: 'candidate' }]);
  });

  it('is in force from a person’s promotion on, and one step back is the score rule again', async () => {
    expect((await current.read()).model).toBeNull();
    await promote.run(1, 'a person');
    await promote.run(1, 'a person');
    expect((await current.read()).model?.version).toBe(1);
    expect(await promote.rollback()).toBeNull();
    expect((await current.read()).model).toBeNull();
    await expect(promote.rollback()).rejects.toMatchObject({ code: 'model_state' });
    await expect(promote.run(9, 'a person')).rejects.toMatchObject({ code: 'model_unknown' });
  });

  it('takes over by rule only when the policy says so and even its lower bound beats what is in force', async () => {
    await promoteByRule(2, 0);
    await decide(8000, 8010);
    const besideAskingAll = await learn.run();
    expect(besideAskingAll?.status).toBe('candidate');
    await promoteByRule(3, 1000);
    await decide(8010, 8020);
    const besideAskingNobody = await learn.run();
    expect(besideAskingNobody).toMatchObject({ status: 'active', promotedBy: 'rule' });
    expect((await current.read()).model?.version).toBe(besideAskingNobody?.version);
    expect(await database.query('select actor_kind as kind, action, subject from audit_log')).toEqual([
      { kind: 'system', action: 'learn-weights', subject: `models/${besideAskingNobody?.version}` },
    ]);
  });
});
