import { changed, Database, rows, webhookEndpointTable, type Tx, type WebhookEndpoint } from '#database';
import { DomainError } from '#platform';
import { Injectable } from '@nestjs/common';
import { SecretSeals } from './secret-seals';

/** How long a batch may take before others think its worker dead (real seconds); a batch is far shorter. */
const LEASE_SECONDS = 60;

/** The only writer of `webhook_endpoint`; outside of it secrets are as they sign. */
@Injectable()
export class WebhookEndpointsStore {
  constructor(
    private readonly database: Database,
    private readonly seals: SecretSeals,
  ) {}

  async all(): Promise<WebhookEndpoint[]> {
    const stored = await this.database.getRepository(webhookEndpointTable).find({ order: { id: 'asc' } });
    return stored.map((endpoint) => this.opened(endpoint));
  }

  async byId(id: string, on: Tx | Database = this.database): Promise<WebhookEndpoint> {
    const stored = await on.getRepository(webhookEndpointTable).findOneBy({ id });
    if (!stored) throw new DomainError('webhook_endpoint_unknown', `no webhook endpoint has the id ${id}`);
    return this.opened(stored);
  }

  /** Locked until the transaction ends; null: it was removed. */
  async lock(tx: Tx, id: string): Promise<WebhookEndpoint | null> {
    const endpoints = tx.getRepository(webhookEndpointTable);
    const stored = await endpoints.findOne({ where: { id }, lock: { mode: 'for_no_key_update' } });
    return stored && this.opened(stored);
  }

  async insert(tx: Tx, endpoint: WebhookEndpoint): Promise<void> {
    await tx.getRepository(webhookEndpointTable).insert(this.sealed(endpoint));
  }

  async update(tx: Tx, id: string, change: Partial<WebhookEndpoint>): Promise<void> {
    if (Object.keys(change).length > 0)
      await tx.getRepository(webhookEndpointTable).update({ id }, this.sealed(change));
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.getRepository(webhookEndpointTable).delete({ id });
  }

  /** Makes this worker the one that delivers to the endpoint. null: another does, or there is nothing to do for it before `openUntil`. */
  async take(id: string, now: Date): Promise<WebhookEndpoint | null> {
    const taken = await changed(
      this.database,
      `update webhook_endpoint set busy_until = clock_timestamp() + make_interval(secs => $3)
       where id = $1 and status = 'enabled' and (open_until is null or open_until <= $2)
         and (busy_until is null or busy_until < clock_timestamp())`,
      [id, now, LEASE_SECONDS],
    );
    return taken > 0 ? this.byId(id) : null;
  }

  async release(id: string): Promise<void> {
    await this.database.query('update webhook_endpoint set busy_until = null where id = $1', [id]);
  }

  /** Enabled endpoints with a delivery that is due and a circuit that lets it try. */
  async due(now: Date): Promise<string[]> {
    const found = await rows<{ id: string }>(
      this.database,
      `select id from webhook_endpoint endpoint
       where status = 'enabled' and (open_until is null or open_until <= $1)
         and exists (select 1 from webhook_delivery
                     where endpoint_id = endpoint.id and status = 'pending' and next_attempt_at <= $1)`,
      [now],
    );
    return found.map(({ id }) => id);
  }

  /** Seals with the first key what another key has sealed, or none. Answers of how many endpoints; throws when a secret cannot be opened. */
  async sealAnew(tx: Tx): Promise<number> {
    const stored = await tx.getRepository(webhookEndpointTable).find({ lock: { mode: 'pessimistic_write' } });
    const opened = stored.map((endpoint) => this.opened(endpoint));
    const outdated = opened.filter((_, i) => !this.isCurrent(stored[i]));
    for (const { id, secret, previousSecret } of outdated) await this.update(tx, id, { secret, previousSecret });
    return outdated.length;
  }

  private isCurrent(stored: WebhookEndpoint | undefined): boolean {
    return [stored?.secret, stored?.previousSecret].every((secret) => secret == null || this.seals.isCurrent(secret));
  }

  private opened(endpoint: WebhookEndpoint): WebhookEndpoint {
    return withSecrets(endpoint, (secret) => this.seals.open(secret));
  }

  private sealed<T extends Partial<WebhookEndpoint>>(endpoint: T): T {
    return withSecrets(endpoint, (secret) => this.seals.seal(secret));
  }
}

function withSecrets<T extends Partial<WebhookEndpoint>>(endpoint: T, each: (secret: string) => string): T {
  const { secret, previousSecret } = endpoint;
  return {
    ...endpoint,
    ...(secret !== undefined && { secret: each(secret) }),
    ...(previousSecret && { previousSecret: each(previousSecret) }),
  };
}
