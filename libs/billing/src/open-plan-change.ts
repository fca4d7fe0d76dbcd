import { newId } from '#platform';
import { planOfPrice, type Ladder, type Member, type PlanChange } from '#domain';
import type { Tx } from '#database';
import { Injectable } from '@nestjs/common';
import { PlanChangesStore } from './plan-changes-store';

/** What a member wants: which price, and by which proposal. */
export interface PlanWish {
  readonly member: Member;
  readonly planKey: string;
  readonly priceLookupKey: string;
  readonly proposalId: string | null;
}

/** Writes a wished change down, in the transaction of the wish. A newer wish supersedes one that was not confirmed. */
@Injectable()
export class OpenPlanChange {
  constructor(private readonly changes: PlanChangesStore) {}

  async run(tx: Tx, wish: PlanWish, ladder: Ladder, now: Date): Promise<PlanChange> {
    await this.changes.supersedeQuoted(tx, wish.member.id, now);
    const change: PlanChange = {
      id: newId(),
      memberId: wish.member.id,
      proposalId: wish.proposalId,
      // an expectation; what Stripe shows when the change is prepared decides
      kind: (ladder.get(wish.member.planKey)?.prices.length ?? 0) > 0 ? 'update' : 'checkout',
      status: 'quoted',
      fromPlanKey: wish.member.planKey,
      toPlanKey: planOfPrice(ladder, wish.priceLookupKey)?.plan.key ?? wish.planKey,
      priceLookupKey: wish.priceLookupKey,
      parameters: null,
      generation: 1,
      stripeId: null,
      url: null,
      failureCode: null,
      createdAt: now,
      settledAt: null,
    };
    await this.changes.insert(tx, change);
    return change;
  }
}
