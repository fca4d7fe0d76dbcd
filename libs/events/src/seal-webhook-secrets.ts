import { Database, inTransaction, Locks } from '#database';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { WebhookEndpointsStore } from './webhook-endpoints-store';

/** At each start: opens every secret, or the process does not start, and seals those that the first key of ENCRYPTION_KEY has not sealed. */
@Injectable()
export class SealWebhookSecrets implements OnApplicationBootstrap {
  private readonly logger = new Logger('webhooks');

  constructor(
    private readonly database: Database,
    private readonly locks: Locks,
    private readonly endpoints: WebhookEndpointsStore,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const sealed = await this.locks.exclusively('seal-webhook-secrets', () =>
      inTransaction(this.database, (tx) => this.endpoints.sealAnew(tx)),
    );
    if (sealed > 0) this.logger.log({ sealed }, 'secrets of webhook endpoints sealed with the first key');
  }
}
