import type { World } from './world';

/** What a quote answers. */
export interface Prepared {
  planChange: { id: string; kind: string; status: string; url: string | null };
  quote: {
    id: string;
    amountDueNowMinor: number;
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

/** What a member does about the plan, as a site passes it on. */
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
  const invoices = async () =>
    (await world().stripe<{ data: Invoice[] }>('GET', 'invoices', { status: 'paid', limit: '100' })).data;
  return { ask, refused, confirm, planOf, invoices };
}
