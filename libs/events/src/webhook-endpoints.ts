import { after, Clock, Config, DomainError, HOUR, newId, newSigningSecret } from '#platform';
import { Database, inTransaction, type Tx, type WebhookEndpoint } from '#database';
import { enqueue } from '#jobs';
import { Injectable } from '@nestjs/common';
import { HEALTHY } from './circuit';
import { WebhookDeliveriesStore } from './webhook-deliveries-store';
import { WebhookEndpointsStore } from './webhook-endpoints-store';

/** How long the old secret signs beside the new one. */
const ROTATION_HOURS = 24;
const NO_URL = { protocol: '', port: '', username: '', password: '' };

export interface EndpointInput {
  readonly url: string;
  /** Empty: all types. */
  readonly eventTypes: readonly string[];
}

/** What the operator does with endpoints and their deliveries. Unknown ids throw `webhook_endpoint_unknown`, `webhook_delivery_unknown`. */
@Injectable()
export class WebhookEndpoints {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly endpoints: WebhookEndpointsStore,
    private readonly deliveries: WebhookDeliveriesStore,
  ) {}

  /** Throws `webhook_url_invalid`. */
  add({ url, eventTypes }: EndpointInput): Promise<WebhookEndpoint> {
    this.assertUrl(url);
    const endpoint: WebhookEndpoint = {
      id: newId(),
      url,
      eventTypes,
      status: 'enabled',
      secret: newSigningSecret(),
      previousSecret: null,
      previousSecretUntil: null,
      ...HEALTHY,
      busyUntil: null,
      createdAt: this.clock.now(),
    };
    return inTransaction(this.database, async (tx) => {
      await this.endpoints.insert(tx, endpoint);
      return endpoint;
    });
  }

  /** Absent fields stay. `enabled` closes the circuit and forgets the failures; `disabled` keeps what is pending for later. Throws `webhook_url_invalid`. */
  change(id: string, input: Partial<EndpointInput & Pick<WebhookEndpoint, 'status'>>): Promise<WebhookEndpoint> {
    if (input.url !== undefined) this.assertUrl(input.url);
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    return inTransaction(this.database, async (tx) => {
      const before = await this.locked(tx, id);
      const change = { ...given, ...(input.status === 'enabled' && HEALTHY) };
      await this.endpoints.update(tx, id, change);
      await enqueue(tx, 'deliver-webhooks', { endpointId: id });
      return { ...before, ...change };
    });
  }

  /** A new secret; the present one signs beside it for a day. */
  rotateSecret(id: string): Promise<WebhookEndpoint> {
    return inTransaction(this.database, async (tx) => {
      const before = await this.locked(tx, id);
      const previousSecretUntil = after(this.clock.now(), ROTATION_HOURS * HOUR);
      const change = { secret: newSigningSecret(), previousSecret: before.secret, previousSecretUntil };
      await this.endpoints.update(tx, id, change);
      return { ...before, ...change };
    });
  }

  /** With its deliveries; the events stay. */
  remove(id: string): Promise<void> {
    return inTransaction(this.database, async (tx) => {
      await this.locked(tx, id);
      await this.endpoints.remove(tx, id);
    });
  }

  /** Sends one delivery again. Throws `webhook_endpoint_disabled`. */
  async replay(deliveryId: string): Promise<void> {
    const { endpointId } = await this.deliveries.byId(deliveryId);
    await this.replaying(endpointId, async (tx, now) => {
      await this.deliveries.replay(tx, deliveryId, now);
      return 1;
    });
  }

  /** Sends again what happened in [from, to): the dead deliveries, or all that the endpoint wants. Answers how many. Throws `webhook_endpoint_disabled`. */
  replayRange(id: string, from: Date, to: Date, what: 'dead' | 'all'): Promise<number> {
    return this.replaying(id, (tx, now) =>
      what === 'dead'
        ? this.deliveries.replayDead(tx, id, from, to, now)
        : this.deliveries.replayAll(tx, id, from, to, now),
    );
  }

  private replaying(id: string, step: (tx: Tx, now: Date) => Promise<number>): Promise<number> {
    return inTransaction(this.database, async (tx) => {
      const { status } = await this.locked(tx, id);
      if (status === 'disabled')
        throw new DomainError('webhook_endpoint_disabled', 'enable the endpoint first, then replay');
      const replayed = await step(tx, this.clock.now());
      await enqueue(tx, 'deliver-webhooks', { endpointId: id });
      return replayed;
    });
  }

  /** https at its own port; in a network of one's own (WEBHOOK_ALLOW_PRIVATE) whatever is spoken there. */
  private assertUrl(text: string): void {
    const { protocol, port, username, password } = URL.canParse(text) ? new URL(text) : NO_URL;
    const own = this.config.env.WEBHOOK_ALLOW_PRIVATE;
    const reached = own ? ['http:', 'https:'].includes(protocol) : protocol === 'https:' && port === '';
    if (reached && !username && !password) return;
    throw new DomainError(
      'webhook_url_invalid',
      own
        ? 'give an address that starts with https:// (or http://), without a user'
        : 'give an address that starts with https://, without a user or a port (in a network of your own: WEBHOOK_ALLOW_PRIVATE=true)',
    );
  }

  private async locked(tx: Tx, id: string): Promise<WebhookEndpoint> {
    return (await this.endpoints.lock(tx, id)) ?? this.endpoints.byId(id, tx); // which says that there is none
  }
}
