import { createHmac } from 'node:crypto';
import type { Context } from './context';
import type { Faults } from './faults';
import type { Delivery, Endpoint } from './model';
import { renderEvent } from './operations/events';
import { secretsAt } from './webhooks';

const CONCURRENCY = 8;
const TIMEOUT_MS = 10_000;

/** Sends signed events to the endpoints, in order of creation, several at a time, with retries. Real time throughout. */
export class Deliveries {
  private readonly inFlight = new Set<string>();
  private readonly notBefore = new Map<string, number>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private waiting: (() => void)[] = [];
  private closed = false;

  constructor(
    private readonly context: Context,
    private readonly faults: Faults,
    private readonly retryDelaysMs: readonly number[],
  ) {}

  status(): { pending: number; failed: number; delivered: number } {
    const counts = { pending: 0, failed: 0, delivered: 0 };
    for (const { state } of this.context.store.all('delivery')) counts[state]++;
    return counts;
  }

  /** Starts what may start. Called after every step. */
  kick(): void {
    setImmediate(() => this.startDue());
  }

  /** Answers when nothing is pending, or after `timeoutMs`; what waits for a retry is tried at once. */
  async flush(timeoutMs: number): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    const late = setTimeout(() => this.wakeWaiting(), timeoutMs);
    while (!this.closed && this.context.store.pendingDeliveries().length > 0 && Date.now() < deadline) {
      this.notBefore.clear();
      this.startDue();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    clearTimeout(late);
  }

  close(): void {
    this.closed = true;
    for (const timer of this.timers) clearTimeout(timer);
    this.wakeWaiting();
  }

  private startDue(): void {
    if (this.closed) return;
    const now = Date.now();
    const pending = this.context.store.pendingDeliveries();
    if (this.faults.deliveries.reverse) pending.reverse();
    for (const delivery of pending) {
      if (this.inFlight.size >= CONCURRENCY) return;
      if (this.inFlight.has(delivery.id) || (this.notBefore.get(delivery.id) ?? 0) > now) continue;
      this.inFlight.add(delivery.id);
      void this.deliver(delivery);
    }
  }

  private async deliver(delivery: Delivery): Promise<void> {
    const { delayMs, duplicate, drop } = this.faults.deliveries;
    const dropped = drop > 0;
    if (dropped) this.faults.deliveries = { ...this.faults.deliveries, drop: drop - 1 };
    if (delayMs > 0) await this.pause(delayMs);
    let delivered = true;
    for (let n = 0; n < duplicate && !dropped; n++) delivered = await this.post(delivery);
    this.inFlight.delete(delivery.id);
    if (this.closed) return;
    this.record({ ...delivery, attempts: delivery.attempts + 1 }, delivered);
    this.startDue();
    this.wakeWaiting();
  }

  private record(delivery: Delivery, delivered: boolean): void {
    const retryAfter = this.retryDelaysMs[delivery.attempts - 1];
    const state = delivered ? 'delivered' : retryAfter === undefined ? 'failed' : 'pending';
    if (!this.context.store.find('delivery', delivery.id)) return;
    this.context.step(() => this.context.store.put('delivery', { ...delivery, state }));
    this.notBefore.delete(delivery.id);
    if (state !== 'pending' || retryAfter === undefined) return;
    this.notBefore.set(delivery.id, Date.now() + retryAfter);
    void this.pause(retryAfter).then(() => this.startDue());
  }

  private async post({ event: eventId, endpoint: endpointId }: Delivery): Promise<boolean> {
    const event = this.context.store.find('event', eventId);
    const endpoint = this.context.store.find('endpoint', endpointId);
    if (!event || !endpoint) return true;
    const body = JSON.stringify(renderEvent(this.context, event), null, 2);
    try {
      const reply = await fetch(endpoint.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'stripe-signature': signatureOf(body, endpoint),
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await reply.arrayBuffer();
      return reply.ok;
    } catch {
      return false;
    }
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.timers.delete(timer);
        resolve();
      }, ms);
      this.timers.add(timer);
    });
  }

  private wakeWaiting(): void {
    for (const wake of this.waiting.splice(0)) wake();
  }
}

/** Stripe's scheme: HMAC-SHA256 over `<unix seconds>.<body>`, real time; one for each secret that is valid. */
function signatureOf(body: string, endpoint: Endpoint): string {
  const at = Math.floor(Date.now() / 1000);
  const sign = (secret: string) => createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
  return [`t=${at}`, ...secretsAt(endpoint, at).map((secret) => `v1=${sign(secret)}`)].join(',');
}
