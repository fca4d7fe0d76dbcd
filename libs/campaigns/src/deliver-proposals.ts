import { Clock, Metrics, unreachable } from '#platform';
import { maySend, NO_ENGAGEMENT, type Proposal, type SendVerdict } from '#domain';
import { Database, inTransaction, type Tx } from '#database';
import { PlanChangesStore } from '#billing';
import { enqueue } from '#jobs';
import { CurrentPolicy, EngagementStore, MembersStore, PlansStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { AnnounceProposals } from './announce-proposals';
import { CampaignsStore } from './campaigns-store';
import { CompleteCampaign } from './complete-campaign';
import { ProposalsStore } from './proposals-store';
import { SendMessage } from './send-message';
import type { Message } from './senders/sender';
import { SuppressedAddressesStore } from './suppressed-addresses-store';

/** So few that a campaign that pauses has sent its last message within seconds. */
const CLAIMED_AT_ONCE = 25;

type Letter = Pick<Message, 'proposal' | 'member'>;

/**
 * Sends open proposals. Whether each may go out is asked again here, under the member's lock; the claim commits before the
 * message leaves, so that a crash can lose a pushed message but never send it twice.
 */
@Injectable()
export class DeliverProposals {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly current: CurrentPolicy,
    private readonly members: MembersStore,
    private readonly plans: PlansStore,
    private readonly engagement: EngagementStore,
    private readonly changes: PlanChangesStore,
    private readonly campaigns: CampaignsStore,
    private readonly proposals: ProposalsStore,
    private readonly announce: AnnounceProposals,
    private readonly suppressed: SuppressedAddressesStore,
    private readonly message: SendMessage,
    private readonly complete: CompleteCampaign,
    private readonly metrics: Metrics,
  ) {}

  async run(proposalIds: readonly string[]): Promise<void> {
    const proposals = await this.proposals.byIds(this.database, proposalIds);
    for (const batch of this.batches(proposals))
      await this.send(await inTransaction(this.database, (tx) => this.claim(tx, batch)));
    await this.complete.run(new Set(proposals.map(({ campaignId }) => campaignId)));
  }

  /** What may be sent again goes together; all else is claimed one by one, so that a crash leaves one in doubt and not the rest. */
  private batches(proposals: readonly Proposal[]): string[][] {
    const together: string[] = [];
    const batches: string[][] = [];
    for (const proposal of proposals) {
      if (this.message.senderOf(proposal).repeatable) together.push(proposal.id);
      else batches.push([proposal.id]);
    }
    for (let at = 0; at < together.length; at += CLAIMED_AT_ONCE)
      batches.push(together.slice(at, at + CLAIMED_AT_ONCE));
    return batches;
  }

  private async claim(tx: Tx, proposalIds: readonly string[]): Promise<Message[]> {
    const now = this.clock.now();
    const wanted = await this.proposals.byIds(tx, proposalIds);
    const memberIds = wanted.map(({ memberId }) => memberId);
    const members = new Map((await this.members.lock(tx, memberIds)).map((member) => [member.id, member]));
    const open = (await this.proposals.byIds(tx, proposalIds)).filter(
      ({ status, expiresAt }) => status === 'open' && expiresAt > now,
    );
    const verdict = await this.verdicts(tx, open, now);
    const suppressed = await this.suppressed.among(
      tx,
      [...members.values()].flatMap(({ email }) => email ?? []),
    );

    const claimed: Message[] = [];
    for (const proposal of open) {
      const member = members.get(proposal.memberId);
      const reachable = proposal.channel !== 'email' || !member?.email || !suppressed.has(member.email);
      const said = member && verdict({ proposal, member: reachable ? member : { ...member, email: null } });
      if (!member || !said) continue;
      if (said.kind === 'withdraw')
        await this.proposals.move(tx, proposal.id, 'withdrawn', { withdrawnBecause: said.because });
      else if (said.kind === 'hold') continue;
      else if (said.kind === 'wait') await enqueue(tx, 'deliver-proposals', { proposalIds: [proposal.id] }, said.until);
      else {
        const message = await this.message.claim(tx, proposal, member, now);
        if (message) claimed.push(message);
      }
    }
    return claimed;
  }

  private async verdicts(tx: Tx, open: readonly Proposal[], now: Date): Promise<(letter: Letter) => SendVerdict> {
    const memberIds = open.map(({ memberId }) => memberId);
    const { policy } = await this.current.read(tx);
    const ladder = await this.plans.ladder(tx);
    const scores = await this.engagement.read(tx, memberIds, now);
    const inFlight = await this.changes.membersInFlight(tx, memberIds);
    const campaigns = await this.campaigns.byIds(tx, new Set(open.map(({ campaignId }) => campaignId)));
    return ({ proposal, member }) => {
      const { negative: negativeScore } = scores.get(member.id) ?? NO_ENGAGEMENT;
      const changeInProgress = inFlight.has(member.id);
      const campaign = campaigns.get(proposal.campaignId) ?? unreachable('a proposal without its campaign');
      return maySend({ proposal, campaign, member, negativeScore, changeInProgress }, ladder, policy, now);
    };
  }

  /** What can be sent again without harm is marked once all of it is; anything else at once. */
  private async send(messages: readonly Message[]): Promise<void> {
    const sent: string[] = [];
    for (const message of messages) {
      const { proposal } = message;
      const left = await this.message.run(message);
      this.metrics.deliveries.inc({ channel: proposal.channel, outcome: left ? 'sent' : 'failed' });
      if (!left) continue;
      if (this.message.senderOf(proposal).repeatable) sent.push(proposal.id);
      else await this.markSent([proposal.id]);
    }
    if (sent.length > 0) await this.markSent(sent);
  }

  private markSent(ids: readonly string[]): Promise<void> {
    return inTransaction(this.database, async (tx) =>
      this.announce.run(tx, 'presented', await this.proposals.markSent(tx, ids, this.clock.now())),
    );
  }
}
