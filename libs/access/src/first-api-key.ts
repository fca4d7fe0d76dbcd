import { Config, newSecret } from '#platform';
import { Locks } from '#database';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { ApiKeys, KEY_PREFIX } from './api-keys';

/** The first start has a key: API_KEY, or else a new one that is printed this once. Provided by api alone. */
@Injectable()
export class FirstApiKey implements OnApplicationBootstrap {
  private readonly logger = new Logger('api-keys');

  constructor(
    private readonly config: Config,
    private readonly locks: Locks,
    private readonly apiKeys: ApiKeys,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const given = this.config.env.API_KEY;
    await this.locks.exclusively('first-api-key', async () => {
      if (given) return this.apiKeys.addFirst(given);
      if (await this.apiKeys.exist()) return;
      const secret = newSecret(KEY_PREFIX);
      await this.apiKeys.addFirst(secret);
      this.logger.warn(`first API key, shown only now: ${secret}`);
    });
  }
}
