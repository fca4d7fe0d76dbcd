import { DomainError } from '#platform';
import { IN_FLIGHT, type PlanChange } from '#domain';
import { Injectable } from '@nestjs/common';
import { PlanChangesStore } from './plan-changes-store';
import { SettleMember } from './settle-member';
import { StripeCheckout } from './stripe-checkout';

export type ReturnedCheckout = 'open' | 'processing' | 'complete';

/**
 * The member comes back from Stripe's page: settles at once, by the same way as the webhook, whichever is first. Whoever has an address
 * may ask as often as they like: Stripe is asked only about a page of ours that is still under way, and once for all who ask at a time.
 */
@Injectable()
export class ReturnFromCheckout {
  private readonly asked = new Map<string, Promise<ReturnedCheckout>>();

  constructor(
    private readonly checkout: StripeCheckout,
    private readonly changes: PlanChangesStore,
    private readonly settleMember: SettleMember,
  ) {}

  /** `processing`: a bank takes days to pay. Throws `checkout_unknown`. */
  async run(sessionId: string): Promise<ReturnedCheckout> {
    const change = await this.changes.ofSession(sessionId);
    if (!change) throw new DomainError('checkout_unknown', 'no Checkout Session of ours has this id');
    if (!IN_FLIGHT.includes(change.status)) return change.status === 'succeeded' ? 'complete' : 'open';
    const asked = this.asked.get(sessionId) ?? this.ask(sessionId, change);
    this.asked.set(sessionId, asked);
    return asked.finally(() => this.asked.delete(sessionId));
  }

  private async ask(sessionId: string, { memberId }: PlanChange): Promise<ReturnedCheckout> {
    const { status, paid } = await this.checkout.retrieve(sessionId);
    await this.settleMember.run(memberId);
    if (status !== 'complete') return 'open';
    return paid ? 'complete' : 'processing';
  }
}
