import { Clock, DomainError } from '#platform';
import { Database, inTransaction, type Operator } from '#database';
import { Injectable } from '@nestjs/common';
import { OperatorsStore } from './operators-store';
import { SessionsStore } from './sessions-store';
import type { Role } from './scopes';

/** Another role, or no way in any more: holds from the operator's next request on. */
@Injectable()
export class ChangeOperator {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly operators: OperatorsStore,
    private readonly sessions: SessionsStore,
  ) {}

  /** Absent fields stay. Throws `operator_unknown`, `last_admin`. */
  run(id: string, { role, disabled }: { role?: Role | undefined; disabled?: boolean | undefined }): Promise<Operator> {
    return inTransaction(this.database, async (tx) => {
      await this.operators.lock(tx);
      const before = await this.operators.byId(id, tx);
      const disabledAt = disabled === undefined ? before.disabledAt : disabled ? this.clock.now() : null;
      const after = { role: role ?? before.role, disabledAt };
      const [last, ...others] = await this.operators.admins(tx);
      if (last === id && others.length === 0 && (after.role !== 'admin' || disabledAt))
        throw new DomainError('last_admin', 'make another operator an administrator first');
      await this.operators.update(tx, id, after);
      if (disabledAt) {
        await this.sessions.endAllOf(tx, id);
        await this.operators.dropLinks(tx, before.email);
      }
      return { ...before, ...after };
    });
  }
}
