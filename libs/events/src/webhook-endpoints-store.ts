import { changed, Database, rows, webhookEndpointTable, type Tx, type WebhookEndpoint } from '#database';
import { DomainError } from '#platform';
import { Injectable } from '@nestjs/common';

/** How long a batch may take before others think its worker dead (real seconds); a batch is far shorter. */
const LEASE_SECONDS = 60;

/** The only writer of `webhook_endpoint`. */
@Injectable()
export class WebhookEndpointsStore {
  constructor(private readonly database: Database) {}

  all(): Promise<WebhookEndpoint[]> {
    return this.database.getRepository(webhookEndpointTable).find({ order: { id: 'asc' } });
  }

  async byId(id: string, on: Tx | Database = this.database): Promise<WebhookEndpoint> {
    const endpoint = await on.getRepository(webhookEndpointTable).findOneBy({ id });
    if (!endpoint) throw new DomainError('webhook_endpoint_unknown', `no webhook endpoint has the id ${id}`);
    return endpoint;
  }

  /** Locked until the transaction ends; null: it was removed. */
  lock(tx: Tx, id: string): Promise<WebhookEndpoint | null> {
    return tx.getRepository(webhookEndpointTable).findOne({ where: { id }, lock: { mode: 'for_no_key_update' } });
  }

  async insert(tx: Tx, endpoint: WebhookEndpoint): Promise<void> {
    await tx.getRepository(webhookEndpointTable).insert(endpoint);
  }

  async update(tx: Tx, id: string, change: Partial<WebhookEndpoint>): Promise<void> {
    if (Object.keys(change).length > 0) await tx.getRepository(webhookEndpointTable).update({ id }, change);
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
}
