import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** Seconds, from a cached read to a slow call of Stripe. */
const LATENCIES = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20];
/** Seconds, from at once to a lost day. */
const AGES = [0.5, 1, 2, 5, 15, 60, 300, 1800, 7200, 86_400];

/** What one process counts of its own work, for Prometheus. What all processes share (depths and ages of what waits) is read from the database. */
export class Metrics {
  readonly registry = new Registry();
  private readonly registers = [this.registry];

  readonly requests = new Histogram({
    name: 'tierlift_http_request_seconds',
    help: 'Requests answered, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: LATENCIES,
    registers: this.registers,
  });
  readonly jobs = new Histogram({
    name: 'tierlift_job_seconds',
    help: 'Jobs run, by how they ended: done, failed (to be tried again) or dead',
    labelNames: ['job', 'outcome'],
    buckets: LATENCIES,
    registers: this.registers,
  });
  readonly decisions = new Counter({
    name: 'tierlift_decisions_total',
    help: 'Decisions on members, by outcome and first reason',
    labelNames: ['outcome', 'reason'],
    registers: this.registers,
  });
  readonly deliveries = new Counter({
    name: 'tierlift_deliveries_total',
    help: 'Proposals sent, by channel and how it ended',
    labelNames: ['channel', 'outcome'],
    registers: this.registers,
  });
  readonly webhooks = new Counter({
    name: 'tierlift_webhook_attempts_total',
    help: 'Attempts to deliver an event to the site, by what became of the delivery',
    labelNames: ['status'],
    registers: this.registers,
  });
  readonly stripe = new Histogram({
    name: 'tierlift_stripe_request_seconds',
    help: 'Requests to Stripe that were answered, by kind of object and status',
    labelNames: ['method', 'object', 'status'],
    buckets: LATENCIES,
    registers: this.registers,
  });
  readonly stripeFailures = new Counter({
    name: 'tierlift_stripe_failures_total',
    help: 'Calls of Stripe that came to nothing after all tries: refused, or unavailable',
    labelNames: ['kind'],
    registers: this.registers,
  });
  readonly stripeAlarms = new Counter({
    name: 'tierlift_stripe_alarms_total',
    help: 'What at Stripe a person must look at, each time it is seen: events of the other mode or another version, members whose plan is not clear, or whose repair shows that events were lost',
    labelNames: ['kind'],
    registers: this.registers,
  });
  readonly stripeEventAge = new Histogram({
    name: 'tierlift_stripe_event_age_seconds',
    help: 'How old events of Stripe were when they had been dealt with',
    buckets: AGES,
    registers: this.registers,
  });

  /** The process itself (memory, event loop, collections of garbage), from now on. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  /** All of it in the text format of Prometheus, whose type is `contentType`. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }
}
