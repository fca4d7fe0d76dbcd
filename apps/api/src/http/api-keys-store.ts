import { Clock, Config, newId, newSecret, sha256 } from '#platform';
import { apiKeyTable, Database, Locks } from '#database';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { SCOPES } from './scopes';

/** The only writer of `api_key`. Keys are found by hash; the secret itself is never stored. */
@Injectable()
export class ApiKeysStore implements OnApplicationBootstrap {
  private readonly logger = new Logger('api-keys');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly locks: Locks,
  ) {}

  /** The scopes of a live key; read each time, so that a revoked key is refused at once. */
  async scopesOf(secretHash: string): Promise<readonly string[] | null> {
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
