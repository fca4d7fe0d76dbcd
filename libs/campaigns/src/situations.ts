import {
  fitsAudience,
  inWindow,
  ledgerOf,
  NEVER_ASKED,
  NO_ENGAGEMENT,
  signalsAsked,
  type AudienceFacts,
  type Campaign,
  type CompiledPolicy,
  type DecisionInput,
  type Ladder,
  type Member,
  type Offer,
} from '#domain';
import { PlanChangesStore, SubscriptionsStore } from '#billing';
import { Database, type Tx } from '#database';
import { CurrentPolicy, EngagementStore, SignalCountsStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { CurrentCatalogue } from './current-catalogue';
import { ProposalsStore } from './proposals-store';
import { SuppressedAddressesStore } from './suppressed-addresses-store';

/** What decisions on some members look at, read at one instant. */
export interface Situation {
  readonly rules: CompiledPolicy;
  readonly ladder: Ladder;
  readonly offers: readonly Offer[];
  readonly campaigns: readonly Campaign[];
  readonly inputOf: (member: Member) => DecisionInput;
}

/** Reads what `decide` and `explain` look at: one query per table, however many members, all in one round trip. Writes nothing. */
@Injectable()
export class Situations {
  constructor(
    private readonly current: CurrentPolicy,
    private readonly catalogue: CurrentCatalogue,
    private readonly engagement: EngagementStore,
    private readonly changes: PlanChangesStore,
    private readonly subscriptions: SubscriptionsStore,
    private readonly proposals: ProposalsStore,
    private readonly signals: SignalCountsStore,
    private readonly suppressed: SuppressedAddressesStore,
  ) {}

  /** `campaign`: the wave that asks; null: all that ask after a signal. `given`: rules other than those in force. */
  async read(
    on: Tx | Database,
    memberIds: readonly string[],
    campaign: Campaign | null,
    now: Date,
    given?: CompiledPolicy,
  ): Promise<Situation> {
    const [rules, { ladder, offers, onSignals }, engagement, asks, inFlight, leaving] = await Promise.all([
      given ?? this.current.read(on),
      this.catalogue.read(on),
      this.engagement.read(on, memberIds, now),
      this.proposals.asksOf(on, memberIds),
      this.changes.membersInFlight(on, memberIds),
      this.subscriptions.membersLeaving(on, memberIds),
    ]);
    const campaigns = campaign ? [campaign] : onSignals.filter((one) => inWindow(one, now));
    const candidates = campaigns.map((one) => ({
      campaign: one,
      offers: offers.filter(({ key }) => one.offerKeys.includes(key)),
    }));
    const asked = signalsAsked(campaigns.map(({ audience }) => audience));
    const mails = campaigns.some(({ channel }) => channel === 'email');
    const [signals, suppressed] = await Promise.all([
      asked.length === 0 ? null : this.signals.counts(on, memberIds, asked, now),
      mails ? this.suppressed.membersAmong(on, memberIds) : null,
    ]);
    const inputOf = (known: Member): DecisionInput => {
      const member = suppressed?.has(known.id) ? { ...known, email: null } : known;
      const own = asks.get(member.id);
      const ledger = own ? ledgerOf(own, rules.policy, now) : NEVER_ASKED;
      const facts: AudienceFacts = {
        member,
        engagement: engagement.get(member.id) ?? NO_ENGAGEMENT,
        lastAskedAt: ledger.lastAskedAt,
        signals: (name, days) => signals?.(member.id, name, days) ?? 0,
      };
      return {
        member,
        engagement: facts.engagement,
        ledger,
        changeInProgress: inFlight.has(member.id),
        leaving: leaving.has(member.id),
        candidates: candidates.filter(({ campaign: { audience } }) => fitsAudience(audience, facts, now)),
        scoreNeeded: true,
      };
    };
    return { rules, ladder, offers, campaigns, inputOf };
  }
}
