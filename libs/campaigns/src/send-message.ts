import { after, Clock, Config, DomainError, Metrics, MINUTE, newSecret, PermanentError, sha256 } from '#platform';
import type { Member, Proposal } from '#domain';
import { Database, inTransaction, type Tx } from '#database';
import { enqueue } from '#jobs';
import { PlansStore } from '#membership';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { ProposalsStore } from './proposals-store';
import { renderProposal } from './render-proposal';
import { NotSent, SENDERS, Undeliverable, type Message, type MessageSender } from './senders/sender';
import { addressHashOf, SuppressedAddressesStore } from './suppressed-addresses-store';

const RETRY_MINUTES = 5;
const NEVER = 'withdrawn: it can never be sent';

/** Claims and sends one proposal over its channel, and knows what to do when that fails: again later, never again, or leave it alone. */
@Injectable()
export class SendMessage {
  private readonly logger = new Logger(SendMessage.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly metrics: Metrics,
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

  /**
   * All but the sending itself, in the transaction of the claim: what fails here has claimed nothing, and from its commit on only the channel
   * can fail. null: nothing is to be sent.
   */
  async claim(tx: Tx, proposal: Proposal, member: Member, now: Date): Promise<Message | null> {
    const { repeatable } = this.senderOf(proposal);
    const token = repeatable ? null : newSecret('');
    const claimed = await this.proposals.claim(tx, proposal, member, token && sha256(token), now);
    if (token === null) return { proposal, member, text: proposal.words, unsubscribeUrl: '' };
    if (!claimed) {
      this.logger.warn({ proposalId: proposal.id }, 'claimed before and not known to be sent: not sent again');
      return null;
    }
    const ladder = await this.plans.ladder(tx);
    try {
      const text = await renderProposal(proposal, member, ladder);
      return { proposal, member, text, unsubscribeUrl: `${this.config.publicUrl}/unsubscribe/${token}` };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.logger.warn(detailOf(proposal, error), NEVER);
      this.metrics.deliveries.inc({ channel: proposal.channel, outcome: 'failed' });
      await this.proposals.move(tx, proposal.id, 'withdrawn', { withdrawnBecause: error.code });
      return null;
    }
  }

  /** false: it did not leave, or nobody knows; what follows from that is written down. */
  async run(message: Message): Promise<boolean> {
    try {
      await this.senderOf(message.proposal).send(message);
      return true;
    } catch (error) {
      await this.afterFailure(message, error);
      return false;
    }
  }

  private async afterFailure({ proposal, member }: Message, error: unknown): Promise<void> {
    const detail = detailOf(proposal, error);
    const now = this.clock.now();
    if (error instanceof NotSent) {
      this.logger.warn(detail, `nothing left; tried again in ${RETRY_MINUTES} minutes`);
      await inTransaction(this.database, async (tx) => {
        await this.proposals.unclaim(tx, proposal.id);
        await enqueue(tx, 'deliver-proposals', { proposalIds: [proposal.id] }, after(now, RETRY_MINUTES * MINUTE));
      });
    } else if (error instanceof Undeliverable) {
      this.logger.warn(detail, NEVER);
      await inTransaction(this.database, async (tx) => {
        await this.proposals.move(tx, proposal.id, 'withdrawn', { withdrawnBecause: 'undeliverable' });
        if (error.badAddress && member.email)
          await this.suppressed.add(tx, addressHashOf(member.email), 'bounced', now);
      });
    } else {
      this.logger.error(detail, 'nobody knows whether it left: not sent again');
    }
  }
}

function detailOf({ id, channel }: Proposal, error: unknown): object {
  return { proposalId: id, channel, error: String(error) };
}
