import Stripe from 'stripe';
import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox';
import { client, control, idOf } from './drive';

export interface Member {
  readonly customer: string;
  readonly id: string;
  readonly item: string;
}

/** A sandbox on 1 March 2026 with three plans of one product each, and members who pay by card. Close it after the test. */
export async function openClub(options: SandboxOptions = {}) {
  const sandbox = await createSandbox({ port: 0, now: new Date('2026-03-01T00:00:00Z'), ...options });
  const stripe = client(sandbox);
  const plan = async (name: string, unit_amount: number, interval: 'month' | 'year' = 'month') => {
    const { id: product } = await stripe.products.create({ name });
    return (await stripe.prices.create({ product, currency: 'usd', unit_amount, recurring: { interval } })).id;
  };
  const prices = {
    basic: await plan('Basic', 1000),
    premium: await plan('Premium', 2000),
    year: await plan('Year', 10_000, 'year'),
  };
  return { sandbox, stripe, prices, ...driving(sandbox, stripe, prices) };
}

export type Club = Awaited<ReturnType<typeof openClub>>;

function driving(sandbox: Sandbox, stripe: Stripe, prices: Record<'basic' | 'premium' | 'year', string>) {
  const newCustomer = async (more: Stripe.CustomerCreateParams = {}) =>
    (
      await stripe.customers.create({
        payment_method: 'pm_card_visa',
        invoice_settings: { default_payment_method: 'pm_card_visa' },
        ...more,
      })
    ).id;
  return {
    newCustomer,
    subscriber: async (
      plan: keyof typeof prices = 'basic',
      more: Stripe.CustomerCreateParams = {},
    ): Promise<Member> => {
      const customer = await newCustomer(more);
      const { id, items } = await stripe.subscriptions.create({ customer, items: [{ price: prices[plan] }] });
      return { customer, id, item: items.data[0]?.id ?? '' };
    },
    /** The card that pays from now on. */
    useCard: async ({ id, customer }: Member, card: string) => {
      const method = await stripe.paymentMethods.attach(card, { customer });
      await stripe.subscriptions.update(id, { default_payment_method: method.id });
    },
    at: (now: string) => control(sandbox, 'clock', { now }),
    read: ({ id }: Pick<Member, 'id'>) => stripe.subscriptions.retrieve(id),
    planOf: async ({ id }: Pick<Member, 'id'>) => {
      const { items } = await stripe.subscriptions.retrieve(id);
      const price = items.data[0]?.price.id;
      return Object.entries(prices).find(([, one]) => one === price)?.[0];
    },
    /** Newest first. */
    invoices: async ({ customer }: Pick<Member, 'customer'>) => (await stripe.invoices.list({ customer })).data,
    latest: async ({ id }: Pick<Member, 'id'>) =>
      stripe.invoices.retrieve(idOf((await stripe.subscriptions.retrieve(id)).latest_invoice)),
    balance: async ({ customer }: Pick<Member, 'customer'>) =>
      ((await stripe.customers.retrieve(customer)) as Stripe.Customer).balance,
    /** Newest first; those that begin with a prefix. */
    heard: async (prefix: string) =>
      (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type).filter((type) => type.startsWith(prefix)),
  };
}
