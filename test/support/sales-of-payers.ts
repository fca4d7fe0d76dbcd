import { payingMember, seedCatalogue, sellOnce } from './catalogue';
import { consent, type Paid, type Sale } from './sale';
import type { World } from './world';

interface Bought extends Sale {
  unpaid: { key: string }[];
}
interface Payment {
  quote: { id: string; amountDueNowMinor: number; productsMinor: number };
  planChange: { id: string; kind: string; status: string; url: string | null };
}

/** Plans, a mug and a pen. */
export async function stock(world: World): Promise<void> {
  await seedCatalogue(world);
  await sellOnce(world, 'mug_usd', 800);
  await sellMug(world);
  await world.ok('PUT', '/v1/products/pen', {
    name: 'Pen',
    prices: [{ currency: 'usd', unitAmountMinor: 300, lookupKey: 'pen_usd' }],
    margin: 0.1,
  });
}

export const sellMug = (world: World, change: object = {}) =>
  world.ok('PUT', '/v1/products/mug', {
    name: 'Mug',
    prices: [{ currency: 'usd', unitAmountMinor: 800, lookupKey: 'mug_usd' }],
    repeatable: true,
    ...change,
  });

/** What members who pay already do at the point of sale, and what is left of it. */
export function salesOfPayers(world: () => World) {
  const mug = { products: [{ key: 'mug', quantity: 1 }] };
  const answer = (id: string, question: string, said: string) =>
    world().ok<Sale>('POST', `/v1/sales/${id}/answers`, { question, answer: said });
  const get = (id: string) => world().ok<Bought>('GET', `/v1/sales/${id}`);
  const pay = (id: string, more: object = {}) =>
    world().call<Paid & Payment & { code?: string }>('POST', `/v1/sales/${id}/pay`, { consent, ...more });
  const confirm = (quoteId: string) => world().call<{ code?: string }>('POST', '/v1/plan-changes', { quoteId });

  let members = 0;
  const payer = async (card?: string): Promise<string> => {
    const member = `payer-${++members}`;
    await payingMember(world(), member, 'basic', card);
    return member;
  };
  const customerOf = async (member: string) => {
    const [row] = await world().rows<{ id: string }>(
      `select stripe_customer_id as id from billing_customer join member on member.id = member_id where external_id = $1`,
      [member],
    );
    return row?.id ?? '';
  };
  /** Both yes: premium in place of basic, and a mug. */
  const ready = async (member: string): Promise<string> => {
    const { id } = await world().ok<Sale>('POST', '/v1/sales', { member, ...mug });
    await answer(id, 'up_sell', 'yes');
    await answer(id, 'cross_sell', 'no');
    return id;
  };
  const confirmed = async (id: string) => {
    const { body } = await pay(id);
    await confirm(body.quote.id);
    await world().drain();
    return body;
  };
  /** What the member has at Stripe: invoices oldest first, and anything that would wait for a renewal. */
  const held = async (member: string) => {
    const customer = await customerOf(member);
    const list = async <T>(what: string) => (await world().stripe<{ data: T[] }>('GET', what, { customer })).data;
    const invoices = await list<{ status: string; total: number }>('invoices');
    return {
      subscriptions: (await list<{ status: string }>('subscriptions')).map(({ status }) => status),
      invoices: invoices.map(({ status, total }) => `${status} ${total}`).reverse(),
      waiting: (await list<{ invoice: string | null }>('invoiceitems')).filter((one) => one.invoice === null).length,
    };
  };
  const told = async (id: string) =>
    (
      await world().rows<{ data: object }>(
        `select data from outgoing_event where type = 'sale.paid' and data ->> 'saleId' = $1`,
        [id],
      )
    ).map(({ data }) => data);
  const orderOf = async (id: string) =>
    world().rows(
      `select items -> 0 ->> 'key' as first, jsonb_array_length(items) as n, refunded_at is not null as refunded
       from product_order where external_id = $1`,
      [id],
    );
  /** With credit for the plan and a card that fails for the mug. */
  const shortOfCash = async (): Promise<{ member: string; id: string }> => {
    const member = await payer('pm_card_chargeCustomerFail');
    await world().stripe('POST', `customers/${await customerOf(member)}`, { balance: '-1000' });
    const id = await ready(member);
    await confirmed(id);
    return { member, id };
  };
  /** Who pays for the subscription from a bank account now. */
  const byBank = async (token: string, balance: number): Promise<{ member: string; id: string }> => {
    const member = await payer();
    const customer = await customerOf(member);
    const { id: method } = await world().stripe<{ id: string }>('POST', `payment_methods/${token}/attach`, {
      customer,
    });
    const { data } = await world().stripe<{ data: { id: string }[] }>('GET', 'subscriptions', { customer });
    await world().stripe('POST', `subscriptions/${data[0]?.id}`, { default_payment_method: method });
    await world().stripe('POST', `customers/${customer}`, { balance: String(balance) });
    const id = await ready(member);
    await confirmed(id);
    return { member, id };
  };
  return {
    mug,
    answer,
    get,
    pay,
    confirm,
    payer,
    customerOf,
    ready,
    confirmed,
    held,
    told,
    orderOf,
    shortOfCash,
    byBank,
  };
}
