import { after, Clock, MINUTE } from '#platform';
import { Database, inTransaction } from '#database';
import { EndCustomer } from '#billing';
import { EventsStore } from '#events';
import { enqueue, JobsStore } from '#jobs';
import { MembersStore } from '#membership';
import { Injectable, Logger } from '@nestjs/common';
import { ForgetMember } from './forget-member';

/** By then every statement that had found the member under the old id has ended, whatever it still wrote. */
const STRAGGLERS_MINUTES = 2;

/** Erases a member. What is left names nobody, keeps the measurement valid, and lets nothing make the member anew. */
@Injectable()
export class EraseMember {
  private readonly logger = new Logger(EraseMember.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly members: MembersStore,
    private readonly endCustomer: EndCustomer,
    private readonly events: EventsStore,
    private readonly jobs: JobsStore,
    private readonly forget: ForgetMember,
  ) {}

  /** Throws `member_unknown`, `member_erased`, `subscription_live`, `change_in_progress`, `stripe_unavailable`. */
  async run(externalId: string): Promise<void> {
    const { id } = await this.members.byExternalId(externalId);
    await this.endCustomer.run(id);
    const now = this.clock.now();
    await inTransaction(this.database, async (tx) => {
      await this.members.lock(tx, [id]);
      const member = await this.members.byExternalId(externalId, tx);
      await this.events.rename(tx, externalId, await this.members.erase(tx, member, now));
      await this.jobs.forgetErrors(tx, [externalId, ...(member.email ? [member.email] : [])]);
      await enqueue(tx, 'forget-member', { memberId: id }, after(now, STRAGGLERS_MINUTES * MINUTE));
    });
    await this.forget.run(id).catch((error: unknown) => {
      this.logger.warn(
        { memberId: id, error: error instanceof Error ? error.message : String(error) },
        'what is left of an erased member waits for its job',
      );
    });
  }
}
