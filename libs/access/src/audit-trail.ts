import { Clock, newId } from '#platform';
import type { JobName } from '#jobs';
import { Database, inTransaction, withFirstTransaction, type Tx } from '#database';
import { Injectable } from '@nestjs/common';
import { AuditLogStore } from './audit-log-store';
import { bylineOf, type Caller } from './caller';

/** What somebody does: method and route, what it is done to. */
export interface Deed {
  /** New each time. */
  readonly id: string;
  /** As the log and problem documents name the request; null: a sign-in, which the log does not name. */
  readonly requestId: string | null;
  readonly action: string;
  /** A member by the site's own id, or something else by its place. */
  readonly subject: { readonly member: string } | string | null;
  /** Names of what was given. */
  readonly fields: readonly string[];
}

/** Who it is when nobody asked for it. */
const SERVICE = {
  actorKind: 'system',
  actorId: '00000000-0000-0000-0000-000000000000',
  actorName: 'Tierlift',
} as const;

/** Writes who did what, in the transaction that does it: use cases need not know. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: AuditLogStore,
  ) {}

  /** Runs `work`, which changes something: the entry is committed with its first transaction, or not at all. */
  async ofChange<T>(caller: Caller, deed: Deed, work: () => Promise<T>): Promise<T> {
    const known = await this.subjectOf(deed, this.database); // a member who is erased is gone by the end
    const write = (tx: Tx) => this.record(tx, caller, known === null ? deed : { ...deed, subject: known });
    return withFirstTransaction(this.database, write, work);
  }

  /** Before something is shown, or sent that is a fact of its own: what cannot be noted is not done. */
  beforehand(caller: Caller, deed: Deed): Promise<void> {
    return inTransaction(this.database, (tx) => this.record(tx, caller, deed));
  }

  /** What a job does by itself to what operators own, such as a pause; `subject` by its place, e.g. `campaigns/spring`. */
  async byService(tx: Tx, action: JobName, subject: string): Promise<void> {
    const detail = { fields: [], requestId: null };
    await this.log.append(tx, { id: newId(), at: this.clock.now(), ...SERVICE, action, subject, detail });
  }

  async record(tx: Tx, caller: Caller, deed: Deed): Promise<void> {
    const { kind: actorKind, id: actorId } = caller;
    const { id, requestId, action, fields } = deed;
    const subject = await this.subjectOf(deed, tx);
    const at = this.clock.now();
    const actorName = bylineOf(caller);
    await this.log.append(tx, {
      id,
      at,
      actorKind,
      actorId,
      actorName,
      action,
      subject,
      detail: { fields, requestId },
    });
  }

  private async subjectOf({ subject }: Deed, on: Tx | Database): Promise<string | null> {
    return subject === null || typeof subject === 'string' ? subject : this.log.subjectOfMember(subject.member, on);
  }
}
