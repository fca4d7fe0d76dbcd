import { after, Clock, DAY, newId } from '#platform';
import {
  decide,
  termsOf,
  type Campaign,
  type Decision,
  type DecisionSource,
  type Ladder,
  type Member,
  type Offer,
  type Proposal,
  type Verdict,
} from '#domain';
import { Database, inTransaction, type Tx } from '#database';
import { MembersStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { DecisionsStore } from './decisions-store';
import { enqueueDeliveries } from './enqueue-deliveries';
import { ProposalsStore } from './proposals-store';
import { Situations, type Situation } from './situations';

export interface DecisionContext {
  readonly source: DecisionSource;
  /** The wave that asks; absent: the most important running campaign on signals that fits the member. */
  readonly campaign?: Campaign;
  /** Of that campaign: nobody is decided on twice in it. */
  readonly waveId?: string;
  /** Where the member would see the question. */
  readonly placementOf?: (memberId: string) => string | undefined;
  /** Leaves no trace: no decision, no proposal, no job. */
  readonly dryRun?: boolean;
  /** For a dry run: as if it were this time. */
  readonly at?: Date;
}

export interface Decided {
  readonly decision: Decision;
  readonly proposal: Proposal | null;
  /** As they were when it was decided. */
  readonly member: Member;
  readonly ladder: Ladder;
}

/** The one way by which anybody is ever asked: signals, requests and waves all come through here. */
@Injectable()
export class DecideUpgrades {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly members: MembersStore,
    private readonly situations: Situations,
    private readonly decisions: DecisionsStore,
    private readonly proposals: ProposalsStore,
  ) {}

  run(memberIds: readonly string[], context: DecisionContext): Promise<Decided[]> {
    return inTransaction(this.database, (tx) => this.runIn(tx, memberIds, context));
  }

  /** Decision, proposal and delivery job commit together with the caller's transaction. */
  async runIn(tx: Tx, memberIds: readonly string[], context: DecisionContext): Promise<Decided[]> {
    const now = context.at ?? this.clock.now();
    // the lock is first in the line, so all that follows is read after it was got
    const [members, situation] = await Promise.all([
      context.dryRun ? this.members.byIds(tx, memberIds) : this.members.lock(tx, memberIds),
      this.situations.read(tx, memberIds, context.campaign ?? null, now),
    ]);
    return this.decideOn(tx, members, situation, context, now);
  }

  /** As `runIn`, of members whom the caller has locked in this transaction. */
  async ofLocked(tx: Tx, members: readonly Member[], context: DecisionContext): Promise<Decided[]> {
    const now = context.at ?? this.clock.now();
    const memberIds = members.map(({ id }) => id);
    const situation = await this.situations.read(tx, memberIds, context.campaign ?? null, now);
    return this.decideOn(tx, members, situation, context, now);
  }

  private decideOn(
    tx: Tx,
    members: readonly Member[],
    { rules, ladder, offers, campaigns, inputOf }: Situation,
    context: DecisionContext,
    now: Date,
  ): Promise<Decided[]> {
    const scoreNeeded = context.source !== 'campaign';

    const decided = members.map((member): Decided => {
      const verdict = decide({ ...inputOf(member), scoreNeeded }, ladder, rules, now);
      const campaign = campaigns.find(({ key }) => key === verdict.campaignKey) ?? null;
      const decision = logged(verdict, member, campaign, context, now);
      const offer = offers.find(({ key }) => key === verdict.offerKey);
      const expiresAt = after(now, rules.policy.proposalDays * DAY);
      const proposal = campaign && offer ? proposed(decision, campaign, offer, ladder, expiresAt) : null;
      return { decision, proposal, member, ladder };
    });
    return context.dryRun ? Promise.resolve(decided) : this.write(tx, decided, context);
  }

  private async write(tx: Tx, decided: readonly Decided[], { waveId }: DecisionContext): Promise<Decided[]> {
    if (decided.length === 0) return [];
    const logged = this.decisions.insert(
      tx,
      decided.map(({ decision }) => decision),
    );
    // only a wave can have decided on a member before; for all others the two statements go in one round trip
    const before = waveId === undefined ? null : await logged;
    const fresh = before ? decided.filter(({ decision }) => before.has(decision.id)) : decided;
    const proposals = this.proposals.insert(
      tx,
      fresh.flatMap(({ proposal }) => proposal ?? []),
    );
    const [, inserted] = await Promise.all([logged, proposals]);
    const written = fresh.map((one) =>
      one.proposal && !inserted.has(one.proposal.id) ? { ...one, proposal: null } : one,
    );
    await enqueueDeliveries(
      tx,
      written.flatMap(({ proposal }) => proposal ?? []),
    );
    return written;
  }
}

function logged(
  verdict: Verdict,
  member: Member,
  campaign: Campaign | null,
  context: DecisionContext,
  now: Date,
): Decision {
  // property by property: to spread the verdict costs as much as to reach it
  return {
    id: newId(),
    memberId: member.id,
    campaignId: campaign?.id ?? null,
    waveId: context.waveId ?? null,
    source: context.source,
    placement: context.placementOf?.(member.id) ?? null,
    outcome: verdict.outcome,
    because: verdict.because,
    until: verdict.until,
    score: verdict.score,
    probability: verdict.probability,
    bound: verdict.bound,
    features: verdict.features,
    offerKey: verdict.offerKey,
    policyVersion: verdict.policyVersion,
    modelVersion: verdict.modelVersion,
    propensities: verdict.propensities,
    randomised: verdict.randomised,
    seed: verdict.seed,
    wouldAsk: verdict.wouldAsk,
    passedOver: verdict.passedOver,
    decidedAt: now,
  };
}

function proposed(
  decision: Decision,
  campaign: Campaign,
  offer: Offer,
  ladder: Ladder,
  expiresAt: Date,
): Proposal | null {
  const terms = termsOf(offer, ladder);
  if (!terms) return null;
  return {
    id: newId(),
    memberId: decision.memberId,
    decisionId: decision.id,
    campaignId: campaign.id,
    offerKey: offer.key,
    planKey: terms.plan.key,
    priceLookupKey: terms.price.lookupKey,
    unitAmountMinor: terms.price.unitAmountMinor,
    currency: terms.price.currency,
    channel: campaign.channel,
    status: 'open',
    words: offer.words,
    terms: offer.terms,
    createdAt: decision.decidedAt,
    presentedAt: null,
    viewedAt: null,
    answeredAt: null,
    expiresAt: new Date(Math.min(expiresAt.getTime(), endOf(offer))),
    withdrawnBecause: null,
  };
}

/** A discount that ends takes its proposal with it. Epoch ms. */
function endOf({ terms: { discount } }: Offer): number {
  return discount?.redeemBy ? Date.parse(discount.redeemBy) : Infinity;
}
