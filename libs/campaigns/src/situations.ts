import {
  ladderOf,
  NO_ENGAGEMENT,
  type Campaign,
  type CompiledPolicy,
  type DecisionInput,
  type Ladder,
  type Member,
  type Offer,
} from '#domain';
import { PlanChangesStore, SubscriptionsStore } from '#billing';
import { Database, type Tx } from '#database';
import { CurrentPolicy, EngagementStore, PlansStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { OffersStore } from './offers-store';
import { ProposalsStore } from './proposals-store';

/** What decisions on some members look at, read at one instant. */
export interface Situation {
  readonly rules: CompiledPolicy;
  readonly ladder: Ladder;
  readonly offers: readonly Offer[];
  readonly inputOf: (member: Member) => DecisionInput;
}

/** Reads what `decide` and `explain` look at: one query per table, however many members. Writes nothing. */
@Injectable()
export class Situations {
  constructor(
    private readonly current: CurrentPolicy,
    private readonly plans: PlansStore,
    private readonly engagement: EngagementStore,
    private readonly changes: PlanChangesStore,
    private readonly subscriptions: SubscriptionsStore,
    private readonly offers: OffersStore,
    private readonly proposals: ProposalsStore,
  ) {}

  async read(
    on: Tx | Database,
    members: readonly Member[],
    campaigns: readonly Campaign[],
    now: Date,
  ): Promise<Situation> {
    const ids = members.map(({ id }) => id);
    const rules = await this.current.read(on);
    const ladder = ladderOf(await this.plans.all(on));
    const offers = await this.offers.all(on);
    const candidates = campaigns.map((campaign) => ({
      campaign,
      offers: offers.filter(({ key }) => campaign.offerKeys.includes(key)),
    }));
    const engagement = await this.engagement.read(on, ids, now);
    const ledger = await this.proposals.ledgers(on, ids, rules.policy, now);
    const inFlight = await this.changes.membersInFlight(on, ids);
    const leaving = await this.subscriptions.membersLeaving(on, ids);
    const inputOf = (member: Member): DecisionInput => ({
      member,
      engagement: engagement.get(member.id) ?? NO_ENGAGEMENT,
      ledger: ledger(member.id),
      changeInProgress: inFlight.has(member.id),
      leaving: leaving.has(member.id),
      candidates: candidates.filter(({ campaign }) => fits(campaign, member)),
      scoreNeeded: true,
    });
    return { rules, ladder, offers, inputOf };
  }
}

function fits(campaign: Campaign, member: Member): boolean {
  return campaign.audiencePlans.length === 0 || campaign.audiencePlans.includes(member.planKey);
}
