import { DAY } from '#platform';
import type { World } from './world';

/** What a quote answers. */
export interface Prepared {
  planChange: { id: string; kind: string; status: string; url: string | null };
  quote: {
    id: string;
    amountDueNowMinor: number;
    taxMinor: number;
    recurringMinor: number;
    effectiveAt: string | null;
    nextInvoiceAt: string | null;
  } | null;
  checkoutUrl: string | null;
}
interface Invoice {
  amount_paid: number;
  billing_reason: string;
}

/** What a member does about the plan, as a site passes it on, and what came of it. */
export function changing(world: () => World) {
  const ask = (member: string, want: object) => world().ok<Prepared>('POST', '/v1/quotes', { member, ...want });
  const refused = async (member: string, want: object) =>
    (await world().call('POST', '/v1/quotes', { member, ...want })).body.code;
  const confirm = async (prepared: Prepared) => {
    await world().ok('POST', '/v1/plan-changes', { quoteId: prepared.quote?.id });
    await world().drain();
    return world().ok('GET', `/v1/plan-changes/${prepared.planChange.id}`);
  };
  const planOf = async (member: string) => (await world().ok<{ plan: string }>('GET', `/v1/members/${member}`)).plan;
  const customerOf = async (member: string) => {
    const [row] = await world().rows<{ id: string }>(
      `select stripe_customer_id as id from billing_customer join member on member.id = member_id where external_id = $1`,
      [member],
    );
    return row?.id ?? 'none';
  };
  /** Those that are paid, the newest first. */
  const invoices = async (member: string) => {
    const of = { customer: await customerOf(member), status: 'paid', limit: '100' };
    return (await world().stripe<{ data: Invoice[] }>('GET', 'invoices', of)).data;
  };
  const movementsOf = (member: string) =>
    world().rows<{ kind: string; minor: number }>(
      `select kind, amount_minor::int as minor from mrr_movement join member on member.id = member_id
       where external_id = $1 order by mrr_movement.id`,
      [member],
    );
  return { ask, refused, confirm, planOf, customerOf, invoices, movementsOf };
}

/** So many calendar months, and days, after `start`. */
export function monthsAfter(start: Date, months: number, days = 0): string {
  return new Date(new Date(start).setUTCMonth(start.getUTCMonth() + months) + days * DAY).toISOString();
}
