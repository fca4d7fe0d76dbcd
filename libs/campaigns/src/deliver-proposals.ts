import { Clock } from '#platform';
import { maySend, NO_ENGAGEMENT, type Member, type Proposal, type SendVerdict } from '#domain';
import { Database, inTransaction, type Tx } from '#database';
import { PlanChangesStore } from '#billing';
import { enqueue } from '#jobs';
import { CurrentPolicy, EngagementStore, MembersStore, PlansStore } from '#membership';
import { Injectable, Logger } from '@nestjs/common';
import { AnnounceProposals } from './announce-proposals';
import { ProposalsStore } from './proposals-store';
import { SendMessage } from './send-message';
import { SuppressedAddresses } from './suppressed-addresses';

interface Letter {
  readonly proposal: Proposal;
  readonly member: Member;
}

/**
 * Sends open proposals. Whether each may go out is asked again here, under the member's lock; the claim commits before the
 * message leaves, so that a crash can lose a pushed message but never send it twice.
 */
@Injectable()
export class DeliverProposals {
  private readonly logger = new Logger(DeliverProposals.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly current: CurrentPolicy,
    private readonly members: MembersStore,
    private readonly plans: PlansStore,
    private readonly engagement: EngagementStore,
    private readonly changes: PlanChangesStore,
    private readonly proposals: ProposalsStore,
    private readonly announce: AnnounceProposals,
    private readonly suppressed: SuppressedAddresses,
    private readonly message: SendMessage,
  ) {}

  async run(proposalIds: readonly string[]): Promise<void> {
    for (const batch of await this.batches(proposalIds)) {
      const claimed = await inTransaction(this.database, (tx) => this.claim(tx, batch));
      for (const letter of claimed) await this.send(letter);
    }
  }

  /** What may be sent again goes together; all else is claimed one by one, so that a crash leaves one in doubt and not the rest of the job. */
  private async batches(proposalIds: readonly string[]): Promise<string[][]> {
    const together: string[] = [];
    const alone: string[][] = [];
    for (const proposal of await this.proposals.byIds(this.database, proposalIds)) {
      if (this.message.senderOf(proposal).repeatable) together.push(proposal.id);
      else alone.push([proposal.id]);
    }
    return together.length > 0 ? [together, ...alone] : alone;
  }

  private async claim(tx: Tx, proposalIds: readonly string[]): Promise<Letter[]> {
    const now = this.clock.now();
    const wanted = await this.proposals.byIds(tx, proposalIds);
    const memberIds = wanted.map(({ memberId }) => memberId);
    const members = new Map((await this.members.lock(tx, memberIds)).map((member) => [member.id, member]));
    const open = (await this.proposals.byIds(tx, proposalIds)).filter(
      ({ status, expiresAt }) => status === 'open' && expiresAt > now,
    );
    const verdict = await this.verdicts(tx, memberIds, now);
    const suppressed = await this.suppressed.among(
      tx,
      [...members.values()].flatMap(({ email }) => email ?? []),
    );

    const claimed: Letter[] = [];
    for (const proposal of open) {
      const member = members.get(proposal.memberId);
      const reachable = proposal.channel !== 'email' || !member?.email || !suppressed.has(member.email);
      const said = member && verdict({ proposal, member: reachable ? member : { ...member, email: null } });
      if (!member || !said) continue;
      if (said.kind === 'withdraw')
        await this.proposals.move(tx, proposal.id, 'withdrawn', { withdrawnBecause: said.because });
      else if (said.kind === 'wait') await enqueue(tx, 'deliver-proposals', { proposalIds: [proposal.id] }, said.until);
      else if ((await this.proposals.claim(tx, proposal, now)) || this.message.senderOf(proposal).repeatable)
        claimed.push({ proposal, member });
      else this.logger.warn({ proposalId: proposal.id }, 'claimed before and not known to be sent: not sent again');
    }
    return claimed;
  }

  private async verdicts(tx: Tx, memberIds: readonly string[], now: Date): Promise<(letter: Letter) => SendVerdict> {
    const { policy } = await this.current.read(tx);
    const ladder = await this.plans.ladder(tx);
    const scores = await this.engagement.read(tx, memberIds, now);
    const inFlight = await this.changes.membersInFlight(tx, memberIds);
    return ({ proposal, member }) => {
      const { negative } = scores.get(member.id) ?? NO_ENGAGEMENT;
      const changeInProgress = inFlight.has(member.id);
      return maySend({ proposal, member, negativeScore: negative, changeInProgress }, ladder, policy, now);
    };
  }

  private async send({ proposal, member }: Letter): Promise<void> {
    if (!(await this.message.run(proposal, member))) return;
    await inTransaction(this.database, async (tx) => {
      const now = this.clock.now();
      await this.proposals.markSent(tx, proposal.id, now);
      if (await this.proposals.move(tx, proposal.id, 'presented', { presentedAt: now }))
        await this.announce.run(tx, 'presented', [proposal.id]);
    });
  }
}
