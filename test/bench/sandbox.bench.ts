import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import Stripe from 'stripe';
import type { Measured } from './bench';

const MEMBERS = 300;

type Times = Map<string, number[]>;

/** What each call of a member's life takes, seen from Stripe's client, one at a time, with the members before still there; against a server that does nothing. */
export async function bench(): Promise<Measured[]> {
  const sandbox = spawn(process.execPath, ['-r', './scripts/register.cjs', 'apps/stripe-sandbox/src/main.ts'], {
    cwd: join(__dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, STRIPE_SANDBOX_PORT: '0' },
  });
  const nothing = createServer((_, response) => response.end('{"id":"x","object":"x"}')).listen(0, '127.0.0.1');
  try {
    const port = await portOf(sandbox);
    const times: Times = new Map();
    const bare = clientOf((nothing.address() as AddressInfo).port);
    for (let i = 0; i < MEMBERS; i++) await timed(times, NOTHING, () => bare.customers.create({ name: `member ${i}` }));
    await life(clientOf(port), times);
    return [...times].map(([what, taken]) => measured(what, taken));
  } finally {
    sandbox.kill('SIGTERM');
    nothing.close();
  }
}

const NOTHING = 'a server that does nothing';

async function life(stripe: Stripe, times: Times): Promise<void> {
  const time = <T>(what: string, call: () => Promise<T>) => timed(times, what, call);
  const product = await stripe.products.create({ name: 'Membership' });
  const priceOf = (unit_amount: number, lookup_key: string) =>
    stripe.prices.create({
      product: product.id,
      currency: 'usd',
      unit_amount,
      recurring: { interval: 'month' },
      lookup_key,
    });
  const basic = await priceOf(1000, 'basic');
  const premium = await priceOf(2000, 'premium');
  for (let i = 0; i < MEMBERS; i++) {
    const customer = (await time('customers.create', () => stripe.customers.create({ name: `member ${i}` }))).id;
    const session = await time('checkout.sessions.create', () =>
      stripe.checkout.sessions.create({
        mode: 'subscription',
        customer,
        line_items: [{ price: basic.id, quantity: 1 }],
        success_url: 'http://127.0.0.1/done',
      }),
    );
    await time('the payment page, paid', () =>
      fetch(session.url ?? '', {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ card: 'pm_card_visa' }),
      }),
    );
    await time('checkout.sessions.retrieve', () => stripe.checkout.sessions.retrieve(session.id));
    const { data } = await time('subscriptions.list', () =>
      stripe.subscriptions.list({ customer, status: 'all', expand: ['data.discounts.source.coupon'] }),
    );
    const subscription = data[0]?.id ?? '';
    const items = [{ id: data[0]?.items.data[0]?.id ?? '', price: premium.id }];
    await time('invoices.createPreview', () =>
      stripe.invoices.createPreview({
        subscription,
        subscription_details: { items, proration_behavior: 'always_invoice' },
      }),
    );
    await time('subscriptions.update, paid at once', () =>
      stripe.subscriptions.update(subscription, {
        items,
        proration_behavior: 'always_invoice',
        payment_behavior: 'pending_if_incomplete',
      }),
    );
    const [invoice] = (await time('invoices.list', () => stripe.invoices.list({ customer }))).data;
    await time('invoices.retrieve, with its payments', () =>
      stripe.invoices.retrieve(invoice?.id ?? '', { expand: ['payments.data.payment.payment_intent'] }),
    );
    await time('prices.list, by lookup key', () => stripe.prices.list({ lookup_keys: ['basic'] }));
    const { id: schedule, phases } = await time('subscriptionSchedules.create', () =>
      stripe.subscriptionSchedules.create({ from_subscription: subscription }),
    );
    await time('subscriptionSchedules.update', () =>
      stripe.subscriptionSchedules.update(schedule, {
        end_behavior: 'release',
        phases: [
          { items: [{ price: premium.id }], start_date: phases[0]?.start_date, end_date: phases[0]?.end_date },
          { items: [{ price: basic.id }], duration: { interval: 'month', interval_count: 1 } },
        ],
      }),
    );
    await time('subscriptionSchedules.release', () => stripe.subscriptionSchedules.release(schedule));
    const [charge] = (await time('charges.list', () => stripe.charges.list({ customer, limit: 100 }))).data;
    await time('refunds.create', () => stripe.refunds.create({ charge: charge?.id ?? '' }));
    await time('events.list', () => stripe.events.list({ limit: 100 }));
  }
}

async function timed<T>(times: Times, what: string, call: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await call();
  const taken = performance.now() - start;
  const before = times.get(what);
  if (before) before.push(taken);
  else times.set(what, [taken]);
  return result;
}

function measured(what: string, taken: readonly number[]): Measured {
  const sorted = [...taken].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  const note = `p50 ${at(0.5).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms`;
  const row = { what, perSecond: 1000 / at(0.5), note };
  return what === NOTHING ? row : { ...row, against: NOTHING, goal: 'p50 < 10 ms' };
}

function clientOf(port: number): Stripe {
  return new Stripe('sk_test_bench', { host: '127.0.0.1', port, protocol: 'http', telemetry: false });
}

/** It says where it listens. */
async function portOf({ stdout }: ChildProcessByStdio<null, Readable, null>): Promise<number> {
  const [said] = (await once(stdout, 'data', { signal: AbortSignal.timeout(60_000) })) as [Buffer];
  return Number(/:(\d+)\s*$/.exec(said.toString())?.[1]);
}
