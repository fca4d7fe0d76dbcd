import { context, propagation, trace } from '@opentelemetry/api';
import { createRequire } from 'node:module';
import type { Config } from './config';

const UNTRACED = /^\/(health|metrics)\b/;

/**
 * Sends the spans of this process to OTEL_EXPORTER_OTLP_ENDPOINT, if there is one; answers how to send the last ones. HTTP in and out
 * is traced by itself. Nothing of it is loaded, and nothing measured, without the setting.
 */
export async function startTracing(service: string, { env }: Config): Promise<() => Promise<void>> {
  if (!env.OTEL_EXPORTER_OTLP_ENDPOINT) return () => Promise.resolve();
  const [{ NodeSDK }, { OTLPTraceExporter }, { HttpInstrumentation }] = await Promise.all([
    import('@opentelemetry/sdk-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/instrumentation-http'),
  ]);
  const sdk = new NodeSDK({
    serviceName: service,
    autoDetectResources: false,
    traceExporter: new OTLPTraceExporter({ url: new URL('v1/traces', slashed(env.OTEL_EXPORTER_OTLP_ENDPOINT)).href }),
    metricReaders: [], // Prometheus has them
    logRecordProcessors: [],
    instrumentations: [new HttpInstrumentation({ ignoreIncomingRequestHook: ({ url = '' }) => UNTRACED.test(url) })],
  });
  sdk.start();
  const required = createRequire(__filename);
  for (const name of ['http', 'https']) required(name); // both are in use already: the instrumentation wraps them when asked for
  return () => sdk.shutdown().catch(() => undefined);
}

const slashed = (url: string) => (url.endsWith('/') ? url : `${url}/`);

/** The W3C traceparent of the work at hand, to go on with elsewhere; null: nobody traces it. */
export function traceparent(): string | null {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent ?? null;
}

/** Names the span at hand by its route: the path itself may hold a site's id of a person, and is left out. */
export function nameSpan(method: string, route: string): void {
  const span = trace.getActiveSpan();
  if (!span) return;
  span.updateName(`${method} ${route}`);
  span.setAttributes({
    'http.route': route,
    'http.target': route,
    'http.url': route,
    'url.path': route,
    'url.query': '',
  });
}
