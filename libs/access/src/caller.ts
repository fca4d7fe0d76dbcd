import type { Role, Scope } from './scopes';

/** Who sent a request: a program with its key, or a person who is signed in. */
export type Caller = KeyCaller | OperatorCaller;

export interface KeyCaller {
  readonly kind: 'key';
  readonly id: string;
  readonly name: string;
  /** The visible ends of its secret. */
  readonly hint: string;
  readonly scopes: readonly Scope[];
}

export interface OperatorCaller {
  readonly kind: 'operator';
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly scopes: readonly Scope[];
  readonly sessionId: string;
  readonly csrfToken: string;
  /** When the session ends if nothing is done from now on. */
  readonly expiresAt: Date;
  /** Until then the password was given recently enough for what needs it. */
  readonly confirmedUntil: Date;
}

/** Who it was, for people who read it later. */
export function bylineOf(caller: Caller): string {
  return caller.kind === 'key' ? `${caller.name} (${caller.hint})` : caller.email;
}
