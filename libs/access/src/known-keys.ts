import { Clock, sha256 } from '#platform';
import type { ApiKey } from '#database';
import { Injectable } from '@nestjs/common';
import { ApiKeysStore } from './api-keys-store';
import type { KeyCaller } from './caller';
import { SCOPES } from './scopes';

/** How long this process trusts what it read of a key (real time): so soon a revoked key is refused everywhere. */
const TRUST_MS = 2000;

interface Known {
  readonly key: Promise<ApiKey | null>;
  readonly readAt: number;
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
  async callerOf(secret: string): Promise<KeyCaller | null> {
    const hash = sha256(secret);
    const key = await this.find(hash);
    const now = this.clock.now();
    if (!key || key.revokedAt || (key.expiresAt && key.expiresAt <= now)) return null;
    if (key.secretHash !== hash && !(key.previousUntil && key.previousUntil > now)) return null;
    const { id, name, prefix, last4 } = key;
    const scopes = SCOPES.filter((scope) => key.scopes.includes(scope));
    return { kind: 'key', id, name, hint: `${prefix}...${last4}`, scopes };
  }

  /** Whether the secret was a key's when this process last looked. */
  remembers(secret: string): boolean {
    return this.known.has(sha256(secret));
  }

  /** After a change: it holds here at once, elsewhere within two seconds. */
  forget(): void {
    this.known.clear();
  }

  private find(hash: string): Promise<ApiKey | null> {
    const known = this.known.get(hash);
    const now = performance.now();
    if (known && now - known.readAt < TRUST_MS) return known.key;
    const key = this.read(hash);
    this.known.set(hash, { key, readAt: now });
    const forget = () => this.known.delete(hash);
    key.then((found) => found ?? forget(), forget); // anybody may send as many unknown keys as they like
    return key;
  }

  private async read(hash: string): Promise<ApiKey | null> {
    const key = await this.keys.bySecretHash(hash);
    if (key) await this.keys.used(key.id, this.clock.now());
    return key;
  }
}
