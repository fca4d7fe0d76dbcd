import { JOBS, isJobName, type QueueName } from '#jobs';
import { Clock, Metrics } from '#platform';
import { Database, rows } from '#database';
import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';

interface JobCount {
  readonly name: string;
  readonly state: 'waiting' | 'enqueued' | 'later' | 'dead';
  readonly n: number;
  readonly oldest: number;
}

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
    'Age of the oldest job that is due and not done, by queue',
    ['queue'],
  );
  private readonly lag = this.gauge('outbox_lag_seconds', 'Age of the oldest job that is due and not in the queue yet');
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

  private async countJobs(): Promise<void> {
    const counted = await rows<JobCount>(
      this.database,
      `select name, state, count(*)::int as n,
              coalesce(max(extract(epoch from clock_timestamp() - created_at)), 0)::float8 as oldest
       from (
         select name, created_at, case when dead_at is not null then 'dead' when enqueued_at is not null then 'enqueued'
                                       when run_at > $1 then 'later' else 'waiting' end as state
         from outbox_job where finished_at is null
       ) unfinished group by name, state`,
      [this.clock.now()],
    );
    const oldest = new Map<QueueName, number>();
    let lag = 0;
    for (const { name, state, n, oldest: age } of counted) {
      if (!isJobName(name)) continue;
      const { queue } = JOBS[name];
      this.jobs.inc({ queue, state }, n);
      if (state === 'waiting') lag = Math.max(lag, age);
      if (state === 'waiting' || state === 'enqueued') oldest.set(queue, Math.max(oldest.get(queue) ?? 0, age));
    }
    for (const [queue, age] of oldest) this.jobAge.set({ queue }, age);
    this.lag.set(lag);
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
