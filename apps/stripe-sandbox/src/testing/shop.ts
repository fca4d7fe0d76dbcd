import Stripe from 'stripe';
import { createSandbox, type Sandbox } from '../sandbox';
import { client, control, idOf, secondsOf } from './drive';

export interface Member {
  readonly customer: string;
  readonly id: string;
  /** Its items in order. */
  readonly items: string[];
}

/** What an invoice charges, in minor units. */
export interface Bill {
  /** Line amounts, before discounts and exclusive taxes. */
  readonly lines: number[];
  readonly discount: number;
  readonly tax: number;
  readonly total: number;
  readonly due: number;
}

type Change = Omit<Stripe.SubscriptionUpdateParams, 'expand'>;
type Wish = Omit<Stripe.SubscriptionCreateParams, 'customer'> & { items: Stripe.SubscriptionCreateParams.Item[] };

/** A sandbox with prices and members, driven by the real SDK. Every bill is previewed first, and the preview has to be the bill. */
export class Shop {
  private constructor(
    readonly sandbox: Sandbox,
    readonly stripe: Stripe,
    private readonly product: string,
  ) {}

  static async open(now: string): Promise<Shop> {
    const sandbox = await createSandbox({ port: 0, now: new Date(now) });
    const stripe = client(sandbox);
    return new Shop(sandbox, stripe, (await stripe.products.create({ name: 'Membership' })).id);
  }

  close(): Promise<void> {
    return this.sandbox.close();
  }

  at(now: string): Promise<unknown> {
    return control(this.sandbox, 'clock', { now });
  }

  /** The id of a price, by the month unless it is said otherwise; null is sold once. */
  async price(
    unit_amount: number,
    interval: 'day' | 'week' | 'month' | 'year' | null = 'month',
    more: Partial<Stripe.PriceCreateParams> = {},
  ): Promise<string> {
    const recurring = interval && { recurring: { interval } };
    const { product } = this;
    return (await this.stripe.prices.create({ product, currency: 'usd', unit_amount, ...recurring, ...more })).id;
  }

  async customer(more: Stripe.CustomerCreateParams = {}): Promise<string> {
    const card = 'pm_card_visa';
    const settings = { payment_method: card, invoice_settings: { default_payment_method: card } };
    return (await this.stripe.customers.create({ ...settings, ...more })).id;
  }

  async coupon(terms: Stripe.CouponCreateParams): Promise<string> {
    return (await this.stripe.coupons.create(terms)).id;
  }

  async balance({ customer }: Pick<Member, 'customer'>): Promise<number> {
    const { balance } = (await this.stripe.customers.retrieve(customer)) as Stripe.Customer;
    return balance;
  }

  /** Starts a subscription, and its first bill. */
  async subscribe(wish: Wish, customer?: string): Promise<Member & { bill: Bill }> {
    const payer = customer ?? (await this.customer());
    const { items, discounts, add_invoice_items, default_tax_rates, automatic_tax, currency, trial_end } = wish;
    const preview = await this.stripe.invoices.createPreview({
      customer: payer,
      subscription_details: {
        items: items,
        ...(default_tax_rates && { default_tax_rates }),
        ...(trial_end !== undefined && { trial_end }),
      },
      ...(discounts && { discounts }),
      ...(add_invoice_items && {
        invoice_items: add_invoice_items as Stripe.InvoiceCreatePreviewParams.InvoiceItem[],
      }),
      ...(automatic_tax && { automatic_tax }),
      ...(currency !== undefined && { currency }),
    });
    const { id, items: made, latest_invoice } = await this.stripe.subscriptions.create({ ...wish, customer: payer });
    const bill = await this.billed(preview, idOf(latest_invoice));
    return { customer: payer, id, items: made.data.map((item) => item.id), bill };
  }

  /** Changes a subscription and bills it at once, unless it is said otherwise. */
  async change(member: Member, change: Change): Promise<Bill> {
    const { items, discounts, proration_date, trial_end, billing_cycle_anchor } = change;
    const { proration_behavior = 'always_invoice' } = change;
    const preview = await this.stripe.invoices.createPreview({
      subscription: member.id,
      subscription_details: {
        proration_behavior,
        ...(items && { items: items }),
        ...(proration_date !== undefined && { proration_date }),
        ...(trial_end !== undefined && { trial_end }),
        ...(billing_cycle_anchor && { billing_cycle_anchor }),
      },
      ...(discounts !== undefined && { discounts }),
    });
    const { latest_invoice } = await this.stripe.subscriptions.update(member.id, {
      ...change,
      proration_behavior,
      payment_behavior: 'pending_if_incomplete',
    });
    return this.billed(preview, idOf(latest_invoice));
  }

  /** Goes to the end of a period, and the bill of the next. */
  async renewal({ id }: Pick<Member, 'id'>, now: string): Promise<Bill> {
    const before = await this.stripe.subscriptions.retrieve(id);
    if (before.items.data[0]?.current_period_end !== secondsOf(now)) throw new Error(`no period ends at ${now}`);
    const preview = await this.stripe.invoices.createPreview({ subscription: id });
    await this.at(now);
    const { latest_invoice } = await this.stripe.subscriptions.retrieve(id);
    return this.billed(preview, idOf(latest_invoice));
  }

  private async billed(preview: Stripe.Invoice, id: string): Promise<Bill> {
    const paid = await this.stripe.invoices.retrieve(id);
    expect(billOf(preview)).toEqual(billOf(paid));
    expect([paid.status, paid.amount_paid]).toEqual(['paid', paid.amount_due]);
    return billOf(paid);
  }
}

export function billOf(invoice: Stripe.Invoice): Bill {
  const { lines, total_discount_amounts: discounts, total_taxes: taxes, total, amount_due: due } = invoice;
  return {
    lines: lines.data.map(({ amount }) => amount),
    discount: (discounts ?? []).reduce((sum, { amount }) => sum + amount, 0),
    tax: (taxes ?? []).reduce((sum, { amount }) => sum + amount, 0),
    total,
    due,
  };
}

/** The bill of these lines with nothing taken off or added. */
export function plain(...lines: number[]): Bill {
  const total = lines.reduce((sum, amount) => sum + amount, 0);
  return { lines, discount: 0, tax: 0, total, due: Math.max(0, total) };
}
