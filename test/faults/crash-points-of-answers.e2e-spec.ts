import { AnswerProposal } from '#campaigns';
import { ExecutePlanChange, HandleStripeEvent } from '#billing';
import { PaySale, SettleSale } from '#sales';
import { payingMember, seedCatalogue, sellOnce, withoutWaiting } from '../support/catalogue';
import { everyDeath } from '../support/dying';
import { listed } from '../support/listed';
import { verify } from '../support/verify';
import { control, World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';
const consent = { terms: 'Terms', shownAt: new Date(NOW) };

interface Prepared {
  planChange: { id: string };
  quote: { id: string } | null;
  checkoutUrl: string | null;
}

/** Each answer of a member that leads to a payment, and each payment's arrival, cut short at every step of input and output. */
describe('a process that dies at any step', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    await seedCatalogue(world);
  });
  afterEach(async () => expect(await verify(world)).toEqual([]));
  afterAll(() => world.stop());

  /** A proposal that has reached the member, as deciding and sending leave it. */
  const proposed = async (member: string, plan: 'basic' | 'premium'): Promise<string> => {
    const [row] = await world.rows<{ id: string }>(
      `with decided as (
         insert into decision (id, member_id, source, outcome, because, score, policy_version, propensities, decided_at)
         select gen_random_uuid(), id, 'signal', 'offer', '{eligible}', 4, 1, '{}', $3 from member where external_id = $1
         returning id, member_id
       ), made as (
         insert into proposal (id, member_id, decision_id, campaign_id, offer_key, plan_key, price_lookup_key, unit_amount_minor,
           currency, channel, status, words, created_at, presented_at, expires_at)
         select gen_random_uuid(), member_id, decided.id, campaign.id, $2 || '-monthly', $2, $2 || '_month_usd', 1000, 'usd', 'in_app',
           'presented', '{"title": "Try", "body": "More."}', $3, $3, $3::timestamptz + interval '5 days' from decided, campaign
         returning id
       ), sent as (insert into delivery (proposal_id, channel, claimed_at, sent_at) select id, 'in_app', $3, $3 from made)
       select id from made`,
      [member, plan, NOW],
    );
    return row?.id ?? '';
  };
  const payer = (member: string) => payingMember(withoutWaiting(world), member, 'basic');
  const said = { consent: { terms: 'Terms', shownAt: NOW } };
  const again = (proposal: string) => world.ok<Prepared>('POST', `/v1/proposals/${proposal}/accept`, said);
  /** Of each member: the plan, and how many changes have succeeded. */
  const ended = async (members: readonly string[]) => {
    const found = await world.rows<{ member: string; plan: string; succeeded: number; consents: number }>(
      `select external_id as member, plan_key as plan, (select count(*)::int from consent where member_id = member.id) as consents,
              (select count(*)::int from plan_change where member_id = member.id and status = 'succeeded') as succeeded
       from member where external_id = any($1)`,
      [members],
    );
    return members.map((member) => found.find((one) => one.member === member));
  };
  const all = (members: readonly string[], rest: object) => members.map((member) => ({ member, ...rest }));

  it('of a free member’s yes: the yes counts once, and leads to one page', async () => {
    const proposals = new Map<string, string>();
    const members = await everyDeath('yes', async (member) => {
      await world.ok('PUT', `/v1/members/${member}`, {});
      proposals.set(member, await proposed(member, 'basic'));
      return () => world.api.get(AnswerProposal).accept(proposals.get(member) ?? '', consent);
    });
    expect(members.length).toBeGreaterThan(20);
    for (const proposal of proposals.values()) {
      const { checkoutUrl } = await again(proposal);
      await world.payOnPage(checkoutUrl ?? '', 'pm_card_visa');
    }
    await world.drain();
    expect(await ended(members)).toEqual(all(members, { plan: 'basic', consents: 1, succeeded: 1 }));
  }, 300_000);

  /** Until a paying member's yes has become a confirmed change. */
  const confirmed = async (members: readonly string[], proposals: ReadonlyMap<string, string>) => {
    for (const proposal of proposals.values()) {
      const { quote } = await again(proposal);
      if (quote) await world.ok('POST', '/v1/plan-changes', { quoteId: quote.id });
    }
    await world.drain();
    expect(await ended(members)).toEqual(all(members, { plan: 'premium', consents: 1, succeeded: 1 }));
  };

  it('of a paying member’s yes: one change, one charge', async () => {
    const proposals = new Map<string, string>();
    const members = await everyDeath('quote', async (member) => {
      await payer(member);
      proposals.set(member, await proposed(member, 'premium'));
      return () => world.api.get(AnswerProposal).accept(proposals.get(member) ?? '', consent);
    });
    expect(members.length).toBeGreaterThan(15);
    await confirmed(members, proposals);
  }, 300_000);

  it('of a quote that is confirmed: one change, one charge', async () => {
    const proposals = new Map<string, string>();
    const members = await everyDeath('confirm', async (member) => {
      await payer(member);
      const proposal = await proposed(member, 'premium');
      proposals.set(member, proposal);
      const { quote } = await again(proposal);
      return () => world.api.get(ExecutePlanChange).run(quote?.id ?? '');
    });
    expect(members.length).toBeGreaterThan(10);
    await confirmed(members, proposals);
  }, 300_000);

  it('of a paid page that becomes known: the plan is given once, the revenue moves once', async () => {
    let members: string[] = [];
    await world.whileWorkerIsDown(async () => {
      members = await everyDeath('paid', async (member) => {
        await world.ok('PUT', `/v1/members/${member}`, {});
        const { checkoutUrl } = await world.ok<Prepared>('POST', '/v1/quotes', { member, plan: 'basic' });
        await world.payOnPage(checkoutUrl ?? '', 'pm_card_visa');
        await control(world.sandbox, 'flush', {});
        const [event] = await world.rows<{ id: string }>(
          `select stripe_event.id from stripe_event join billing_customer on stripe_customer_id = customer_id
           join member on member.id = member_id where external_id = $1 and type = 'checkout.session.completed'`,
          [member],
        );
        return () => world.api.get(HandleStripeEvent).run(event?.id ?? '');
      });
    });
    await world.drain();
    expect(members.length).toBeGreaterThan(15);
    expect(await ended(members)).toEqual(all(members, { plan: 'basic', consents: 0, succeeded: 1 }));
  }, 300_000);

  describe('of a sale', () => {
    const sold = async (member: string): Promise<string> => {
      await world.ok('PUT', `/v1/members/${member}`, {});
      const { id } = await world.ok<{ id: string }>('POST', '/v1/sales', { member, plan: { key: 'basic' } });
      for (const question of ['up_sell', 'cross_sell'])
        await world.ok('POST', `/v1/sales/${id}/answers`, { question, answer: 'yes' });
      return id;
    };
    const pay = (sale: string) => world.ok<Prepared>('POST', `/v1/sales/${sale}/pay`, said);
    const sales = async (ids: Iterable<string>) =>
      world.rows(
        `select status, paid_minor::int as paid, (select count(*)::int from product_order where external_id = sale.id::text) as orders,
                (select count(*)::int from outgoing_event where type = 'sale.paid' and data ->> 'saleId' = sale.id::text) as told
         from sale where id = any($1)`,
        [[...ids]],
      );
    const once = { status: 'paid', paid: 2700, orders: 1, told: 1 };
    beforeAll(async () => {
      await sellOnce(world, 'guide_usd', 700);
      await world.ok('PUT', '/v1/products/guide', {
        name: 'Guide',
        prices: [{ currency: 'usd', unitAmountMinor: 700, lookupKey: 'guide_usd' }],
      });
    });

    it('that is paid: one page, however often', async () => {
      const ids = new Map<string, string>();
      const members = await everyDeath('pays', async (member) => {
        const sale = await sold(member);
        ids.set(member, sale);
        return () => world.api.get(PaySale).run(sale, { member: null, consent });
      });
      expect(members.length).toBeGreaterThan(20);
      for (const sale of ids.values()) await world.payOnPage((await pay(sale)).checkoutUrl ?? '', 'pm_card_visa');
      await world.drain();
      expect(await sales(ids.values())).toEqual(members.map(() => once));
      const sessions = await listed<{ customer: string; status: string }>(world, 'checkout/sessions');
      const payers = await world.rows<{ member: string; customer: string }>(
        `select external_id as member, stripe_customer_id as customer from billing_customer join member on member.id = member_id
         where external_id = any($1)`,
        [members],
      );
      for (const { member, customer } of payers) {
        const pages = sessions.filter((one) => one.customer === customer).map(({ status }) => status);
        expect({ member, pages }).toEqual({ member, pages: ['complete'] });
      }
      expect(payers).toHaveLength(members.length);
    }, 300_000);

    it('whose payment has arrived: paid, counted and told once', async () => {
      const ids: string[] = [];
      await world.whileWorkerIsDown(async () => {
        await everyDeath('settles', async (member) => {
          const sale = await sold(member);
          ids.push(sale);
          const { planChange, checkoutUrl } = await pay(sale);
          await world.payOnPage(checkoutUrl ?? '', 'pm_card_visa');
          await control(world.sandbox, 'flush', {});
          const [event] = await world.rows<{ id: string }>(
            `select id from stripe_event where type = 'checkout.session.completed' order by received_at desc limit 1`,
          );
          await world.api.get(HandleStripeEvent).run(event?.id ?? '');
          return () => world.api.get(SettleSale).run(planChange.id);
        });
      });
      await world.drain();
      expect(ids.length).toBeGreaterThan(3);
      expect(await sales(ids)).toEqual(ids.map(() => once));
    }, 300_000);
  });
});
