import { auditLogTable, columnsOf, Database, insertRows, rows, type AuditEntry, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

export interface AuditFilter {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly subject?: string | undefined;
}

/** The only writer of `audit_log`. It adds; the database refuses everything else. */
@Injectable()
export class AuditLogStore {
  constructor(private readonly database: Database) {}

  async append(tx: Tx, entry: AuditEntry): Promise<void> {
    await insertRows(tx, auditLogTable, [entry], '(id)');
  }

  /** What a member is called here for good, also after the site's own id was erased; null: there is no such member. */
  async subjectOfMember(externalId: string, on: Tx | Database = this.database): Promise<string | null> {
    const [member] = await rows<{ id: string }>(on, 'select id from member where external_id = $1', [externalId]);
    return member ? `members/${member.id}` : null;
  }

  /** Whether the request with this id has changed something. */
  async has(id: string): Promise<boolean> {
    return this.database.getRepository(auditLogTable).existsBy({ id });
  }

  /** The newest first, older than the entry `startingAfter`. */
  page(limit: number, startingAfter: string | null, { actor, action, subject }: AuditFilter): Promise<AuditEntry[]> {
    const parameters: unknown[] = [limit];
    const where = [
      ['id <', startingAfter],
      ['actor_id =', actor],
      ['action =', action],
      ['subject =', subject],
    ].flatMap(([condition, value]) => (value ? [`${condition} $${parameters.push(value)}`] : []));
    return rows(
      this.database,
      `select ${columnsOf(auditLogTable)} from audit_log ${where.length > 0 ? `where ${where.join(' and ')}` : ''}
       order by id desc limit $1`,
      parameters,
    );
  }
}
