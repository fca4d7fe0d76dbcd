import fc from 'fast-check';
import Stripe from 'stripe';
import { payingMember, seedCatalogue } from '../support/catalogue';
import { control, World } from '../support/world';

interface StripeEvent {
  id: string;
  type: string;
  created: number;
  data: { object: { id: string; object: string; customer?: string | null } };
}
interface Prepared {
  planChange: { id: string };
  quote: { id: string } | null;
  checkoutUrl: string | null;
}

/** What members did; each tells Stripe, and none of its events has reached us yet. */
const HISTORIES = ['upgrades', 'upgrades after 3D Secure', 'subscribes', 'leaves', 'lets a change lapse'] as const;
const PER_HISTORY = 4;
const ROUNDS = 26;
const EXPECTED: Readonly<Record<(typeof HISTORIES)[number], { plan: string; mrr: number; change: string | null }>> = {
  upgrades: { plan: 'premium', mrr: 2000, change: 'succeeded' },
  'upgrades after 3D Secure': { plan: 'premium', mrr: 2000, change: 'succeeded' },
  subscribes: { plan: 'basic', mrr: 1000, change: 'succeeded' },
  leaves: { plan: 'free', mrr: 0, change: null },
  'lets a change lapse': { plan: 'basic', mrr: 1000, change: 'closed' },
};
const TABLES = ['plan_change', 'subscription', 'mrr_movement', 'stripe_event'] as const;

describe('the events of a change, in any order, any number of times, and some of them lost', () => {
  let world: World;
  let secret: string;
  const stripe = new Stripe('sk_test_signer');
  const events = new Map<string, StripeEvent[]>();
  const members = HISTORIES.flatMap((history) =>
    Array.from({ length: PER_HISTORY }, (_, i) => ({ id: `${history.replaceAll(' ', '-')}-${i}`, history })),
  );

  beforeAll(async () => {
    world = await World.start({ env: { RECONCILE_MINUTES: '0' } });
    secret = world.config.env.STRIPE_WEBHOOK_SECRET[0] ?? '';
    await seedCatalogue(world);
    const prepared = new Map<string, Prepared>();
    const subscriptions = new Map<string, string>();
    for (const { id, history } of members) {
      if (history === 'subscribes') await world.ok('PUT', `/v1/members/${id}`, {});
      else {
        const card = /Secure|lapse/.test(history) ? 'pm_card_authenticationRequired' : 'pm_card_visa';
        subscriptions.set(id, await payingMember(world, id, 'basic', card));
      }
    }
    await control(world.sandbox, 'faults', { deliveries: { drop: 1_000_000 } });
    await world.whileWorkerIsDown(async () => {
      for (const { id, history } of members) {
        if (history === 'leaves') continue;
        const plan = history === 'subscribes' ? 'basic' : 'premium';
        const change = await world.ok<Prepared>('POST', '/v1/quotes', { member: id, plan });
        prepared.set(id, change);
        if (change.quote) await world.ok('POST', '/v1/plan-changes', { quoteId: change.quote.id });
      }
      await remember();
    });
    const before = new Set((await allEvents()).map(({ id }) => id));
    await world.drain();
    for (const { id, history } of members) {
      if (history === 'subscribes') await world.payOnPage(prepared.get(id)?.checkoutUrl ?? '', 'pm_card_visa');
      if (history === 'leaves') await world.stripe('DELETE', `subscriptions/${subscriptions.get(id)}`);
      if (history === 'upgrades after 3D Secure') {
        const { url } = await world.ok<{ url: string }>('GET', `/v1/plan-changes/${prepared.get(id)?.planChange.id}`);
        await world.payOnPage(url, 'pm_card_visa');
      }
    }
    await world.at('2026-03-03T10:00:00Z'); // the changes that nobody paid lapse after 23 hours
    const held = await world.rows<{ member: string; customer: string }>(
      `select external_id as member, stripe_customer_id as customer from billing_customer join member on member.id = member_id`,
    );
    for (const event of await allEvents()) {
      const { object, id, customer } = event.data.object;
      const of = object === 'customer' ? id : customer;
      const owner = held.find((one) => one.customer === of)?.member;
      if (owner && !before.has(event.id)) events.set(owner, [...(events.get(owner) ?? []), event]);
    }
  }, 120_000);
  afterAll(() => world.stop());

  it(`always end in Stripe’s truth: ${members.length * ROUNDS} histories`, async () => {
    expect([...events.keys()].sort()).toEqual(members.map(({ id }) => id).sort());
    let hour = 0;
    const delivery = fc.tuple(
      ...members.map(({ id }) => {
        const own = events.get(id) ?? [];
        return fc.record({
          once: fc.shuffledSubarray(own),
          again: fc.shuffledSubarray(own),
          atOnce: fc.boolean(),
        });
      }),
    );
    await fc.assert(
      fc.asyncProperty(delivery, async (deliveries) => {
        await forget();
        await Promise.all(
          deliveries.map(async ({ once, again, atOnce }) => {
            const sent = [...once, ...again];
            if (atOnce) return void (await Promise.all(sent.map(deliver)));
            for (const event of sent) await deliver(event);
          }),
        );
        await world.drain();
        hour += 1;
        await world.at(new Date(Date.parse('2026-03-03T10:00:00Z') + hour * 3_600_000).toISOString());
        expect(await standing()).toEqual(
          members.map(({ id, history }) => ({ id, ...EXPECTED[history], subscriptions: 1 })).sort(byId),
        );
      }),
      { numRuns: ROUNDS, seed: 2026, endOnFailure: true },
    );
  }, 300_000);

  /** Our rows before anything happened in Stripe. */
  async function remember(): Promise<void> {
    await world.rows('create schema before');
    for (const table of [...TABLES, 'member', 'billing_customer'])
      await world.rows(`create table before.${table} as table ${table}`);
  }

  async function forget(): Promise<void> {
    await world.rows('delete from mrr_movement');
    await world.rows('delete from subscription');
    await world.rows('delete from stripe_event');
    for (const table of ['mrr_movement', 'subscription', 'stripe_event'])
      await world.rows(`insert into ${table} select * from before.${table}`);
    await world.rows(
      `update plan_change set status = b.status, settled_at = null, failure_code = null, url = b.url from before.plan_change b where b.id = plan_change.id`,
    );
    await world.rows(
      `update member set plan_key = b.plan_key, plan_state = b.plan_state from before.member b where b.id = member.id`,
    );
    await world.rows('update billing_customer set read_at = null');
  }

  async function standing(): Promise<object[]> {
    const found = await world.rows<{ id: string }>(
      `select external_id as id, plan_key as plan,
         (select coalesce(sum(amount_minor), 0)::int from mrr_movement where member_id = member.id) as mrr,
         (select case when status in ('expired', 'failed') then 'closed' else status end
          from plan_change where member_id = member.id) as change,
         (select count(*)::int from subscription where member_id = member.id) as subscriptions
       from member`,
    );
    return found.sort(byId);
  }

  async function deliver(event: StripeEvent): Promise<void> {
    const payload = JSON.stringify(event);
    const answer = await world.api.inject({
      method: 'POST',
      url: '/webhooks/stripe',
      payload,
      headers: {
        'content-type': 'application/json',
        'stripe-signature': stripe.webhooks.generateTestHeaderString({ payload, secret }),
      },
    });
    expect(answer.statusCode).toBe(200);
  }

  async function allEvents(): Promise<StripeEvent[]> {
    const found: StripeEvent[] = [];
    for (let more = true; more;) {
      const after = found.at(-1)?.id;
      const page = await world.stripe<{ data: StripeEvent[]; has_more: boolean }>('GET', 'events', {
        limit: '100',
        ...(after && { starting_after: after }),
      });
      found.push(...page.data);
      more = page.has_more;
    }
    return found.reverse();
  }
});

function byId(a: object, b: object): number {
  return (a as { id: string }).id < (b as { id: string }).id ? -1 : 1;
}
