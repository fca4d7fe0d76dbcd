import { after, Clock, DAY, DomainError, HOUR, MINUTE, newId, newSecret, sha256 } from '#platform';
import { Database, inTransaction, type Operator, type Tx } from '#database';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from './audit-trail';
import type { OperatorCaller } from './caller';
import { OperatorsStore } from './operators-store';
import { passwordFits } from './passwords';
import { ROLE_SCOPES } from './scopes';
import { SessionsStore, type SessionOfOperator } from './sessions-store';
import { SignInThrottle } from './sign-in-throttle';

const LONGEST = DAY;
const IDLE = 2 * HOUR;
const CONFIRMED = 15 * MINUTE;

/** A session and the secret that its cookie holds. */
export interface OpenedSession {
  readonly secret: string;
  readonly caller: OperatorCaller;
}

/** Signing in, staying signed in, out again. A session ends two hours after its operator last did something, a day after the sign-in. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly operators: OperatorsStore,
    private readonly sessions: SessionsStore,
    private readonly throttle: SignInThrottle,
    private readonly trail: AuditTrail,
  ) {}

  /** Throws `sign_in_failed`, the same whether the e-mail or the password is wrong, and `rate_limited`. */
  async signIn(email: string, password: string, address: string): Promise<OpenedSession> {
    await this.throttle.count(email, address);
    const operator = await this.operators.byEmail(email.toLowerCase());
    if (!(await passwordFits(operator?.passwordHash ?? null, password)) || !operator || operator.disabledAt)
      throw new DomainError('sign_in_failed', 'the e-mail or the password is wrong, or the operator is disabled');
    await this.throttle.forget(email, address);
    return inTransaction(this.database, (tx) => this.open(tx, operator, 'POST /v1/session'));
  }

  /** A session with an id of its own, for somebody who has just given the password; the audit log says by what route. */
  async open(tx: Tx, operator: Operator, action: string): Promise<OpenedSession> {
    const secret = newSecret('');
    const now = this.clock.now();
    const session = { id: newId(), createdAt: now, seenAt: now, confirmedAt: now };
    await this.sessions.insert(tx, { ...session, secretHash: sha256(secret), operatorId: operator.id });
    const { id: operatorId, email, name, role } = operator;
    const caller = callerOf(secret, { ...session, operatorId, email, name, role });
    await this.trail.record(tx, caller, { id: newId(), requestId: null, action, subject: null, fields: [] });
    return { secret, caller };
  }

  /** Who holds this cookie; null: nobody any more. `attended`: the operator is there, which keeps the session. */
  async callerOf(secret: string, attended: boolean): Promise<OperatorCaller | null> {
    const now = this.clock.now();
    const found = await this.sessions.find(sha256(secret), after(now, -LONGEST), after(now, -IDLE));
    if (!found) return null;
    const seen = attended && after(found.seenAt, MINUTE) <= now;
    if (seen) await this.sessions.seen(found.id, now);
    return callerOf(secret, seen ? { ...found, seenAt: now } : found);
  }

  /** The password once more, for what cannot be undone. Throws `sign_in_failed`, `rate_limited`. */
  async confirm(caller: OperatorCaller, password: string, address: string): Promise<Date> {
    await this.throttle.count(caller.email, address);
    const { passwordHash } = await this.operators.byId(caller.id);
    if (!(await passwordFits(passwordHash, password))) throw new DomainError('sign_in_failed', 'the password is wrong');
    await this.throttle.forget(caller.email, address);
    const now = this.clock.now();
    await inTransaction(this.database, (tx) => this.sessions.confirm(tx, caller.sessionId, now));
    return after(now, CONFIRMED);
  }

  end(caller: OperatorCaller): Promise<void> {
    return inTransaction(this.database, (tx) => this.sessions.end(tx, caller.sessionId));
  }

  async dropOld(): Promise<void> {
    await this.sessions.dropBefore(after(this.clock.now(), -LONGEST));
  }
}

function callerOf(secret: string, session: SessionOfOperator): OperatorCaller {
  const { id: sessionId, operatorId: id, name, email, role, createdAt, seenAt, confirmedAt } = session;
  const [idleEnd, end] = [after(seenAt, IDLE), after(createdAt, LONGEST)];
  return {
    kind: 'operator',
    id,
    name,
    email,
    role,
    scopes: ROLE_SCOPES[role],
    sessionId,
    csrfToken: sha256(`csrf:${secret}`), // only who may read our answers knows it; the cookie's holder alone does not
    expiresAt: idleEnd < end ? idleEnd : end,
    confirmedUntil: after(confirmedAt, CONFIRMED),
  };
}
