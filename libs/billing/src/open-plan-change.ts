import { newId } from '#platform';
import { LIST_PRICE, type ChangeTerms, type Member, type PlanChange, type PlanChangeKind, type Quote } from '#domain';
import type { Tx } from '#database';
import { Injectable } from '@nestjs/common';
import { PlanChangesStore } from './plan-changes-store';

export const NO_TERMS: ChangeTerms = { ...LIST_PRICE, offerKey: null, promotionCode: null };

/** What a member wants: which price on which terms, and by which proposal. */
export interface PlanWish {
  readonly member: Member;
  readonly planKey: string;
  readonly priceLookupKey: string | null;
  readonly terms: ChangeTerms;
  readonly proposalId: string | null;
  /** An expectation, but for `pause` and `resume`: what Stripe shows when the change is prepared decides. */
  readonly kind: PlanChangeKind;
}

/** What the member needs to go on: a quote to confirm, or a page to pay on (in `planChange.url`). */
export interface PreparedChange {
  readonly planChange: PlanChange;
  readonly quote: Quote | null;
}

/** Writes a wished change down, in the transaction of the wish. A newer wish supersedes one that was not confirmed. */
@Injectable()
export class OpenPlanChange {
  constructor(private readonly changes: PlanChangesStore) {}

  async run(tx: Tx, wish: PlanWish, now: Date): Promise<PlanChange> {
    await this.changes.supersedeQuoted(tx, wish.member.id, now);
    const change: PlanChange = {
      id: newId(),
      memberId: wish.member.id,
      proposalId: wish.proposalId,
      afterId: null,
      kind: wish.kind,
      status: 'quoted',
      fromPlanKey: wish.member.planKey,
      toPlanKey: wish.planKey,
      priceLookupKey: wish.priceLookupKey,
      terms: wish.terms,
      parameters: null,
      generation: 1,
      stripeId: null,
      paymentId: null,
      url: null,
      failureCode: null,
      createdAt: now,
      submittedAt: null,
      settledAt: null,
    };
    await this.changes.insert(tx, change);
    return change;
  }
}
