import { payingMember, seedCatalogue } from '../support/catalogue';
import { Fleet } from '../support/fleet';
import { OtlpCollector, type Span } from '../support/otlp-collector';
import { BACKENDS } from '../support/world';

const THREE_MINUTES = 180_000;

describe.each(BACKENDS)('a trace, queue on %s', (backend) => {
  it(
    'leads from a signal through its jobs, and from a confirmed quote through its job to Stripe, and names nobody',
    async () => {
      const collector = await OtlpCollector.start();
      const fleet = await Fleet.prepare(backend, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
      try {
        const [api, worker] = await Promise.all([fleet.api(), fleet.worker()]);
        const site = fleet.clientOf(api.url);
        await fleet.hookTo(api.url);
        await seedCatalogue(site);
        await site.ok('PUT', '/v1/members/ann@example.com', {});
        await site.ok('GET', '/v1/members/ann@example.com');
        const occurredAt = new Date().toISOString();
        await site.ok('POST', '/v1/signals', {
          signals: [
            { id: '1', member: 'ann@example.com', name: 'content_completed', occurredAt, value: 3 },
            { id: '2', member: 'ann@example.com', name: 'rated_high', occurredAt },
            { id: '3', member: 'ann@example.com', name: 'limit_hit', occurredAt },
          ],
        });
        await payingMember(site, 'bob', 'basic');
        const { quote } = await site.ok<{ quote: { id: string } }>('POST', '/v1/quotes', {
          member: 'bob',
          plan: 'premium',
        });
        await site.ok('POST', '/v1/plan-changes', { quoteId: quote.id });
        await fleet.drain();
        for (const process of [api.process, worker]) process.kill('SIGTERM'); // the last spans leave at the end
        await Promise.all([api.process.exited, worker.exited]);

        const trace = traceOf(collector.spans, 'POST /v1/signals');
        expect(new Set(trace.map(({ service }) => service))).toEqual(new Set(['tierlift-api', 'tierlift-worker']));
        expect(jobsIn(trace)).toEqual(expect.arrayContaining(['decisions', 'deliveries']));

        const paid = traceOf(collector.spans, 'POST /v1/plan-changes');
        const stripe = paid.filter(
          ({ service, attributes }) => service === 'tierlift-worker' && methodOf(attributes) === 'POST',
        );
        expect(jobsIn(paid)).toContain('billing');
        expect(stripe.map(({ attributes }) => JSON.stringify(attributes))).toEqual(
          expect.arrayContaining([expect.stringContaining('/v1/subscriptions/sub_')]),
        );
        expect(JSON.stringify(collector.spans)).not.toMatch(/ann@|ann%40/);
      } finally {
        await fleet.stop();
        await collector.stop();
      }
    },
    THREE_MINUTES,
  );
});

function traceOf(spans: readonly Span[], root: string): Span[] {
  const { traceId } = spans.find(({ name }) => name === root) ?? {};
  return spans.filter((span) => span.traceId === traceId);
}

/** The queues whose jobs ran in it. */
function jobsIn(trace: readonly Span[]): string[] {
  return trace.filter(({ name }) => name.startsWith('process ')).map(({ name }) => name.replace('process ', ''));
}

function methodOf(attributes: Readonly<Record<string, string>>): string | undefined {
  return attributes['http.request.method'] ?? attributes['http.method'];
}
