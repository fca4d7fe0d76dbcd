import type { SoldOnce } from '#domain';
import { ApplyPlanChange, HandleStripeEvent, NO_TERMS, PlanChangesStore, PreparePlanChange } from '#billing';
import { payingMember, seedCatalogue, sellOnce, withoutWaiting } from '../support/catalogue';
import { everyDeath } from '../support/dying';
import { listed } from '../support/listed';
import { Mutations } from '../support/mutations';
import { verify } from '../support/verify';
import { control, World } from '../support/world';

interface Prepared {
  planChange: { id: string };
  quote: { id: string } | null;
  checkoutUrl: string | null;
}
interface Invoice {
  customer: string;
  id: string;
  status: string;
  total: number;
  billing_reason: string;
}
const said = ({ status, total, billing_reason: reason }: Invoice) => `${reason} ${status} ${total}`;
const GUIDES: SoldOnce = { priceLookupKey: 'guide_usd', quantity: 2, unitAmountMinor: 700, currency: 'usd' };
/** Newest first. */
const BOTH_PAID = ['manual paid 1400', 'subscription_update paid 1000', 'subscription_create paid 1000'];
/** More steps than any work here has. */
const STEPS = 50;

describe('a process that dies at any step of input or output', () => {
  let world: World;
  let mutations: Mutations;
  beforeAll(async () => {
    world = await World.start({ between: async (stripe) => (mutations = await Mutations.before(stripe)) });
    await seedCatalogue(world);
    await sellOnce(world, 'guide_usd', 700);
  });
  afterEach(async () => expect(await verify(world)).toEqual([]));
  afterAll(() => world.stop());

  const customers = async () => {
    const held = await world.rows<{ member: string; customer: string }>(
      `select external_id as member, stripe_customer_id as customer from billing_customer join member on member.id = member_id`,
    );
    return new Map(held.map(({ member, customer }) => [member, customer]));
  };
  const planOf = async (member: string) => (await world.ok<{ plan: string }>('GET', `/v1/members/${member}`)).plan;

  /** As many members as there may be steps. */
  const payers = async (name: string, plan: string): Promise<Map<string, string>> => {
    const made = new Map<string, string>();
    for (let step = 1; step <= STEPS; step++)
      made.set(`${name}-${step}`, await payingMember(withoutWaiting(world), `${name}-${step}`, plan));
    await world.drain();
    return made;
  };

  /** A better plan and guides, confirmed by a member who pays for basic. */
  const confirmed = async (member: string): Promise<string> => {
    const { planChange, quote } = await world.api.get(PreparePlanChange).run(await open(member, 'premium', [GUIDES]));
    await world.ok('POST', '/v1/plan-changes', { quoteId: quote?.id });
    return planChange.id;
  };

  it('while it carries out a plan change makes one change in Stripe, charges it and the products after it once, releases what was scheduled, and ends settled', async () => {
    const subscriptions = await payers('change', 'basic');
    const schedules = new Map<string, string>();
    let members: string[] = [];
    await world.whileWorkerIsDown(async () => {
      members = await everyDeath('change', async (member) => {
        const form = { from_subscription: subscriptions.get(member) ?? '' };
        schedules.set(member, (await world.stripe<{ id: string }>('POST', 'subscription_schedules', form)).id);
        const change = await confirmed(member);
        return () => world.api.get(ApplyPlanChange).run(change);
      });
    });
    await world.drain();

    expect(members.length).toBeGreaterThan(20);
    const paidBy = await customers();
    const invoices = await listed<Invoice>(world, 'invoices');
    const moved = await world.rows<{ member: string; kinds: string[]; settled: string[] }>(
      `select external_id as member, array_agg(kind order by mrr_movement.id) as kinds,
              (select array_agg(kind || ' ' || status order by after_id nulls first) from plan_change where member_id = member.id) as settled
       from member join mrr_movement on member_id = member.id group by member.id`,
    );
    for (const member of members) {
      const seen = {
        member,
        plan: await planOf(member),
        mutations: mutations.of(`/v1/subscriptions/${subscriptions.get(member)}`),
        releases: mutations.of(`/v1/subscription_schedules/${schedules.get(member)}/release`),
        invoices: invoices.filter(({ customer }) => customer === paidBy.get(member)).map(said),
        moved: moved.find((one) => one.member === member),
      };
      expect(seen).toEqual({
        member,
        plan: 'premium',
        mutations: 1,
        releases: 1,
        invoices: BOTH_PAID,
        moved: { member, kinds: ['new', 'expansion'], settled: ['update succeeded', 'invoice succeeded'] },
      });
    }
  }, 300_000);

  it('while it charges products after a plan change makes one invoice of them and charges it once', async () => {
    await payers('products', 'basic');
    let members: string[] = [];
    await world.whileWorkerIsDown(async () => {
      members = await everyDeath('products', async (member) => {
        const change = await confirmed(member);
        await world.api.get(ApplyPlanChange).run(change);
        const { id } = await world.api.get(PlanChangesStore).lastOf(change);
        return () => world.api.get(ApplyPlanChange).run(id);
      });
    });
    await world.drain();

    expect(members.length).toBeGreaterThan(20);
    const paidBy = await customers();
    const invoices = await listed<Invoice>(world, 'invoices');
    for (const member of members) {
      const own = invoices.filter(({ customer }) => customer === paidBy.get(member));
      const paths = own.map(({ id, billing_reason: reason }) => (reason === 'manual' ? `/v1/invoices/${id}/pay` : ''));
      expect({
        member,
        plan: await planOf(member),
        invoices: own.map(said),
        charged: paths.reduce((sum, path) => sum + mutations.of(path), 0),
      }).toEqual({ member, plan: 'premium', invoices: BOTH_PAID, charged: 1 });
    }
  }, 300_000);

  it('while it opens a payment page makes one customer and one page that can be paid', async () => {
    const urls = new Map<string, string | null>();
    const members = await everyDeath('page', async (member) => {
      await world.ok('PUT', `/v1/members/${member}`, {});
      return async () => {
        const change = await open(member, 'basic');
        await world.api.get(PreparePlanChange).run(change);
      };
    });
    expect(members.length).toBeGreaterThan(10);
    for (const member of members) {
      const again = await world.ok<Prepared>('POST', '/v1/quotes', { member, plan: 'basic' });
      urls.set(member, again.checkoutUrl);
      await world.payOnPage(again.checkoutUrl ?? '', 'pm_card_visa');
    }
    await world.drain();

    const paidBy = await customers();
    const made = await listed<{ metadata: { external_id?: string } }>(world, 'customers');
    const sessions = await listed<{ customer: string; status: string }>(world, 'checkout/sessions');
    for (const member of members) {
      const own = sessions.filter(({ customer }) => customer === paidBy.get(member));
      expect({
        member,
        plan: await planOf(member),
        customers: made.filter(({ metadata }) => metadata.external_id === member).length,
        open: own.filter(({ status }) => status === 'open').length,
        paid: own.filter(({ status }) => status === 'complete').length,
      }).toEqual({ member, plan: 'basic', customers: 1, open: 0, paid: 1 });
    }
  }, 300_000);

  it('while it opens the page of a sale with a product makes one page, and one invoice holds plan and product', async () => {
    const changes = new Map<string, string>();
    const members = await everyDeath('sale', async (member) => {
      await world.ok('PUT', `/v1/members/${member}`, {});
      const change = await open(member, 'basic', [GUIDES]);
      changes.set(member, change);
      return () => world.api.get(PreparePlanChange).run(change);
    });
    expect(members.length).toBeGreaterThan(10);
    for (const change of changes.values()) {
      const { planChange } = await world.api.get(PreparePlanChange).run(change);
      await world.payOnPage(planChange.url ?? '', 'pm_card_visa');
    }
    await world.drain();

    const paidBy = await customers();
    const invoices = await listed<Invoice>(world, 'invoices');
    const sessions = await listed<{ customer: string; status: string }>(world, 'checkout/sessions');
    for (const member of members) {
      const own = <T extends { customer: string }>(all: T[]) =>
        all.filter((one) => one.customer === paidBy.get(member));
      expect({
        member,
        plan: await planOf(member),
        sessions: own(sessions).map(({ status }) => status),
        invoices: own(invoices).map(({ status, total }) => [status, total]),
      }).toEqual({ member, plan: 'basic', sessions: ['complete'], invoices: [['paid', 2400]] });
    }
  }, 300_000);

  it('while it handles an event of Stripe loses nothing: the plan follows, and revenue moves once', async () => {
    const events = new Map<string, string>();
    await control(world.sandbox, 'faults', {});
    await payers('event', 'premium');
    const paidBy = await customers();
    let members: string[] = [];
    await world.whileWorkerIsDown(async () => {
      members = await everyDeath('event', async (member) => {
        const [live] = (
          await world.stripe<{ data: { id: string }[] }>('GET', 'subscriptions', { customer: paidBy.get(member) ?? '' })
        ).data;
        await world.stripe('DELETE', `subscriptions/${live?.id}`);
        await control(world.sandbox, 'flush', {});
        const [event] = await world.rows<{ id: string }>(
          `select id from stripe_event where customer_id = $1 and type = 'customer.subscription.deleted'`,
          [paidBy.get(member)],
        );
        events.set(member, event?.id ?? '');
        return () => world.api.get(HandleStripeEvent).run(event?.id ?? '');
      });
    });
    await world.drain();
    expect(members.length).toBeGreaterThan(10);
    const sums = await world.rows<{ member: string; kinds: string[] }>(
      `select external_id as member, array_agg(kind order by mrr_movement.id) as kinds
       from member join mrr_movement on member_id = member.id group by member.id`,
    );
    for (const member of members) {
      expect([member, await planOf(member), sums.find((one) => one.member === member)?.kinds]).toEqual([
        member,
        'free',
        ['new', 'churn'],
      ]);
    }
  }, 300_000);

  /** A wish as the api writes it down, before anything is prepared. */
  async function open(member: string, plan: string, products: readonly SoldOnce[] = []): Promise<string> {
    const [row] = await world.rows<{ id: string }>(
      `insert into plan_change (id, member_id, kind, status, from_plan_key, to_plan_key, price_lookup_key, terms, created_at)
       select gen_random_uuid(), id, 'update', 'quoted', plan_key, $3, $3 || '_month_usd', $2, now() from member where external_id = $1
       returning id`,
      [member, { ...NO_TERMS, products }, plan],
    );
    return row?.id ?? '';
  }
});
