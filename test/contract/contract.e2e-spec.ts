import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedCatalogue } from '../support/catalogue';
import { verify } from '../support/verify';
import { World } from '../support/world';
import { loadContract } from './load-contract';
import { ContractProxy } from './proxy';
import { SCENARIOS } from './scenarios/all';
import { Stage } from './stage';

const LIBS = join(__dirname, '../../libs');

describe('between Tierlift and Stripe', () => {
  let proxy: ContractProxy;
  let world: World;
  let stage: Stage;
  beforeAll(async () => {
    world = await World.start({ between: async (stripe) => (proxy = await ContractProxy.before(stripe)) });
    await seedCatalogue(world);
    stage = new Stage(
      world,
      () => world.drain(),
      async ({ checkoutUrl }) => {
        await world.payOnPage(checkoutUrl ?? '', 'pm_card_visa');
        await world.drain();
      },
    );
  }, 120_000);
  afterAll(() => world.stop());

  it.each(SCENARIOS)('$name', async ({ run }) => {
    await run(stage);
  });

  it('a charge that is given back', async () => {
    const [charge] = await world.rows<{ id: string }>('select id from charge order by charged_at desc, id limit 1');
    await world.stripe('POST', 'refunds', { charge: charge?.id ?? '' });
    await world.drain();
    expect(proxy.events.get('charge.refunded')).toBe(1);
  });

  it('a charge that a bank takes back', async () => {
    const [charge] = await world.rows<{ id: string }>('select id from charge limit 1');
    await world.atStripe('disputes', { charge: charge?.id ?? '' });
    await world.drain();
  });

  it('and after all of it every plan and every charge is as Stripe has it', async () => {
    expect(await verify(world)).toEqual([]);
  });

  it('what an operator reads at Stripe', async () => {
    const [payer] = await world.rows<{ id: string }>(
      'select external_id as id from member join charge on member_id = member.id limit 1',
    );
    await world.ok('GET', `/v1/members/${payer?.id}/invoices`);
    expect(await world.ok('GET', '/v1/stripe/check')).toMatchObject({ fault: null });
  });

  it('a member who is forgotten', async () => {
    const [free] = await world.rows<{ id: string }>(
      `select external_id as id from member join billing_customer on member_id = member.id
       where plan_key = 'free' and stripe_customer_id is not null
         and not exists (select 1 from subscription where subscription.member_id = member.id and status <> 'canceled')
         and not exists (select 1 from plan_change where plan_change.member_id = member.id and status not in ('succeeded', 'failed', 'expired', 'superseded'))
       limit 1`,
    );
    await world.ok('DELETE', `/v1/members/${free?.id}`);
    await world.drain();
  });

  it('every request, answer and event keeps to the contract', () => {
    expect([...proxy.events.keys()]).toEqual(expect.arrayContaining(['invoice.paid', 'customer.subscription.updated']));
    expect(proxy.findings).toEqual([]);
  });

  it('the scenarios make every call to Stripe that our code holds', () => {
    const { operations } = loadContract();
    const calls = callsInSource();
    expect(calls.length).toBeGreaterThan(20);
    const uncovered = calls.filter((id) => {
      const operation = operations.find((one) => one.id === id);
      return !operation || !proxy.answered.has(`${operation.method} ${operation.path}`);
    });
    expect(uncovered).toEqual([]);
  });
});

/** `checkout.sessions.create` for each such call on the SDK's client in our libraries. */
function callsInSource(): string[] {
  const files = readdirSync(LIBS, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /src\/.*(?<!\.spec)\.ts$/.test(file),
  );
  const calls = files.flatMap((file) => {
    const source = readFileSync(join(LIBS, file), 'utf8');
    return [...source.matchAll(/\bthis\.stripe\.((?:\w+\.)+\w+)\(/g)].map(([, id]) => id ?? '');
  });
  return [...new Set(calls)].filter((id) => !id.startsWith('api.'));
}
