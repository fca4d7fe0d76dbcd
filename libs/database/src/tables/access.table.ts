import { EntitySchema } from 'typeorm';
import { id, integer, json, maybe, text, texts, time, uuid } from '../columns';

/** A caller's key: only hashes are stored; the secret is shown once. During a rotation two secrets live. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly secretHash: string;
  /** The visible beginning and end of the secret, to tell keys apart. */
  readonly prefix: string;
  readonly last4: string;
  /** The secret before the last rotation, which is good until then too. */
  readonly previousHash: string | null;
  readonly previousUntil: Date | null;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  /** To the minute. */
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

export const apiKeyTable = new EntitySchema<ApiKey>({
  name: 'api_key',
  columns: {
    id: id(),
    name: text(),
    secretHash: text(),
    prefix: text(),
    last4: text(),
    previousHash: text(maybe),
    previousUntil: time(maybe),
    scopes: texts(),
    createdAt: time(),
    expiresAt: time(maybe),
    lastUsedAt: time(maybe),
    revokedAt: time(maybe),
  },
  indices: [
    { name: 'api_key_hash', columns: ['secretHash'], unique: true },
    { name: 'api_key_previous_hash', columns: ['previousHash'], unique: true },
  ],
});

/** A person who signs in to the console. */
export interface Operator {
  readonly id: string;
  /** In lower case. */
  readonly email: string;
  readonly name: string;
  readonly role: 'viewer' | 'marketer' | 'admin';
  /** argon2id. */
  readonly passwordHash: string;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
}

export const operatorTable = new EntitySchema<Operator>({
  name: 'operator',
  columns: {
    id: id(),
    email: text(),
    name: text(),
    role: text(),
    passwordHash: text(),
    createdAt: time(),
    disabledAt: time(maybe),
  },
  indices: [{ name: 'operator_email', columns: ['email'], unique: true }],
});

/** A link by which somebody becomes an operator, once. Without an e-mail: the very first operator, who chooses it. */
export interface SetupLink {
  readonly tokenHash: string;
  readonly email: string | null;
  readonly role: Operator['role'];
  readonly expiresAt: Date;
}

export const setupLinkTable = new EntitySchema<SetupLink>({
  name: 'setup_link',
  columns: { tokenHash: text({ primary: true }), email: text(maybe), role: text(), expiresAt: time() },
});

/** An operator who is signed in, in one browser. */
export interface OperatorSession {
  readonly id: string;
  readonly secretHash: string;
  readonly operatorId: string;
  readonly createdAt: Date;
  /** To the minute. */
  readonly seenAt: Date;
  /** When the operator last gave the password. */
  readonly confirmedAt: Date;
}

export const operatorSessionTable = new EntitySchema<OperatorSession>({
  name: 'operator_session',
  columns: {
    id: id(),
    secretHash: text(),
    operatorId: uuid({ foreignKey: { target: 'operator' } }),
    createdAt: time(),
    seenAt: time(),
    confirmedAt: time(),
  },
  indices: [
    { name: 'operator_session_hash', columns: ['secretHash'], unique: true },
    { name: 'operator_session_of', columns: ['operatorId'] },
    { name: 'operator_session_created', columns: ['createdAt'] },
  ],
});

/** Sign-ins tried in a window, by whom: a hash of address, e-mail, or both. */
export interface SignInAttempts {
  readonly byHash: string;
  readonly tried: number;
  readonly windowEndsAt: Date;
}

export const signInAttemptsTable = new EntitySchema<SignInAttempts>({
  name: 'sign_in_attempts',
  columns: { byHash: text({ primary: true }), tried: integer(), windowEndsAt: time() },
});

/** Requests of a minute, by whom: a hash of the key's id or of the address. All processes add up here; a crash of PostgreSQL may empty it. */
export interface RequestCount {
  readonly byHash: string;
  readonly minute: Date;
  readonly requests: number;
}

export const requestCountTable = new EntitySchema<RequestCount>({
  name: 'request_count',
  columns: { byHash: text({ primary: true }), minute: time({ primary: true }), requests: integer() },
  indices: [{ name: 'request_count_minute', columns: ['minute'] }],
});

/** Who did what, when: written once, in the transaction of what was done; the database lets nobody change or remove it. */
export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  /** `system`: the service itself, to what operators own. */
  readonly actorKind: 'key' | 'operator' | 'system';
  readonly actorId: string;
  readonly actorName: string;
  /** Method and route, e.g. `PUT /v1/plans/:key`; of the service the name of the job. */
  readonly action: string;
  /** What it was done to, e.g. `plans/gold`; members by their internal ids. */
  readonly subject: string | null;
  /** Names of what was given, never its values; the request as the log names it. */
  readonly detail: { readonly fields: readonly string[]; readonly requestId: string | null };
}

export const auditLogTable = new EntitySchema<AuditEntry>({
  name: 'audit_log',
  columns: {
    id: id(),
    at: time(),
    actorKind: text(),
    actorId: uuid(),
    actorName: text(),
    action: text(),
    subject: text(maybe),
    detail: json(),
  },
  indices: [
    { name: 'audit_log_actor', columns: ['actorId', 'id'] },
    { name: 'audit_log_action', columns: ['action', 'id'] },
    { name: 'audit_log_subject', columns: ['subject', 'id'] },
  ],
});

/** The answer to a request that a client may send again, by its Idempotency-Key; or that the request is under way. */
export interface KeptAnswer {
  /** A hash of the caller's secret and the key. */
  readonly id: string;
  /** Of method, path and body: the same key is good for the same request alone. */
  readonly requestHash: string;
  /** Of the attempt that works on it, or did: the id of its entry in the audit log. */
  readonly requestId: string;
  /** While it is under way: after this (real time) its process is taken for dead. */
  readonly busyUntil: Date;
  readonly status: number | null;
  /** Sealed: only the caller's secret opens it. */
  readonly body: Buffer | null;
  readonly createdAt: Date;
}

export const keptAnswerTable = new EntitySchema<KeptAnswer>({
  name: 'kept_answer',
  columns: {
    id: text({ primary: true }),
    requestHash: text(),
    requestId: uuid(),
    busyUntil: time(),
    status: integer(maybe),
    body: { type: 'bytea', nullable: true },
    createdAt: time(),
  },
  indices: [{ name: 'kept_answer_created', columns: ['createdAt'] }],
});

/** The one reading of the test clock that all processes share (TEST_CLOCK=true only). */
export interface TestClockRow {
  readonly id: string;
  readonly now: Date;
}

export const testClockTable = new EntitySchema<TestClockRow>({
  name: 'test_clock',
  columns: { id: text({ primary: true }), now: time() },
});
