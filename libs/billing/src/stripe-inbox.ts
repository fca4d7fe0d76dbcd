import { Config, DomainError, Metrics, MINUTE, SECOND, SystemClock } from '#platform';
import { Database, inTransaction } from '#database';
import { enqueue } from '#jobs';
import { Injectable, Logger } from '@nestjs/common';
import type Stripe from 'stripe';
import { StripeEventsStore } from './stripe-events-store';
import { StripeClient } from './stripe-client';
import { API_VERSION, isLiveKey } from './stripe-version';
import { idOf, timeOf } from './subscription-facts';

/** The events that can change a plan, a price or a member's mood. All others are answered and left alone. */
const HEARD = new Set([
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'customer.subscription.created',
  'customer.subscription.updated',
  'customer.subscription.deleted',
  'customer.subscription.paused',
  'customer.subscription.resumed',
  'customer.subscription.trial_will_end',
  'customer.subscription.pending_update_applied',
  'customer.subscription.pending_update_expired',
  'invoice.paid',
  'invoice.payment_failed',
  'invoice.payment_action_required',
  'invoice.finalization_failed',
  'invoice.voided',
  'invoice.marked_uncollectible',
  'subscription_schedule.updated',
  'subscription_schedule.released',
  'subscription_schedule.canceled',
  'subscription_schedule.aborted',
  'subscription_schedule.completed',
  'customer.deleted',
  'customer.discount.created',
  'customer.discount.updated',
  'customer.discount.deleted',
  'charge.refunded',
  'charge.dispute.created',
  'charge.dispute.closed',
  'price.created',
  'price.updated',
  'price.deleted',
  'product.updated',
  'product.deleted',
  'coupon.deleted',
  'promotion_code.updated',
]);

/** Takes signed deliveries: verified on the raw bytes, stored once, answered at once; the work is a job. */
@Injectable()
export class StripeInbox {
  private readonly logger = new Logger(StripeInbox.name);

  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly stripe: StripeClient,
    private readonly events: StripeEventsStore,
    private readonly metrics: Metrics,
  ) {}

  /** Throws `webhook_signature_invalid`. `duplicate`: this event was here before. */
  async run(rawBody: Buffer, signature: string): Promise<'stored' | 'duplicate' | 'ignored'> {
    const event = this.verify(rawBody, signature);
    if (!HEARD.has(event.type) || !this.isOurs(event)) return 'ignored';
    return inTransaction(this.database, async (tx) => {
      const { id, type } = event;
      const object = event.data.object as {
        id?: string;
        object?: string;
        customer?: string | { id: string };
        charge?: string | { id: string };
      };
      // a dispute names no customer, only the charge
      const objectId = object.object === 'dispute' ? idOf(object.charge) : (object.id ?? null);
      const customerId = object.object === 'customer' ? (object.id ?? null) : idOf(object.customer);
      const occurredAt = timeOf(event.created);
      const fresh = await this.events.insert(tx, { id, type, customerId, objectId, occurredAt });
      if (fresh) await enqueue(tx, 'handle-stripe-event', { eventId: id });
      return fresh ? 'stored' : 'duplicate';
    });
  }

  private verify(rawBody: Buffer, signature: string): Stripe.Event {
    for (const secret of this.config.env.STRIPE_WEBHOOK_SECRET) {
      try {
        const event: unknown = this.stripe.api.webhooks.constructEvent(rawBody, signature, secret);
        if (isEvent(event) && isFresh(signature)) return event;
      } catch {
        continue; // during a rotation the next secret may fit
      }
    }
    throw new DomainError('webhook_signature_invalid', 'check STRIPE_WEBHOOK_SECRET and that no proxy alters the body');
  }

  private isOurs(event: Stripe.Event): boolean {
    if (event.livemode !== isLiveKey(this.config)) {
      this.metrics.stripeAlarms.inc({ kind: 'other_mode' });
      this.logger.error(
        { event: event.id, livemode: event.livemode },
        'event of the other mode ignored: check the webhook endpoint',
      );
      return false;
    }
    if (event.api_version !== API_VERSION) {
      this.metrics.stripeAlarms.inc({ kind: 'other_version' });
      this.logger.error(
        { event: event.id, apiVersion: event.api_version },
        `set the webhook endpoint to api_version ${API_VERSION}`,
      );
    }
    return true;
  }
}

/** Signed within five minutes of now, by real time. Stripe's library takes times that are none, and any that lie ahead. */
function isFresh(signature: string): boolean {
  const [, seconds] = /(?:^|,)t=(\d{1,12})(?:,|$)/.exec(signature) ?? [];
  return Math.abs(new SystemClock().now().getTime() - Number(seconds) * SECOND) <= 5 * MINUTE;
}

function isEvent(event: unknown): event is Stripe.Event {
  const candidate = event as Partial<Stripe.Event> | null;
  return (
    typeof candidate?.id === 'string' &&
    typeof candidate.type === 'string' &&
    typeof candidate.created === 'number' &&
    typeof candidate.data?.object === 'object' &&
    candidate.data.object !== null
  );
}
