import { operatorTable, setupLinkTable, Database, rows, type Operator, type SetupLink, type Tx } from '#database';
import { DomainError } from '#platform';
import { Injectable } from '@nestjs/common';

/** The only writer of `operator` and `setup_link`. */
@Injectable()
export class OperatorsStore {
  constructor(private readonly database: Database) {}

  all(): Promise<Operator[]> {
    return this.database.getRepository(operatorTable).find({ order: { email: 'asc' } });
  }

  byEmail(email: string, on: Tx | Database = this.database): Promise<Operator | null> {
    return on.getRepository(operatorTable).findOneBy({ email });
  }

  /** Throws `operator_unknown`. */
  async byId(id: string, on: Tx | Database = this.database): Promise<Operator> {
    const operator = await on.getRepository(operatorTable).findOneBy({ id });
    if (!operator) throw new DomainError('operator_unknown', `no operator has the id ${id}`);
    return operator;
  }

  async none(on: Tx | Database = this.database): Promise<boolean> {
    return !(await on.getRepository(operatorTable).exists());
  }

  /** Lets one change at a time decide who the operators are: nobody removes the last administrator beside another. */
  async lock(tx: Tx): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('operators', 0))`);
  }

  async admins(tx: Tx): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `select id from operator where role = 'admin' and disabled_at is null`,
    );
    return found.map(({ id }) => id);
  }

  async insert(tx: Tx, operator: Operator): Promise<void> {
    await tx.getRepository(operatorTable).insert(operator);
  }

  async update(tx: Tx, id: string, change: Partial<Operator>): Promise<void> {
    await tx.getRepository(operatorTable).update({ id }, change);
  }

  /** A link that takes the place of all others for this e-mail. */
  async insertLink(tx: Tx, link: SetupLink): Promise<void> {
    if (link.email !== null) await this.dropLinks(tx, link.email);
    await tx.getRepository(setupLinkTable).insert(link);
  }

  async dropLinks(tx: Tx, email: string): Promise<void> {
    await tx.getRepository(setupLinkTable).delete({ email });
  }

  link(tokenHash: string): Promise<SetupLink | null> {
    return this.database.getRepository(setupLinkTable).findOneBy({ tokenHash });
  }

  /** Uses a link up: of two at once one gets it. */
  async takeLink(tx: Tx, tokenHash: string): Promise<SetupLink | null> {
    const link = await tx.getRepository(setupLinkTable).findOneBy({ tokenHash });
    const { affected } = await tx.getRepository(setupLinkTable).delete({ tokenHash });
    return affected === 1 ? link : null;
  }

  async dropLinksBefore(now: Date): Promise<void> {
    await this.database.query('delete from setup_link where expires_at < $1', [now]);
  }
}
