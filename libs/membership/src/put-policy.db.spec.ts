import 'reflect-metadata';
import { Config, environmentSchema, TestClock } from '#platform';
import { Database, dataSourceOptions } from '#database';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { CurrentPolicy } from './current-policy';
import { PlansStore } from './plans-store';
import { PoliciesStore } from './policies-store';
import { PutPolicy } from './put-policy';

describe('the rules', () => {
  let cloned: ClonedDatabase;
  let database: Database;
  beforeAll(async () => {
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 5)).initialize();
  });
  afterAll(async () => {
    await database.destroy();
    await cloned.drop();
  });

  it('lose nothing when several amend them at once: each amends what the one before left', async () => {
    const env = environmentSchema.parse({
      DATABASE_URL: cloned.url,
      STRIPE_SECRET_KEY: 'sk_test_x',
      STRIPE_WEBHOOK_SECRET: 'whsec_x',
    });
    const policies = new PoliciesStore(database);
    const current = new CurrentPolicy(new Config(env), database, policies);
    const putPolicy = new PutPolicy(database, new TestClock(), new PlansStore(database), policies, current);
    await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map((offer) =>
        putPolicy.amend((rules) => ({ ...rules, armWeights: { ...rules.armWeights, [offer]: 0.5 } }), 'test'),
      ),
    );
    const { version, armWeights } = (await current.read()).policy;
    expect(armWeights).toEqual({ a: 0.5, b: 0.5, c: 0.5, d: 0.5, e: 0.5 });
    await putPolicy.amend((rules) => rules, 'test');
    expect((await current.read()).policy.version).toBe(version);
  });
});
