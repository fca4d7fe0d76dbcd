import { randomUUID } from 'node:crypto';
import { SharedClock } from '#database';
import { payingMember } from '../support/catalogue';
import { control, type World } from '../support/world';

export interface Prepared {
  readonly planChange: { readonly id: string; readonly kind: string };
  readonly quote: {
    readonly id: string;
    readonly amountDueNowMinor: number;
    readonly productsMinor: number;
    readonly recurringMinor: number;
  } | null;
  readonly checkoutUrl: string | null;
}

export interface Invoice {
  readonly id: string;
  readonly status: string;
  readonly amount_due: number;
  readonly amount_paid: number;
}

export interface Subscription {
  readonly id: string;
  readonly status: string;
  readonly items: { readonly data: readonly { readonly id: string; readonly quantity: number }[] };
}

type Row = Record<string, unknown>;

/** What a scenario may do. Members are new each time, so that scenarios share one world; its time only goes forward. */
export class Stage {
  /** Who asked for which plan change. */
  private readonly members = new Map<string, string>();

  constructor(
    readonly world: World,
    /** Until everything that happened in Stripe has arrived here. */
    readonly settled: () => Promise<void>,
    /** Pays a payment page as its buyer. */
    readonly pay: (prepared: Prepared, member: string) => Promise<void>,
  ) {}

  async freeMember(): Promise<string> {
    const member = `ann-${randomUUID().slice(0, 8)}`;
    await this.world.ok('PUT', `/v1/members/${member}`, { email: `${member}@example.com` });
    return member;
  }

  /** Who pays monthly; `card` is that of the next charge. */
  async payingMember(plan: 'basic' | 'premium', card = 'pm_card_visa'): Promise<string> {
    const member = `bob-${randomUUID().slice(0, 8)}`;
    await payingMember(this.world, member, plan, card);
    await this.settled();
    return member;
  }

  async quote(member: string, want: Row): Promise<Prepared> {
    return this.asked(member, await this.world.ok<Prepared>('POST', '/v1/quotes', { member, ...want }));
  }

  /** A better plan and a product, wanted at one sale. */
  async sale(member: string, plan: string, product: string): Promise<Prepared> {
    const cart = { member, plan: { key: plan }, products: [{ key: product }] };
    const sale = await this.world.ok<{ id: string; question: { kind: string } | null }>('POST', '/v1/sales', cart);
    const path = `/v1/sales/${sale.id}`;
    for (let { question } = sale; question;) {
      const answered = { question: question.kind, answer: 'no' };
      ({ question } = await this.world.ok<typeof sale>('POST', `${path}/answers`, answered));
    }
    const consent = { terms: 'Terms', shownAt: (await this.now()).toISOString() };
    return this.asked(member, await this.world.ok<Prepared>('POST', `${path}/pay`, { consent }));
  }

  private asked(member: string, prepared: Prepared): Prepared {
    this.members.set(prepared.planChange.id, member);
    return prepared;
  }

  /** Says yes to a quote and answers what became of the change. Always: what was quoted is what was paid, and nothing if it failed. */
  async confirm({ quote, planChange }: Prepared): Promise<Row> {
    const member = this.members.get(planChange.id) ?? '';
    const before = await this.paidMinor(member);
    await this.world.ok('POST', '/v1/plan-changes', { quoteId: quote?.id });
    await this.settled();
    const change = await this.change(planChange.id);
    const paid = (await this.paidMinor(member)) - before;
    const quoted = (quote?.amountDueNowMinor ?? 0) + (quote?.productsMinor ?? 0);
    expect({ paid }).toEqual({ paid: change.status === 'succeeded' ? quoted : 0 });
    return change;
  }

  /** As `confirm`; answers the code of the refusal, if there is one. */
  async refusal({ quote }: Prepared): Promise<unknown> {
    return (await this.world.call('POST', '/v1/plan-changes', { quoteId: quote?.id })).body.code;
  }

  change(id: string): Promise<Row> {
    return this.world.ok('GET', `/v1/plan-changes/${id}`);
  }

  async plan(member: string): Promise<string> {
    return (await this.world.ok<{ plan: string }>('GET', `/v1/members/${member}`)).plan;
  }

  /** The plan that follows when the period ends; null: none. */
  async scheduled(member: string): Promise<string | null> {
    const { data } = await this.world.ok<{ data: { scheduledPlan: string | null }[] }>(
      'GET',
      `/v1/members/${member}/subscription`,
    );
    return data[0]?.scheduledPlan ?? null;
  }

  async customer(member: string): Promise<string> {
    const [row] = await this.world.rows<{ id: string }>(
      `select stripe_customer_id as id from billing_customer join member on member.id = member_id where external_id = $1`,
      [member],
    );
    return row?.id ?? '';
  }

  /** Newest first. */
  async invoices(member: string, status: 'paid' | 'open' | 'void' = 'paid'): Promise<readonly Invoice[]> {
    const customer = await this.customer(member);
    return (await this.world.stripe<{ data: Invoice[] }>('GET', 'invoices', { customer, status, limit: '100' })).data;
  }

  private async paidMinor(member: string): Promise<number> {
    return (await this.invoices(member)).reduce((sum, { amount_paid: paid }) => sum + paid, 0);
  }

  /** The newest, ended or not. */
  async subscription(member: string): Promise<Subscription> {
    const customer = await this.customer(member);
    const { data } = await this.world.stripe<{ data: Subscription[] }>('GET', 'subscriptions', {
      customer,
      status: 'all',
    });
    if (!data[0]) throw new Error(`${member} has no subscription`);
    return data[0];
  }

  async priceOf(lookupKey: string): Promise<string> {
    const { data } = await this.world.stripe<{ data: { id: string }[] }>('GET', 'prices', {
      'lookup_keys[0]': lookupKey,
    });
    return data[0]?.id ?? '';
  }

  /** Changes Stripe and loses every event of it. */
  async unheard(work: () => Promise<unknown>): Promise<void> {
    await control(this.world.sandbox, 'faults', { deliveries: { drop: 1_000_000 } });
    await work();
    await control(this.world.sandbox, 'faults', {});
  }

  /** Lets days pass and everything happen that is due in them. */
  async later(days: number): Promise<void> {
    await this.world.at(new Date((await this.now()).getTime() + days * 86_400_000).toISOString());
  }

  async now(): Promise<Date> {
    return (await this.world.api.get(SharedClock).sync()).now();
  }
}
