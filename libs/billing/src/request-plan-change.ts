import { Clock, DomainError } from '#platform';
import { type Interval, type PlanChange } from '#domain';
import { Database, inTransaction } from '#database';
import { MembersStore, PlansStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { NO_TERMS, OpenPlanChange, type PlanWish, type PreparedChange } from './open-plan-change';
import { PreparePlanChange } from './prepare-plan-change';

/** What a member asks for on the site's own pages. */
export type PlanRequest =
  | {
      readonly kind: 'plan';
      readonly planKey: string;
      readonly interval: Interval;
      readonly currency: string;
      readonly promotionCode: string | null;
    }
  | { readonly kind: 'pause' | 'resume' };

/** A change that the member asks for without having been asked: up, down, to the year, to nothing, to pause and to go on. */
@Injectable()
export class RequestPlanChange {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly members: MembersStore,
    private readonly plans: PlansStore,
    private readonly openPlanChange: OpenPlanChange,
    private readonly prepare: PreparePlanChange,
  ) {}

  /** Throws `member_unknown`, `plan_unknown`, `price_unknown` and what PreparePlanChange throws. */
  async run(externalId: string, request: PlanRequest): Promise<PreparedChange> {
    const change = await inTransaction(this.database, async (tx): Promise<PlanChange> => {
      const { id } = await this.members.byExternalId(externalId, tx);
      const [member] = await this.members.lock(tx, [id]);
      if (!member) throw new DomainError('member_unknown', `no member has the id ${externalId}`);
      const wish: PlanWish =
        request.kind === 'plan'
          ? {
              member,
              proposalId: null,
              kind: 'update',
              terms: { ...NO_TERMS, promotionCode: request.promotionCode },
              ...(await this.wanted(request)),
            }
          : {
              member,
              proposalId: null,
              kind: request.kind,
              terms: NO_TERMS,
              planKey: member.planKey,
              priceLookupKey: null,
            };
      return this.openPlanChange.run(tx, wish, this.clock.now());
    });
    return this.prepare.run(change.id);
  }

  private async wanted(request: PlanRequest & { kind: 'plan' }): Promise<Pick<PlanWish, 'planKey' | 'priceLookupKey'>> {
    const { planKey, interval, currency } = request;
    const plan = (await this.plans.ladder()).get(planKey);
    if (!plan) throw new DomainError('plan_unknown', `no plan is called ${planKey}`);
    if (plan.prices.length === 0) return { planKey, priceLookupKey: null };
    const price = plan.prices.find((one) => one.interval === interval && one.currency === currency);
    if (!price) throw new DomainError('price_unknown', `plan ${planKey} has no price per ${interval} in ${currency}`);
    return { planKey, priceLookupKey: price.lookupKey };
  }
}
