import { operatorSessionTable, Database, rows, type Operator, type OperatorSession, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

export type SessionOfOperator = Pick<OperatorSession, 'id' | 'createdAt' | 'seenAt' | 'confirmedAt'> & {
  readonly operatorId: string;
} & Pick<Operator, 'email' | 'name' | 'role'>;

/** The only writer of `operator_session`. */
@Injectable()
export class SessionsStore {
  constructor(private readonly database: Database) {}

  /** A session begun after `createdAfter` and seen after `seenAfter`, of an operator who is not disabled. */
  async find(secretHash: string, createdAfter: Date, seenAfter: Date): Promise<SessionOfOperator | null> {
    const [found] = await rows<SessionOfOperator>(
      this.database,
      `select session.id, session.created_at as "createdAt", session.seen_at as "seenAt", session.confirmed_at as "confirmedAt",
              operator.id as "operatorId", operator.email, operator.name, operator.role
       from operator_session session join operator on operator.id = session.operator_id
       where session.secret_hash = $1 and session.created_at > $2 and session.seen_at > $3 and operator.disabled_at is null`,
      [secretHash, createdAfter, seenAfter],
    );
    return found ?? null;
  }

  async insert(tx: Tx, session: OperatorSession): Promise<void> {
    await tx.getRepository(operatorSessionTable).insert(session);
  }

  async seen(id: string, now: Date): Promise<void> {
    await this.database.getRepository(operatorSessionTable).update({ id }, { seenAt: now });
  }

  async confirm(tx: Tx, id: string, now: Date): Promise<void> {
    await tx.getRepository(operatorSessionTable).update({ id }, { confirmedAt: now });
  }

  async end(tx: Tx, id: string): Promise<void> {
    await tx.getRepository(operatorSessionTable).delete({ id });
  }

  async endAllOf(tx: Tx, operatorId: string): Promise<void> {
    await tx.getRepository(operatorSessionTable).delete({ operatorId });
  }

  async dropBefore(createdAt: Date): Promise<void> {
    await this.database.query('delete from operator_session where created_at <= $1', [createdAt]);
  }
}
