import { after, Clock, Config, DomainError, MINUTE, newSecret, PermanentError, sha256 } from '#platform';
import type { Member, Proposal } from '#domain';
import { Database, inTransaction } from '#database';
import { enqueue } from '#jobs';
import { PlansStore } from '#membership';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { ProposalsStore } from './proposals-store';
import { renderProposal } from './render-proposal';
import { NotSent, SENDERS, Undeliverable, type MessageSender } from './senders/sender';
import { SuppressedAddressesStore } from './suppressed-addresses-store';

const RETRY_MINUTES = 5;

/** Sends one claimed proposal over its channel, and knows what to do when that fails: again later, never again, or leave it alone. */
@Injectable()
export class SendMessage {
  private readonly logger = new Logger(SendMessage.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly plans: PlansStore,
    private readonly proposals: ProposalsStore,
    private readonly suppressed: SuppressedAddressesStore,
    @Inject(SENDERS) private readonly senders: readonly MessageSender[],
  ) {}

  senderOf({ channel }: Proposal): MessageSender {
    const sender = this.senders.find((one) => one.channel === channel);
    if (!sender) throw new PermanentError(`no sender for channel ${channel}`);
    return sender;
  }

  /** false: it did not leave, or nobody knows; what follows from that is written down. */
  async run(proposal: Proposal, member: Member): Promise<boolean> {
    const sender = this.senderOf(proposal);
    if (sender.repeatable) {
      await sender.send({ proposal, member, text: proposal.words, unsubscribeUrl: '' });
      return true;
    }
    try {
      const text = await renderProposal(proposal, member, await this.plans.ladder());
      const token = newSecret('');
      await this.proposals.allowUnsubscribing(this.database, proposal.id, sha256(token));
      const unsubscribeUrl = `${this.config.publicUrl}/unsubscribe/${token}`;
      await sender.send({ proposal, member, text, unsubscribeUrl });
      return true;
    } catch (error) {
      await this.afterFailure(proposal, member, error);
      return false;
    }
  }

  private async afterFailure(proposal: Proposal, member: Member, error: unknown): Promise<void> {
    const detail = { proposalId: proposal.id, channel: proposal.channel, error: String(error) };
    const now = this.clock.now();
    if (error instanceof NotSent) {
      this.logger.warn(detail, `nothing left; tried again in ${RETRY_MINUTES} minutes`);
      await inTransaction(this.database, async (tx) => {
        await this.proposals.unclaim(tx, proposal.id);
        await enqueue(tx, 'deliver-proposals', { proposalIds: [proposal.id] }, after(now, RETRY_MINUTES * MINUTE));
      });
    } else if (error instanceof Undeliverable || error instanceof DomainError) {
      const because = error instanceof DomainError ? error.code : 'undeliverable';
      this.logger.warn(detail, 'withdrawn: it can never be sent');
      await inTransaction(this.database, async (tx) => {
        await this.proposals.move(tx, proposal.id, 'withdrawn', { withdrawnBecause: because });
        if (error instanceof Undeliverable && error.badAddress && member.email)
          await this.suppressed.add(tx, member.email, 'bounced', now);
      });
    } else {
      this.logger.error(detail, 'nobody knows whether it left: not sent again');
    }
  }
}
