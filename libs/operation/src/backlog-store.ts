import { isJobName, JOBS, JobsStore, QUEUES, type JobsCount } from '#jobs';
import { Clock, Metrics } from '#platform';
import { Database, rows } from '#database';
import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';

/** What waits in the database, for all processes together: each of them shows the same, so take the largest, not the sum. */
@Injectable()
export class BacklogStore {
  private readonly gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `tierlift_${name}`, help, labelNames, registers: [this.metrics.registry] });

  private readonly up = this.gauge('database_up', '1 when the database answered this scrape');
  private readonly jobs = this.gauge(
    'jobs',
    'Jobs by queue and state: waiting for the relay, enqueued (or at work), later, dead',
    ['queue', 'state'],
  );
  private readonly jobAge = this.gauge(
    'job_oldest_seconds',
    'For how long the oldest job that is not done has been due, by queue',
    ['queue'],
  );
  private readonly lag = this.gauge(
    'outbox_lag_seconds',
    'For how long the oldest job that is not in the queue yet has been due',
  );
  private readonly events = this.gauge(
    'stripe_events_unhandled',
    'Events of Stripe that are stored and not dealt with',
  );
  private readonly eventAge = this.gauge('stripe_event_oldest_seconds', 'Since when the oldest of them waits');
  private readonly webhooks = this.gauge(
    'webhook_deliveries_pending',
    'Deliveries of events to the site that are still to be made',
  );
  private readonly webhookAge = this.gauge(
    'webhook_delivery_overdue_seconds',
    'How long the most overdue of them is due',
  );

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    private readonly store: JobsStore,
  ) {}

  /** Reads the database into the metrics; when it does not answer they say so, and the old figures are gone. */
  async refresh(): Promise<void> {
    const gauges = [this.jobs, this.jobAge, this.lag, this.events, this.eventAge, this.webhooks, this.webhookAge];
    for (const gauge of gauges) gauge.reset();
    try {
      await Promise.all([this.countJobs(), this.countStripeEvents(), this.countWebhooks()]);
      this.up.set(1);
    } catch {
      for (const gauge of gauges) gauge.reset();
      this.up.set(0);
    }
  }

  /** Sets each figure rather than adding to it: several may read at once. */
  private async countJobs(): Promise<void> {
    const counts = await this.store.counts(this.clock.now());
    for (const queue of QUEUES) {
      const own = counts.filter(({ name }) => isJobName(name) && JOBS[name].queue === queue);
      for (const state of new Set(own.map((one) => one.state))) {
        const alike = own.filter((one) => one.state === state);
        this.jobs.set(
          { queue, state },
          alike.reduce((sum, { count }) => sum + count, 0),
        );
      }
      const due = own.filter(({ state }) => state === 'waiting' || state === 'enqueued');
      if (due.length > 0) this.jobAge.set({ queue }, oldestOf(due));
    }
    this.lag.set(oldestOf(counts.filter(({ state }) => state === 'waiting')));
  }

  private async countStripeEvents(): Promise<void> {
    const [row] = await rows<{ n: number; oldest: number }>(
      this.database,
      `select count(*)::int as n, coalesce(extract(epoch from clock_timestamp() - min(received_at)), 0)::float8 as oldest
       from stripe_event where handled_at is null`,
    );
    this.events.set(row?.n ?? 0);
    this.eventAge.set(row?.oldest ?? 0);
  }

  private async countWebhooks(): Promise<void> {
    const [row] = await rows<{ n: number; overdue: number }>(
      this.database,
      `select count(*)::int as n, greatest(coalesce(extract(epoch from $1 - min(next_attempt_at)), 0), 0)::float8 as overdue
       from webhook_delivery join webhook_endpoint on webhook_endpoint.id = endpoint_id
       where webhook_delivery.status = 'pending' and webhook_endpoint.status = 'enabled'`,
      [this.clock.now()],
    );
    this.webhooks.set(row?.n ?? 0);
    this.webhookAge.set(row?.overdue ?? 0);
  }
}

function oldestOf(counts: readonly JobsCount[]): number {
  return Math.max(0, ...counts.map(({ oldestSeconds }) => oldestSeconds));
}
