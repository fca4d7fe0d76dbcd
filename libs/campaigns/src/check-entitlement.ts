import { Clock, DomainError, HOUR, sha256 } from '#platform';
import { allowanceOf, planThatAllows, thresholdsReached, type Allowance, type Member, type Plan } from '#domain';
import { Database, inTransaction, type Tx } from '#database';
import { OutgoingEvents } from '#events';
import { MembersStore, PlansStore, RecordSignals, UsageStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { DecideNow } from './decide-now';
import type { Decided } from './decide-upgrades';

export interface EntitlementQuestion {
  readonly entitlement: string;
  readonly quantity: number;
  /** The site's own id of this use: then it is counted, once. null: only a question. */
  readonly useId: string | null;
  readonly placement: string;
  readonly dryRun: boolean;
}

export interface EntitlementAnswer extends Allowance {
  /** The nearest plan that would allow it; null: allowed already, or none does. */
  readonly requiredPlanKey: string | null;
  /** null: allowed, so there is nothing to ask. */
  readonly decided: Decided | null;
}

/** The moment of need: may the member do this, and if not, is it a good moment to offer the plan that allows it? */
@Injectable()
export class CheckEntitlement {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly members: MembersStore,
    private readonly plans: PlansStore,
    private readonly usage: UsageStore,
    private readonly recordSignals: RecordSignals,
    private readonly decideNow: DecideNow,
    private readonly events: OutgoingEvents,
  ) {}

  /** Throws `member_unknown`, `entitlement_unknown`. A use is counted only if it is allowed. */
  async run(externalId: string, question: EntitlementQuestion): Promise<EntitlementAnswer> {
    const { id } = await this.members.byExternalId(externalId);
    const { member, allowance, requiredPlanKey } = await this.answer(id, question);
    if (allowance.allowed) return { ...allowance, requiredPlanKey: null, decided: null };
    if (!question.dryRun) await this.signalNeed(member, question.entitlement, allowance);
    const { placement, dryRun } = question;
    const decided = await this.decideNow.run(externalId, { placement, dryRun });
    return { ...allowance, requiredPlanKey, decided };
  }

  /** Under the member's lock: of many uses at once no more are allowed than the limit. */
  private answer(memberId: string, question: EntitlementQuestion) {
    const { entitlement, quantity, useId, dryRun } = question;
    const now = this.clock.now();
    return inTransaction(this.database, async (tx) => {
      const ladder = await this.plans.ladder(tx);
      const plans = [...ladder.values()];
      if (!plans.some((plan) => plan.entitlements.some(({ key }) => key === entitlement)))
        throw new DomainError('entitlement_unknown', `no plan has the entitlement ${entitlement}`);
      const [member] = await this.members.lock(tx, [memberId]);
      const plan = member && ladder.get(member.planKey);
      if (!plan) throw new DomainError('plan_unknown', 'the plan of the member is gone');

      const used = await this.usage.usedInMonth(tx, memberId, entitlement, now);
      const allowance = allowanceOf(plan, entitlement, used, quantity);
      const required = planThatAllows(plans, plan.rank, entitlement, used, quantity);
      if (useId !== null && (await this.usage.isClaimed(tx, memberId, useId))) {
        const repeated: Allowance = { ...allowance, allowed: true, because: null }; // counted before, so it stays allowed
        return { member, allowance: repeated, requiredPlanKey: null };
      }
      if (useId !== null && !dryRun && allowance.allowed) {
        await this.usage.claim(tx, memberId, useId, now);
        await this.usage.add(tx, memberId, entitlement, quantity, now);
        await this.tellThresholds(tx, member, plan, question, used);
      }
      return { member, allowance, requiredPlanKey: required?.key ?? null };
    });
  }

  private async tellThresholds(
    tx: Tx,
    { externalId }: Member,
    plan: Plan,
    { entitlement, quantity }: EntitlementQuestion,
    used: number,
  ) {
    const limit = plan.entitlements.find(({ key }) => key === entitlement)?.perMonth ?? null;
    if (limit === null) return;
    for (const percent of thresholdsReached(limit, used, quantity)) {
      const data = { member: externalId, entitlement, percent, used: used + quantity, limit };
      await this.events.publish(tx, 'usage.threshold_reached', data);
    }
  }

  /** However often the member runs into the wall within an hour, it is one need. */
  private async signalNeed(member: Member, entitlement: string, { because }: Allowance): Promise<void> {
    const now = this.clock.now();
    const hour = Math.floor(now.getTime() / HOUR);
    await this.recordSignals.run([
      {
        id: `tierlift:need:${sha256(`${member.id} ${entitlement} ${hour}`).slice(0, 32)}`,
        member: member.externalId,
        name: because === 'limit_reached' ? 'limit_hit' : 'gated_feature_tapped',
        occurredAt: now.toISOString(),
        properties: { entitlement },
      },
    ]);
  }
}
