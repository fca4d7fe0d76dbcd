import { Clock, DomainError, newId, sha256 } from '#platform';
import { isFinal, PLAN_CHANGE_MOVES, type PlanChange, type Proposal } from '#domain';
import { Database, inTransaction, type Tx } from '#database';
import { OpenPlanChange, PlanChangesStore, PreparePlanChange, type PreparedChange } from '#billing';
import { MembersStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { AnnounceProposals } from './announce-proposals';
import { ProposalsStore } from './proposals-store';

/** What the member was shown before saying yes. */
export interface ConsentInput {
  readonly terms: string;
  readonly shownAt: Date;
}

export interface Accepted extends PreparedChange {
  readonly proposal: Proposal;
}

/** The member's yes or no. One answer counts, and it is the first. */
@Injectable()
export class AnswerProposal {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly members: MembersStore,
    private readonly proposals: ProposalsStore,
    private readonly openPlanChange: OpenPlanChange,
    private readonly changes: PlanChangesStore,
    private readonly prepare: PreparePlanChange,
    private readonly announce: AnnounceProposals,
  ) {}

  /** Yes: answers with a quote or a Checkout page; saying yes again answers the same, or anew when the first ended unpaid. Throws `proposal_closed` and what PreparePlanChange throws. */
  async accept(proposalId: string, consent: ConsentInput): Promise<Accepted> {
    const change = await inTransaction(this.database, (tx) => this.recordYes(tx, proposalId, consent));
    const prepared = await this.prepare.run(change.id);
    return { proposal: await this.proposals.byId(proposalId), ...prepared };
  }

  /** No, said or (`dismissed`) by closing it. Throws `proposal_closed` when it was accepted, expired or withdrawn before. */
  decline(proposalId: string, how: 'declined' | 'dismissed' = 'declined'): Promise<Proposal> {
    return inTransaction(this.database, async (tx) => {
      const before = await this.locked(tx, proposalId);
      if (before.status === 'declined') return before;
      await this.close(tx, before, 'declined');
      await this.announce.run(tx, how, [proposalId]);
      return this.proposals.byId(proposalId, tx);
    });
  }

  /** The member saw it. */
  view(proposalId: string): Promise<Proposal> {
    return inTransaction(this.database, async (tx) => {
      await this.proposals.byId(proposalId, tx);
      if (await this.proposals.markViewed(tx, proposalId, this.clock.now()))
        await this.announce.run(tx, 'viewed', [proposalId]);
      return this.proposals.byId(proposalId, tx);
    });
  }

  private async recordYes(tx: Tx, proposalId: string, consent: ConsentInput): Promise<PlanChange> {
    const now = this.clock.now();
    const proposal = await this.locked(tx, proposalId);
    const before = proposal.status === 'accepted' ? await this.changes.ofProposal(tx, proposalId) : null;
    if (before && (!endedUnpaid(before) || proposal.expiresAt <= now)) return before;
    if (!before) {
      await this.close(tx, proposal, 'accepted');
      await this.announce.run(tx, 'accepted', [proposalId]);
      await this.proposals.recordConsent(tx, {
        id: newId(),
        proposalId,
        memberId: proposal.memberId,
        terms: consent.terms,
        termsHash: sha256(consent.terms),
        shownAt: consent.shownAt,
        recordedAt: now,
      });
    }
    const member = await this.members.byId(tx, proposal.memberId);
    const { planKey, priceLookupKey, offerKey } = proposal;
    const terms = { ...proposal.terms, offerKey, promotionCode: null };
    return this.openPlanChange.run(tx, { member, planKey, priceLookupKey, terms, proposalId, kind: 'update' }, now);
  }

  private async locked(tx: Tx, proposalId: string): Promise<Proposal> {
    const { memberId } = await this.proposals.byId(proposalId, tx);
    await this.members.lock(tx, [memberId]);
    return this.proposals.byId(proposalId, tx);
  }

  private async close(tx: Tx, proposal: Proposal, to: 'accepted' | 'declined'): Promise<void> {
    const now = this.clock.now();
    const inTime = proposal.expiresAt > now;
    if (!inTime || !(await this.proposals.move(tx, proposal.id, to, { answeredAt: now }))) {
      const state = inTime ? proposal.status : 'expired';
      throw new DomainError('proposal_closed', `this proposal is ${state}`, { proposalStatus: state });
    }
  }
}

function endedUnpaid({ status }: PlanChange): boolean {
  return isFinal(PLAN_CHANGE_MOVES, status) && status !== 'succeeded';
}
