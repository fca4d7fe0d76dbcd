import { after, Clock, Config, Metrics, MINUTE, SECOND, SystemClock } from '#platform';
import { Database, inTransaction, type WebhookEndpoint } from '#database';
import { enqueue } from '#jobs';
import { Injectable, Logger } from '@nestjs/common';
import { Webhook } from 'standardwebhooks';
import { afterFailures, HEALTHY, isHopeless, OPENS_AFTER } from './circuit';
import { WebhookDeliveriesStore, type Attempt, type DueDelivery } from './webhook-deliveries-store';
import { WebhookEndpointsStore } from './webhook-endpoints-store';
import { WebhookSender, type Posted } from './webhook-sender';

const BATCH = 500;
/** After so many batches the next job goes on: no endpoint keeps a worker for itself. */
const BATCHES = 10;
/** A batch of a slow endpoint stops here (real time), well within its lease. */
const BATCH_MS = 20 * SECOND;
const GONE = 410;

/**
 * Delivers what is due for one endpoint: one worker at a time, its requests beside each other. An event may arrive twice, when a
 * worker dies between sending and noting it; the site knows it by its id.
 */
@Injectable()
export class DeliverWebhooks {
  private readonly logger = new Logger(DeliverWebhooks.name);
  private readonly realTime: Clock = new SystemClock();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly endpoints: WebhookEndpointsStore,
    private readonly deliveries: WebhookDeliveriesStore,
    private readonly sender: WebhookSender,
    private readonly metrics: Metrics,
  ) {}

  async run(endpointId: string): Promise<void> {
    for (let batch = 0; batch < BATCHES; batch++) {
      const endpoint = await this.endpoints.take(endpointId, this.clock.now());
      if (!endpoint) return; // whoever delivers looks again after the release, and finds what we came for
      try {
        await this.deliverBatch(endpoint);
      } finally {
        await this.endpoints.release(endpointId);
      }
      const next = await this.deliveries.nextDue(endpointId);
      const now = this.clock.now();
      if (next === null || next >= after(now, MINUTE)) return; // later ones are found by the schedule
      if (next > now) return this.goOn(endpointId, next);
    }
    await this.goOn(endpointId, null);
  }

  /** Every endpoint with something due: retries whose time has come, and what a dead worker left. */
  async runAllDue(): Promise<void> {
    const due = await this.endpoints.due(this.clock.now());
    await inTransaction(this.database, async (tx) => {
      for (const endpointId of due) await enqueue(tx, 'deliver-webhooks', { endpointId });
    });
  }

  private goOn(endpointId: string, at: Date | null): Promise<void> {
    return inTransaction(this.database, (tx) => enqueue(tx, 'deliver-webhooks', { endpointId }, at));
  }

  private async deliverBatch(endpoint: WebhookEndpoint): Promise<void> {
    const now = this.clock.now();
    const onlyProbe = endpoint.failures >= OPENS_AFTER;
    const due = await this.deliveries.due(endpoint.id, now, onlyProbe ? 1 : BATCH);
    if (due.length === 0) return;
    const attempts = await this.sendAll(endpoint, due, now);
    await inTransaction(this.database, async (tx) => {
      const current = await this.endpoints.lock(tx, endpoint.id); // before its deliveries, as who removes it does
      if (!current) return;
      await this.deliveries.record(tx, attempts, now);
      const failed = attempts.filter(({ error }) => error !== null);
      const gone = attempts.some(({ statusCode }) => statusCode === GONE);
      const healthy = failed.length < attempts.length;
      const circuit = healthy ? HEALTHY : afterFailures(current, failed.length, now);
      if (current.failures > 0 || !healthy) await this.endpoints.update(tx, endpoint.id, circuit);
      if (current.status === 'disabled' || (!gone && !isHopeless(circuit, now))) return;
      await this.endpoints.update(tx, endpoint.id, { status: 'disabled' });
      const dead = await this.deliveries.giveUp(tx, endpoint.id, 'the endpoint was disabled');
      this.logger.error(
        { endpointId: endpoint.id, because: gone ? 'it answered 410' : 'it failed for three days', dead },
        'webhook endpoint disabled: mend it, enable it, replay what it missed',
      );
    });
  }

  /** Up to WEBHOOK_CONCURRENCY at a time; stops early when the endpoint takes nothing, or too long. What was not tried stays due. */
  private async sendAll(endpoint: WebhookEndpoint, due: readonly DueDelivery[], now: Date): Promise<Attempt[]> {
    const started = performance.now();
    const sign = signer(endpoint, now);
    const attempts: Attempt[] = [];
    let next = 0;
    let failedInARow = 0;
    const lane = async () => {
      while (failedInARow < OPENS_AFTER && performance.now() - started < BATCH_MS) {
        const delivery = due[next++];
        if (!delivery) return;
        const body = bodyOf(delivery);
        const headers = sign(delivery.event.id, this.realTime.now(), body);
        const attempt = this.judge(delivery, await this.sender.post(endpoint.url, headers, body), now);
        failedInARow = attempt.error === null ? 0 : failedInARow + 1;
        attempts.push(attempt);
        this.metrics.webhooks.inc({ status: attempt.status });
      }
    };
    await Promise.all(Array.from({ length: this.config.env.WEBHOOK_CONCURRENCY }, lane));
    return attempts;
  }

  private judge({ id, attempts }: DueDelivery, posted: Posted, now: Date): Attempt {
    const statusCode = 'statusCode' in posted ? posted.statusCode : null;
    if (statusCode !== null && statusCode >= 200 && statusCode < 300)
      return { id, status: 'delivered', nextAttemptAt: now, statusCode, error: null };
    const delay = this.config.env.WEBHOOK_RETRY_DELAYS_S[attempts];
    return {
      id,
      status: delay === undefined ? 'dead' : 'pending',
      nextAttemptAt: after(now, (delay ?? 0) * SECOND),
      statusCode,
      error:
        'error' in posted
          ? posted.error
          : `answered ${posted.statusCode}${isRedirect(posted.statusCode) ? '; redirects are not followed' : ''}`,
    };
  }
}

const isRedirect = (statusCode: number) => statusCode >= 300 && statusCode < 400;

/** What arrives at the site: the envelope of Standard Webhooks. */
function bodyOf({ event }: DueDelivery): string {
  return JSON.stringify({ type: event.type, timestamp: event.occurredAt.toISOString(), data: event.data });
}

/** Headers of Standard Webhooks; while a rotation lasts both secrets sign. `at` is real time: receivers refuse what is old. */
function signer(endpoint: WebhookEndpoint, now: Date): (id: string, at: Date, body: string) => Record<string, string> {
  const { secret, previousSecret, previousSecretUntil } = endpoint;
  const both = previousSecret !== null && previousSecretUntil !== null && previousSecretUntil > now;
  const keys = [secret, ...(both ? [previousSecret] : [])].map((key) => new Webhook(key));
  return (id, at, body) => ({
    'content-type': 'application/json',
    'user-agent': 'Tierlift',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': keys.map((key) => key.sign(id, at, body)).join(' '),
  });
}
