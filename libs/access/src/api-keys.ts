import { after, Clock, DomainError, HOUR, newId, newSecret, sha256 } from '#platform';
import { Database, inTransaction, type ApiKey } from '#database';
import { Injectable } from '@nestjs/common';
import { ApiKeysStore } from './api-keys-store';
import { KnownKeys } from './known-keys';
import { SCOPES, type Scope } from './scopes';

export const KEY_PREFIX = 'tl_';
/** As much of a secret is shown for good, at either end. */
const SHOWN = KEY_PREFIX.length + 4;

export interface ApiKeyInput {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date | null;
}

/** A key with its secret, which nobody can see again. */
export interface FreshKey {
  readonly key: ApiKey;
  readonly secret: string;
}

/** What an administrator does with keys. Unknown ids throw `api_key_unknown`. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: ApiKeysStore,
    private readonly known: KnownKeys,
  ) {}

  add(input: ApiKeyInput): Promise<FreshKey> {
    const secret = newSecret(KEY_PREFIX);
    const key = this.keyOf(secret, input);
    return inTransaction(this.database, async (tx) => {
      await this.keys.insert(tx, key);
      return { key, secret };
    });
  }

  /** A new secret; the present one is good beside it for `overlapHours`, an older one ends at once. Throws `api_key_revoked`. */
  async rotate(id: string, overlapHours: number): Promise<FreshKey> {
    const secret = newSecret(KEY_PREFIX);
    const key = await inTransaction(this.database, async (tx) => {
      const before = await this.keys.lock(tx, id);
      if (before.revokedAt) throw new DomainError('api_key_revoked', 'a revoked key stays revoked; add a new one');
      const previousUntil = after(this.clock.now(), overlapHours * HOUR);
      const change = { ...facesOf(secret), previousHash: before.secretHash, previousUntil };
      await this.keys.update(tx, id, change);
      return { ...before, ...change };
    });
    this.known.forget();
    return { key, secret };
  }

  /** For good, with both secrets; refused everywhere within seconds. A second time changes nothing. */
  async revoke(id: string): Promise<void> {
    await inTransaction(this.database, async (tx) => {
      const { revokedAt } = await this.keys.lock(tx, id);
      if (!revokedAt) await this.keys.update(tx, id, { revokedAt: this.clock.now() });
    });
    this.known.forget();
  }

  async exist(): Promise<boolean> {
    return (await this.keys.page(1)).length > 0;
  }

  /** The key that everything begins with: all scopes. Nothing happens when it is there. */
  addFirst(secret: string): Promise<void> {
    const key = this.keyOf(secret, { name: 'first key', scopes: SCOPES, expiresAt: null });
    return inTransaction(this.database, (tx) => this.keys.insert(tx, key));
  }

  private keyOf(secret: string, { name, scopes, expiresAt }: ApiKeyInput): ApiKey {
    const createdAt = this.clock.now();
    const unused = { previousHash: null, previousUntil: null, lastUsedAt: null, revokedAt: null };
    return { id: newId(), name, ...facesOf(secret), scopes, createdAt, expiresAt, ...unused };
  }
}

/** What is kept of a secret. */
function facesOf(secret: string): Pick<ApiKey, 'secretHash' | 'prefix' | 'last4'> {
  return { secretHash: sha256(secret), prefix: secret.slice(0, SHOWN), last4: secret.slice(-4) };
}
