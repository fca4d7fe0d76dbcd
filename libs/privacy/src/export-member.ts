import { Clock } from '#platform';
import { Database, inTransaction } from '#database';
import { MembersStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { MemberDataStore } from './member-data-store';

/** All that is kept on a member, at one instant: rows by table. Source: GDPR, articles 15 and 20. */
export interface MemberExport {
  readonly member: string;
  readonly exportedAt: Date;
  readonly data: Readonly<Record<string, readonly object[]>>;
}

@Injectable()
export class ExportMember {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly members: MembersStore,
    private readonly data: MemberDataStore,
  ) {}

  /** Throws `member_unknown`, `member_erased`. */
  run(externalId: string): Promise<MemberExport> {
    return inTransaction(this.database, async (tx) => {
      await tx.query('set transaction isolation level repeatable read read only');
      const { id } = await this.members.byExternalId(externalId, tx);
      return { member: externalId, exportedAt: this.clock.now(), data: await this.data.read(tx, id, externalId) };
    });
  }
}
