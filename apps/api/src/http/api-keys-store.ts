import { Clock, Config, newId, newSecret, sha256 } from '#platform';
import { apiKeyTable, Database, Locks } from '#database';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { SCOPES } from './scopes';

/** How long this process trusts what it read of a key: so soon a revoked key is refused everywhere. */
const TRUST_MS = 2000;
const MOST_KEYS = 1000;

interface Known {
  readonly scopes: Promise<readonly string[] | null>;
  readonly readAt: number;
}

/** The only writer of `api_key`. Keys are found by hash; the secret itself is never stored. */
@Injectable()
export class ApiKeysStore implements OnApplicationBootstrap {
  private readonly logger = new Logger('api-keys');
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly locks: Locks,
  ) {}

  /** The scopes of a live key, at most two seconds old; null: unknown or revoked. */
  async scopesOf(secretHash: string): Promise<readonly string[] | null> {
    const known = this.known.get(secretHash);
    const now = performance.now();
    if (known && now - known.readAt < TRUST_MS) return known.scopes;
    if (this.known.size >= MOST_KEYS) this.known.clear(); // as many unknown keys as anybody cares to send
    const scopes = this.read(secretHash);
    this.known.set(secretHash, { scopes, readAt: now });
    scopes.catch(() => this.known.delete(secretHash));
    return scopes;
  }

  private async read(secretHash: string): Promise<readonly string[] | null> {
    const key = await this.database.getRepository(apiKeyTable).findOneBy({ secretHash, revokedAt: IsNull() });
    return key?.scopes ?? null;
  }

  /** The visible ends of a key: who made a change, without the secret. */
  async hintOf(secretHash: string): Promise<string> {
    const key = await this.database.getRepository(apiKeyTable).findOneBy({ secretHash });
    return key?.hint ?? 'unknown';
  }

  /** The first start has a key: API_KEY, or else a new one that is printed this once. */
  async onApplicationBootstrap(): Promise<void> {
    const given = this.config.env.API_KEY;
    await this.locks.exclusively('first-api-key', async () => {
      if (given) return void (await this.insert(given));
      if (await this.database.getRepository(apiKeyTable).exists()) return;
      const secret = newSecret('tl_');
      await this.insert(secret);
      this.logger.warn(`first API key, shown only now: ${secret}`);
    });
  }

  private async insert(secret: string): Promise<void> {
    await this.database
      .createQueryBuilder()
      .insert()
      .into(apiKeyTable)
      .values({
        id: newId(),
        name: 'first key',
        secretHash: sha256(secret),
        hint: `${secret.slice(0, 5)}...${secret.slice(-4)}`,
        scopes: [...SCOPES],
        createdAt: this.clock.now(),
        revokedAt: null,
      })
      .orIgnore()
      .execute();
  }
}
