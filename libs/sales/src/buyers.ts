import { Clock } from '#platform';
import {
  freePlan,
  inWindow,
  isLive,
  planOfPrice,
  type CompiledPolicy,
  type Ladder,
  type Member,
  type Offer,
  type PricedPlan,
  type SaleCampaign,
} from '#domain';
import type { Tx } from '#database';
import { SubscriptionsStore } from '#billing';
import { AudienceMembers, CurrentCatalogue } from '#campaigns';
import { CurrentPolicy, UsageStore } from '#membership';
import { Injectable } from '@nestjs/common';

/** Who buys, and all that the questions to them look at, read at one instant. */
export interface Buyer {
  readonly member: Member | null;
  readonly ladder: Ladder;
  readonly rules: CompiledPolicy;
  readonly offers: readonly Offer[];
  readonly campaigns: readonly SaleCampaign[];
  /** What the buyer has now; undefined: the ladder has no such plan. */
  readonly held: PricedPlan | undefined;
  /** The currency of the subscription that a purchase would change; null: there is none. */
  readonly subscribedIn: string | null;
  /** Units used this month by entitlement. */
  readonly used: ReadonlyMap<string, number>;
}

/** Reads what a sale looks at, in one round trip. Writes nothing. */
@Injectable()
export class Buyers {
  constructor(
    private readonly clock: Clock,
    private readonly audiences: AudienceMembers,
    private readonly current: CurrentPolicy,
    private readonly catalogue: CurrentCatalogue,
    private readonly usage: UsageStore,
    private readonly subscriptions: SubscriptionsStore,
  ) {}

  async read(tx: Tx, member: Member | null): Promise<Buyer> {
    const [rules, { ladder, offers, atSale }, subscriptions, used] = await Promise.all([
      this.current.read(tx),
      this.catalogue.read(tx),
      member ? this.subscriptions.pricesOf(tx, member.id) : [],
      member ? this.usage.usedByEntitlement(tx, member.id, this.clock.now()) : NOTHING_USED,
    ]);
    // those to prices that are not ours are another application's
    const [subscription] = subscriptions
      .filter(isLive)
      .filter(({ lookupKey }) => lookupKey && planOfPrice(ladder, lookupKey));
    const planKey = member?.planKey ?? freePlan(ladder)?.key;
    const plan = planKey === undefined ? undefined : ladder.get(planKey);
    const paid = subscription?.lookupKey ? planOfPrice(ladder, subscription.lookupKey) : undefined;
    const open = atSale.filter((campaign) => inWindow(campaign, this.clock.now()));
    return {
      member,
      ladder,
      rules,
      offers,
      campaigns: (await this.audiences.of(tx, open, member, planKey ?? '')).map(({ id, key, offerKeys }) => ({
        id,
        key,
        offers: offers.filter((one) => offerKeys.includes(one.key)),
      })),
      held: paid ?? (plan && { plan, price: null }),
      subscribedIn: subscription?.currency ?? null,
      used,
    };
  }
}

const NOTHING_USED: ReadonlyMap<string, number> = new Map();
