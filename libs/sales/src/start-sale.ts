import { after, Clock, DomainError, MINUTE, newId, newSecret, sha256, unreachable } from '#platform';
import {
  bucketOf,
  directionOf,
  isHeldOut,
  planLine,
  type Interval,
  type Member,
  type Sale,
  type SaleLine,
} from '#domain';
import { Database, inTransaction } from '#database';
import { MembersStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { AskQuestions } from './ask-questions';
import { Buyers, type Buyer } from './buyers';
import { CrossSell, type WantedProduct } from './cross-sell';
import { SalesStore, type StoredSale } from './sales-store';

/** How long the questions may be answered and the payment begun. */
export const SALE_MINUTES = 60;

export interface CartInput {
  /** The site's id; null: anonymous. */
  readonly member: string | null;
  readonly locale: string | null;
  readonly plan: { readonly key: string; readonly interval: Interval; readonly currency: string } | null;
  readonly products: readonly (WantedProduct & { readonly currency: string })[];
}

/** A cart becomes a sale, and the first question is put. */
@Injectable()
export class StartSale {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly members: MembersStore,
    private readonly buyers: Buyers,
    private readonly crossSell: CrossSell,
    private readonly askQuestions: AskQuestions,
    private readonly sales: SalesStore,
  ) {}

  /**
   * Answers the sale and the secret with which a browser may run it. Throws `member_unknown`, `plan_unknown`, `price_unknown`,
   * `product_unknown`, `cart_currencies`, `currency_mismatch`, `already_on_plan`.
   */
  run(cart: CartInput): Promise<{ sale: StoredSale; token: string }> {
    const now = this.clock.now();
    const currency = currencyOf(cart);
    const token = newSecret('tl_sale_');
    return inTransaction(this.database, async (tx) => {
      const member = cart.member === null ? null : await this.members.byExternalId(cart.member, tx);
      const buyer = await this.buyers.read(tx, member);
      if (buyer.subscribedIn !== null && buyer.subscribedIn !== currency)
        throw new DomainError('currency_mismatch', `the subscription of the member is in ${buyer.subscribedIn}`);
      const products = await this.crossSell.linesOf(tx, cart.products, currency);
      const id = newId();
      const begun: StoredSale = {
        id,
        memberId: member?.id ?? null,
        status: 'cart',
        currency,
        locale: cart.locale ?? member?.locale ?? 'en',
        lines: cart.plan ? [planInCart(cart.plan, buyer), ...products] : products,
        unpaid: [],
        questions: [],
        heldOut: isHeldOutOf(member, id, buyer),
        holdoutShare: buyer.rules.policy.holdout.share,
        rewards: [],
        consent: null,
        planChangeId: null,
        tokenHash: sha256(token),
        createdAt: now,
        expiresAt: after(now, SALE_MINUTES * MINUTE),
        paidAt: null,
        paidMinor: null,
        closedAt: null,
      };
      const asked = await this.askQuestions.run(tx, begun, buyer, now);
      await Promise.all([this.sales.insert(tx, asked.sale), this.askQuestions.log(tx, asked)]);
      return { sale: asked.sale, token };
    });
  }
}

/** One cart, one currency. */
function currencyOf({ plan, products }: CartInput): string {
  const named = [...(plan ? [plan.currency] : []), ...products.map((one) => one.currency)];
  const [currency = unreachable('a cart without a plan or a product'), ...others] = new Set(named);
  if (others.length > 0)
    throw new DomainError(
      'cart_currencies',
      `the cart is in ${[currency, ...others].join(' and ')}; make it one sale each`,
    );
  return currency;
}

/** The plan as it is sold now, if it is a better one than the buyer has. */
function planInCart({ key, interval, currency }: NonNullable<CartInput['plan']>, { ladder, held }: Buyer): SaleLine {
  const plan = ladder.get(key);
  if (!plan) throw new DomainError('plan_unknown', `no plan is called ${key}`);
  const price = plan.prices.find((one) => one.interval === interval && one.currency === currency);
  if (!price) throw new DomainError('price_unknown', `plan ${key} has no price per ${interval} in ${currency}`);
  const direction = held ? directionOf(held, { plan, price }) : 'start';
  if (direction !== 'start' && direction !== 'now')
    throw new DomainError('already_on_plan', `the member has ${held?.plan.key ?? key} already; a sale is for more`);
  return planLine(plan, price, 'cart');
}

/** An anonymous sale is in the holdout by its own id. */
function isHeldOutOf(member: Member | null, id: Sale['id'], { rules: { policy } }: Buyer): boolean {
  return isHeldOut(member ?? { holdoutBucket: bucketOf(policy.holdout.salt, id) }, policy);
}
