import { setTimeout as pause } from 'node:timers/promises';
import Stripe from 'stripe';
import type { World } from '../support/world';
import { Stage, type Prepared } from './stage';

interface StripeEvent {
  readonly id: string;
  readonly created: number;
}

/** Stripe's clock and ours may differ. */
const BEFORE_S = 300;

/**
 * The stage on an account that knows no address of ours and no test clock: time is real, events are fetched from Stripe's list
 * and delivered here, signed with our own secret, and what a person would click is paid by the API. `quietMs`: how long an event
 * may be behind its change.
 */
export function liveStage(world: World, quietMs: number): Stage {
  const since = Math.floor(new Date().getTime() / 1000) - BEFORE_S;
  const heard = new Set<string>();

  const deliver = async (): Promise<number> => {
    const fresh = (await eventsSince(world, since)).filter(({ id }) => !heard.has(id));
    for (const event of fresh) {
      await post(world, event);
      heard.add(event.id);
    }
    return fresh.length;
  };
  const settled = async (): Promise<void> => {
    for (let quiet = 0; quiet < 2;) {
      await world.at(new Date().toISOString());
      quiet = (await deliver()) === 0 ? quiet + 1 : 0;
      if (quiet === 1) await pause(quietMs);
    }
    await world.drain();
  };
  return new Stage(world, settled, async (prepared) => {
    await subscribe(world, prepared);
    await settled();
  });
}

/** What Checkout does when its button is clicked, as far as the API can: the subscription of the frozen request, paid. */
async function subscribe(world: World, { planChange }: Prepared): Promise<void> {
  const [frozen] = await world.rows<{ customer: string; price: string; member: string }>(
    `select parameters->>'customer' as customer, parameters->>'price' as price, parameters->>'memberId' as member
     from plan_change where id = $1`,
    [planChange.id],
  );
  if (!frozen) throw new Error(`no plan change ${planChange.id}`);
  const { customer, price, member } = frozen;
  const card = await world.stripe<{ id: string }>('POST', 'payment_methods/pm_card_visa/attach', { customer });
  await world.stripe('POST', 'subscriptions', {
    customer,
    'items[0][price]': price,
    default_payment_method: card.id,
    'metadata[tierlift_plan_change]': planChange.id,
    'metadata[tierlift_member]': member,
  });
}

/** Oldest first. */
async function eventsSince(world: World, since: number): Promise<StripeEvent[]> {
  const found: StripeEvent[] = [];
  for (let more = true; more;) {
    const after = found.at(-1)?.id;
    const page = await world.stripe<{ data: StripeEvent[]; has_more: boolean }>('GET', 'events', {
      limit: '100',
      'created[gte]': String(since),
      ...(after && { starting_after: after }),
    });
    found.push(...page.data);
    more = page.has_more;
  }
  return found.reverse();
}

async function post(world: World, event: StripeEvent): Promise<void> {
  const payload = JSON.stringify(event);
  const secret = world.config.env.STRIPE_WEBHOOK_SECRET[0] ?? '';
  const reply = await world.api.inject({
    method: 'POST',
    url: '/webhooks/stripe',
    payload,
    headers: {
      'content-type': 'application/json',
      'stripe-signature': new Stripe('sk_test_signer').webhooks.generateTestHeaderString({ payload, secret }),
    },
  });
  if (reply.statusCode !== 200) throw new Error(`event ${event.id}: ${reply.statusCode} ${reply.body}`);
}
