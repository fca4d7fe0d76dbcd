import { Clock, sha256 } from '#platform';
import { Database, inTransaction, type Tx } from '#database';
import { OutgoingEvents } from '#events';
import { MembersStore, RecordSignals } from '#membership';
import { Injectable } from '@nestjs/common';
import { ProposalsStore } from './proposals-store';
import { addressHashOf, SuppressedAddressesStore } from './suppressed-addresses-store';

/** What a mail service reports of one message. */
export interface EmailEvent {
  readonly type: 'delivered' | 'bounced' | 'complained';
  /** false: the mailbox was full or the like, and the next message may arrive. */
  readonly permanent: boolean;
  /** As it stood in the message: <proposal id@...>. */
  readonly messageId: string;
}

/**
 * The ways by which e-mail to a member ends: the link in it, a complaint, an address that does not exist, a no told to the site; and the
 * one by which it begins again: a new yes.
 */
@Injectable()
export class EmailConsent {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly members: MembersStore,
    private readonly proposals: ProposalsStore,
    private readonly suppressed: SuppressedAddressesStore,
    private readonly recordSignals: RecordSignals,
    private readonly events: OutgoingEvents,
  ) {}

  /** By the token of any message; whether or not it is known, the answer is the same. */
  async unsubscribe(token: string): Promise<void> {
    await inTransaction(this.database, async (tx) => {
      const memberId = await this.proposals.memberOfToken(tx, sha256(token));
      if (memberId) await this.end(tx, memberId, 'unsubscribed', this.clock.now());
    });
  }

  /** What the member said just now: a yes takes back what the link or a complaint ended, and no bounce. Throws `member_unknown`, `member_erased`. */
  async told(externalId: string, given: boolean): Promise<void> {
    const { id } = await this.members.byExternalId(externalId);
    await inTransaction(this.database, async (tx) => {
      await this.members.lock(tx, [id]);
      const member = await this.members.byExternalId(externalId, tx); // not erased meanwhile
      if (!given) return this.end(tx, id, 'unsubscribed', this.clock.now());
      if (member.email) await this.suppressed.lift(tx, member.email);
      await this.members.update(tx, id, { consents: { ...member.consents, email: true } });
    });
  }

  /** Answers how many of the events were about messages of ours. */
  async report(events: readonly EmailEvent[]): Promise<number> {
    let known = 0;
    for (const event of events) if (await this.take(event)) known++;
    return known;
  }

  private async take({ type, permanent, messageId }: EmailEvent): Promise<boolean> {
    const [, proposalId] = /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i.exec(messageId) ?? [];
    const found = proposalId ? await this.proposals.recipientOf(proposalId) : null;
    if (!found) return false;
    const now = this.clock.now();
    if (type === 'complained') {
      // the signal first: sent again after a crash it counts once
      await this.recordSignals.run([
        {
          id: `tierlift:complained:${proposalId}`,
          member: found.externalId,
          name: 'complained',
          occurredAt: now.toISOString(),
        },
      ]);
    }
    await inTransaction(this.database, async (tx) => {
      if (type === 'complained') await this.end(tx, found.id, type, now);
      else if (type === 'bounced' && permanent && found.addressHash)
        await this.suppressed.add(tx, found.addressHash, type, now);
    });
    return true;
  }

  /** The address is marked too: a site that knows nothing of it tells the old consent again with whatever else it tells. */
  private async end(tx: Tx, memberId: string, because: 'complained' | 'unsubscribed', now: Date): Promise<void> {
    const [member] = await this.members.lock(tx, [memberId]);
    if (!member) return;
    if (member.email) await this.suppressed.add(tx, addressHashOf(member.email), because, now);
    if (member.consents.email)
      await this.events.publish(tx, 'member.unsubscribed', { member: member.externalId, channel: 'email' });
    await this.members.update(tx, memberId, { consents: { ...member.consents, email: false } });
    await this.proposals.withdrawOf(tx, memberId, 'no_consent', 'email');
  }
}
