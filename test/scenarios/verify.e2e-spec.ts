import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CompareWithStripe } from '#billing';
import { VerifyInvariants, type Verification } from '#insights';
import { goodDay, payingMember, seedCatalogue, sellOnce } from '../support/catalogue';
import { verify } from '../support/verify';
import { World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';
const root = join(__dirname, '../..');

describe('npm run verify', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    await seedCatalogue(world);
    await payingMember(world, 'paul', 'basic');
    await world.ok('PUT', '/v1/members/fay', { timeZone: 'Europe/Berlin' });
    for (const member of ['paul', 'fay']) await goodDay(world, member, NOW);
    await upgrade('paul');
    await world.drain();
  });
  afterAll(() => world.stop());

  it('finds nothing broken after a journey, in the rows and at Stripe', async () => {
    expect(await verify(world)).toEqual([]);
  });

  it('prints every invariant with its number, its guarantee and its count, fails when one is broken, and says when Stripe does not answer', async () => {
    const lines = (await printed([])).stdout.split('\n');
    for (let number = 1; number <= 28; number++)
      expect(
        lines.filter((line) => line.startsWith(`ok     ${String(number).padStart(2)}  0 violations`)),
      ).toHaveLength(1);
    expect(lines).toContain('28 hold, 0 broken. Stripe was read.');

    await world.rows(`update mrr_movement set amount_minor = amount_minor + 1`);
    const { stdout, code } = await printed(['--json'], { STRIPE_API_BASE: 'http://127.0.0.1:9' });
    await world.rows(`update mrr_movement set amount_minor = amount_minor - 1`);
    const { invariants, stripe } = JSON.parse(stdout) as Verification;
    expect({ code, stripe }).toEqual({ code: 1, stripe: 'not reached' });
    expect(invariants.filter(({ violations }) => violations > 0)).toMatchObject([{ number: 28, violations: 1 }]);
  }, 120_000);

  describe('sees at Stripe', () => {
    const broken = async (sql: string, undo: string): Promise<number[]> => {
      await world.rows(sql);
      const { invariants } = await world.api.get(VerifyInvariants).run();
      await world.rows(undo);
      return invariants
        .filter(({ seenIn, violations }) => seenIn.includes('Stripe') && violations > 0)
        .map(({ number }) => number);
    };

    it('another charge than was quoted', async () => {
      const add = (minor: number) => `update quote set amount_due_now_minor = amount_due_now_minor + ${minor}`;
      expect(await broken(add(1), add(-1))).toEqual([6]);
    });

    it('another plan than ours', async () => {
      const set = (plan: string) => `update member set plan_key = '${plan}' where external_id = 'paul'`;
      expect(await broken(set('basic'), set('premium'))).toContain(9);
    });

    it('a subscription that ended without our knowing', async () => {
      await world.rows(
        `insert into subscription select (jsonb_populate_record(null::subscription, to_jsonb(subscription) || '{"id": "sub_gone", "mrr_minor": 0}')).* from subscription`,
      );
      expect(await broken('select 1', `delete from subscription where id = 'sub_gone'`)).toEqual([10]);
    });

    it('products that were charged never, and those that were charged twice', async () => {
      const id = '00000000-0000-4000-8000-000000000001';
      await world.rows(
        `insert into plan_change select (jsonb_populate_record(null::plan_change, to_jsonb(first) ||
           jsonb_build_object('id', $1::text, 'after_id', id, 'kind', 'invoice', 'payment_id', null))).* from plan_change first`,
        [id],
      );
      await sellOnce(world, 'mug_usd', 800);
      const { data } = await world.stripe<{ data: { id: string }[] }>('GET', 'prices', {
        'lookup_keys[0]': 'mug_usd',
      });
      const [payer] = await world.rows<{ customer: string }>(
        `select stripe_customer_id as customer from billing_customer`,
      );
      const seen = [await broken('select 1', 'select 1')];
      for (let time = 0; time < 2; time++) {
        const invoice = await world.stripe<{ id: string }>('POST', 'invoices', {
          customer: payer?.customer ?? '',
          currency: 'usd',
          'metadata[tierlift_plan_change]': id,
        });
        await world.stripe('POST', `invoices/${invoice.id}/add_lines`, {
          'lines[0][pricing][price]': data[0]?.id ?? '',
        });
        for (const step of ['finalize', 'pay']) await world.stripe('POST', `invoices/${invoice.id}/${step}`, {});
        seen.push(await broken('select 1', 'select 1'));
      }
      await world.rows(`delete from plan_change where id = $1`, [id]);
      expect(seen).toEqual([[6], [], [4]]);
    });

    it('one change that was charged twice', async () => {
      // somebody in the dashboard changes it once more, in the very minute, for as much
      const [held] = await world.rows<{ id: string; item: string }>(`select id, item_id as item from subscription`);
      const product = await world.stripe<{ id: string }>('POST', 'products', { name: 'Gold' });
      const price = await world.stripe<{ id: string }>('POST', 'prices', {
        product: product.id,
        currency: 'usd',
        unit_amount: '3000',
        'recurring[interval]': 'month',
      });
      await world.stripe('POST', `subscriptions/${held?.id}`, {
        'items[0][id]': held?.item ?? '',
        'items[0][price]': price.id,
        proration_behavior: 'always_invoice',
      });
      await world.drain();
      expect(await broken('select 1', 'select 1')).toEqual([4]);
    });
  });

  it('takes a change within a trial, which charges nothing, for one that was charged as quoted', async () => {
    const card = { payment_method: 'pm_card_visa', 'invoice_settings[default_payment_method]': 'pm_card_visa' };
    const { id: customer } = await world.stripe<{ id: string }>('POST', 'customers', card);
    const { data } = await world.stripe<{ data: { id: string }[] }>('GET', 'prices', {
      'lookup_keys[0]': 'basic_month_usd',
    });
    const basic = { customer, 'items[0][price]': data[0]?.id ?? '', trial_period_days: '14' };
    await world.stripe('POST', 'subscriptions', basic);
    await world.ok('PUT', '/v1/members/tess', {});
    await world.ok('PUT', '/v1/members/tess/stripe-customer', { stripeCustomerId: customer });
    await world.drain();
    const { quote } = await world.ok<{ quote: { id: string } }>('POST', '/v1/quotes', {
      member: 'tess',
      plan: 'premium',
    });
    await world.ok('POST', '/v1/plan-changes', { quoteId: quote.id });
    await world.drain();
    expect(await world.ok('GET', '/v1/members/tess')).toMatchObject({ plan: 'premium' });
    const unlike = (await world.api.get(CompareWithStripe).run()).otherAmount;
    expect(unlike).toEqual([]);
  });

  async function upgrade(member: string): Promise<void> {
    const { quote } = await world.ok<{ quote: { id: string } }>('POST', '/v1/quotes', { member, plan: 'premium' });
    await world.ok('POST', '/v1/plan-changes', { quoteId: quote.id });
  }

  async function printed(args: string[], more: Record<string, string> = {}): Promise<{ stdout: string; code: number }> {
    const { DATABASE_URL, STRIPE_SECRET_KEY, STRIPE_API_BASE = '' } = world.config.env;
    const env = {
      PATH: process.env.PATH,
      DATABASE_URL,
      STRIPE_SECRET_KEY,
      STRIPE_WEBHOOK_SECRET: 'whsec_x',
      STRIPE_API_BASE,
      HOLDOUT_SHARE: '0',
      TEST_CLOCK: 'true',
      ...more,
    };
    const command = promisify(execFile)(process.execPath, ['scripts/verify.mjs', ...args], { cwd: root, env });
    return command
      .then(({ stdout }) => ({ stdout, code: 0 }))
      .catch((error: { stdout: string; code: number }) => error);
  }
});
