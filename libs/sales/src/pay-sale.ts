import { Clock, DomainError, sha256 } from '#platform';
import {
  beginPayment,
  isFinal,
  isRefusal,
  LIST_PRICE,
  PLAN_CHANGE_MOVES,
  promisedRewards,
  type Member,
  type PlanChange,
  type Sale,
  type SaleLine,
  type SoldOnce,
} from '#domain';
import { Database, inTransaction, type Tx } from '#database';
import { OpenPlanChange, PlanChangesStore, PreparePlanChange, type PlanWish, type PreparedChange } from '#billing';
import type { ConsentInput } from '#campaigns';
import { MembersStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { refused } from './answer-question';
import { CrossSell } from './cross-sell';
import { RepriceSale } from './reprice-sale';
import { SalesStore, type StoredSale } from './sales-store';

export interface Payment {
  /** The site's id; null: the sale knows its member. */
  readonly member: string | null;
  readonly consent: ConsentInput;
}

export interface PaidSale extends PreparedChange {
  readonly sale: StoredSale;
}

/**
 * A page to pay on for the whole sale, or a quote to confirm for a member who pays already: the plan changes in place, and products are
 * charged next, without another question.
 */
@Injectable()
export class PaySale {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly members: MembersStore,
    private readonly sales: SalesStore,
    private readonly repriceSale: RepriceSale,
    private readonly crossSell: CrossSell,
    private readonly openPlanChange: OpenPlanChange,
    private readonly changes: PlanChangesStore,
    private readonly prepare: PreparePlanChange,
  ) {}

  /**
   * Paying again answers the same page, or a fresh one when the first closed unpaid. Throws `questions_open`, `sale_closed`,
   * `member_required`, `member_differs`, `cart_changed` (the sale then holds today's lines: show them and pay again) and what
   * PreparePlanChange throws.
   */
  async run(saleId: string, payment: Payment): Promise<PaidSale> {
    const step = await inTransaction(this.database, (tx) => this.begin(tx, saleId, payment));
    if (step instanceof DomainError) throw step;
    const prepared = await this.prepare.run(step.id);
    return { sale: await this.sales.byId(saleId), ...prepared };
  }

  /** The change that carries the payment. A cart that changed meanwhile is stored, and told as an error after the commit. */
  private async begin(
    tx: Tx,
    saleId: string,
    { member: externalId, consent }: Payment,
  ): Promise<PlanChange | DomainError> {
    const now = this.clock.now();
    const before = await this.sales.lock(tx, saleId);
    const paying = beginPayment(before, now);
    if (isRefusal(paying)) throw refused(paying, before);
    const member = await this.payer(tx, paying, externalId);
    const held = before.planChangeId ? await this.changes.lastOf(before.planChangeId, tx) : null;
    const isUnpaid = held?.afterId === null && held.status !== 'succeeded' && isFinal(PLAN_CHANGE_MOVES, held.status);
    if (held && !isUnpaid) return held;
    if (before.expiresAt <= now) throw refused('sale_closed', before);

    const current = await this.repriceSale.run(tx, before);
    if (current.lines.length === 0) {
      const closed = { ...before, status: 'expired', closedAt: now } as const; // nothing of it is sold any more
      await this.sales.save(tx, closed);
      return refused('sale_closed', closed);
    }
    if (current !== before) {
      await this.sales.save(tx, current);
      return new DomainError('cart_changed', 'a price has changed or a product is gone; show the cart again', {
        lines: current.lines,
      });
    }
    const plan = paying.lines.find(({ kind }) => kind === 'plan');
    const products = paying.lines.filter(({ kind }) => kind === 'product').map((line) => soldOnce(line, paying));
    const terms = { ...LIST_PRICE, ...plan?.terms, offerKey: plan?.offerKey ?? null, promotionCode: null, products };
    const wish: PlanWish = plan
      ? { member, planKey: plan.key, priceLookupKey: plan.priceLookupKey, terms, proposalId: null, kind: 'update' }
      : { member, planKey: member.planKey, priceLookupKey: null, terms, proposalId: null, kind: 'purchase' };
    const change = await this.openPlanChange.run(tx, wish, now);
    const seen = { terms: consent.terms, termsHash: sha256(consent.terms), shownAt: consent.shownAt.toISOString() };
    const rewards = new Set([...(await this.crossSell.rewards(tx, paying)), ...promisedRewards(paying)]);
    await this.sales.save(tx, {
      ...paying,
      rewards: [...rewards].sort(),
      memberId: member.id,
      planChangeId: change.id,
      consent: { ...seen, recordedAt: now.toISOString() },
    });
    return change;
  }

  /** Who pays, locked: an anonymous sale names its member now, once. */
  private async payer(tx: Tx, sale: StoredSale, externalId: string | null): Promise<Member> {
    if (sale.memberId === null && externalId === null)
      throw new DomainError('member_required', 'an anonymous sale needs the member who pays');
    const named = externalId === null ? null : await this.members.byExternalId(externalId, tx);
    if (named && sale.memberId !== null && named.id !== sale.memberId)
      throw new DomainError('member_differs', 'this sale belongs to another member');
    const id = sale.memberId ?? named?.id;
    const [member] = id ? await this.members.lock(tx, [id]) : [];
    if (!member) throw new DomainError('member_unknown', 'the member of this sale is gone');
    return member;
  }
}

function soldOnce(
  { priceLookupKey, quantity, unitAmountMinor }: SaleLine,
  { currency }: Pick<Sale, 'currency'>,
): SoldOnce {
  return { priceLookupKey, quantity, unitAmountMinor, currency };
}
