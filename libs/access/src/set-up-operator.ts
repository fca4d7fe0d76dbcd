import { after, Clock, Config, DAY, DomainError, HOUR, newId, newSecret, sha256 } from '#platform';
import { Database, inTransaction, type Operator, type SetupLink, type Tx } from '#database';
import { Injectable } from '@nestjs/common';
import { OperatorsStore } from './operators-store';
import { hashPassword } from './passwords';
import type { Role } from './scopes';
import { Sessions, type OpenedSession } from './sessions';
import { SessionsStore } from './sessions-store';

const FIRST_LINK_LASTS = HOUR;
const INVITATION_LASTS = 7 * DAY;

export interface SetupInput {
  readonly token: string;
  /** Of the very first operator; an invitation has its own. */
  readonly email?: string | undefined;
  readonly name: string;
  readonly password: string;
}

/** How somebody becomes an operator: by a link that is good once. */
@Injectable()
export class SetUpOperator {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly operators: OperatorsStore,
    private readonly store: SessionsStore,
    private readonly sessions: Sessions,
  ) {}

  /** The link for the first operator, an administrator: good for an hour. null: there is an operator. */
  async firstLink(): Promise<string | null> {
    if (!(await this.operators.none())) return null;
    return inTransaction(this.database, (tx) => this.newLink(tx, null, 'admin', FIRST_LINK_LASTS));
  }

  /** A link for a new operator, good for a week; for one who is there it sets a new password, and the role. */
  invite(email: string, role: Role): Promise<string> {
    return inTransaction(this.database, (tx) => this.newLink(tx, email.toLowerCase(), role, INVITATION_LASTS));
  }

  /** A link while it is good; one without an e-mail is for the very first operator. */
  async linkOf(token: string): Promise<SetupLink | null> {
    const link = await this.operators.link(sha256(token));
    if (!link || link.expiresAt <= this.clock.now()) return null;
    return link.email !== null || (await this.operators.none()) ? link : null;
  }

  /** Throws `setup_link_invalid`. */
  async run({ token, email, name, password }: SetupInput): Promise<OpenedSession> {
    const invalid = new DomainError('setup_link_invalid', 'the link is used up, too old or unknown; ask for a new one');
    if (!(await this.linkOf(token))) throw invalid;
    const passwordHash = await hashPassword(password);
    return inTransaction(this.database, async (tx) => {
      await this.operators.lock(tx);
      const link = await this.operators.takeLink(tx, sha256(token));
      if (!link || (link.email === null && !(await this.operators.none(tx)))) throw invalid;
      const address = link.email ?? email?.toLowerCase();
      if (!address) throw new DomainError('invalid_request', 'email: the first operator chooses one');
      const operator = await this.put(tx, { email: address, name, passwordHash, role: link.role });
      return this.sessions.open(tx, operator, 'POST /v1/session/setup');
    });
  }

  private async put(tx: Tx, input: Pick<Operator, 'email' | 'name' | 'passwordHash' | 'role'>): Promise<Operator> {
    const known = await this.operators.byEmail(input.email, tx);
    const operator = { id: known?.id ?? newId(), createdAt: known?.createdAt ?? this.clock.now(), disabledAt: null };
    if (!known) await this.operators.insert(tx, { ...operator, ...input });
    else {
      await this.operators.update(tx, known.id, { ...operator, ...input });
      await this.store.endAllOf(tx, known.id);
    }
    return { ...operator, ...input };
  }

  private async newLink(tx: Tx, email: string | null, role: SetupLink['role'], lasts: number): Promise<string> {
    const token = newSecret('');
    await this.operators.insertLink(tx, {
      tokenHash: sha256(token),
      email,
      role,
      expiresAt: after(this.clock.now(), lasts),
    });
    return `${this.config.publicUrl}/console/setup#token=${token}`;
  }
}
