import { Clock } from '#platform';
import type { ApiKey } from '#database';
import { Injectable } from '@nestjs/common';
import { ApiKeysStore } from './api-keys-store';
import type { KeyCaller } from './caller';
import { SCOPES } from './scopes';

/** How long this process trusts what it read of a key (real time): so soon a revoked key is refused everywhere. */
const TRUST_MS = 2000;

/** What a caller shows as a key, whether or not it is one. */
export interface ShownKey {
  readonly secret: string;
  /** Lower-case hex SHA-256 of the secret. */
  readonly hash: string;
}

/** What the database knows of a secret. */
interface Held {
  readonly key: ApiKey;
  readonly caller: KeyCaller;
}

interface Known {
  readonly held: Promise<Held | null>;
  readonly readAt: number;
  /** As soon as it was read. */
  found: Held | null;
}

/** Finds the caller of a secret, for every request: from memory that is at most two seconds old. */
@Injectable()
export class KnownKeys {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly clock: Clock,
    private readonly keys: ApiKeysStore,
  ) {}

  /** null: unknown, revoked or expired, or the old secret of a rotation that is over. */
  async callerOf({ hash }: ShownKey): Promise<KeyCaller | null> {
    return this.inForce(await this.find(hash), hash);
  }

  /** As `callerOf`, without looking at the database; null: it would have to, or there is none. */
  remembered({ hash }: ShownKey): KeyCaller | null {
    const known = this.known.get(hash);
    return known && isFresh(known) ? this.inForce(known.found, hash) : null;
  }

  /** Whether the secret was a key's when this process last looked. */
  remembers({ hash }: ShownKey): boolean {
    return this.known.has(hash);
  }

  /** After a change: it holds here at once, elsewhere within two seconds. */
  forget(): void {
    this.known.clear();
  }

  private inForce(held: Held | null, hash: string): KeyCaller | null {
    if (!held) return null;
    const { revokedAt, expiresAt, secretHash, previousUntil } = held.key;
    const now = this.clock.now();
    if (revokedAt || (expiresAt && expiresAt <= now)) return null;
    return secretHash === hash || (previousUntil && previousUntil > now) ? held.caller : null;
  }

  private find(hash: string): Promise<Held | null> {
    const before = this.known.get(hash);
    if (before && isFresh(before)) return before.held;
    const known: Known = { held: this.read(hash), readAt: performance.now(), found: null };
    this.known.set(hash, known);
    const forget = () => this.known.delete(hash);
    known.held.then((held) => {
      if (held) known.found = held;
      else forget(); // anybody may send as many unknown keys as they like
    }, forget);
    return known.held;
  }

  private async read(hash: string): Promise<Held | null> {
    const key = await this.keys.bySecretHash(hash);
    if (!key) return null;
    await this.keys.used(key.id, this.clock.now());
    const { id, name, prefix, last4 } = key;
    const scopes = SCOPES.filter((scope) => key.scopes.includes(scope));
    return { key, caller: { kind: 'key', id, name, hint: `${prefix}...${last4}`, scopes } };
  }
}

function isFresh({ readAt }: Known): boolean {
  return performance.now() - readAt < TRUST_MS;
}
