import { AsyncLocalStorage } from 'node:async_hooks';
import type { Params } from 'nestjs-pino';
import type { Config } from './config';

/** Whose work a line belongs to: ids of ours, never what a site calls its people. */
export interface LogIds {
  requestId?: string;
  job?: string;
  jobId?: string;
  memberId?: string;
}

const work = new AsyncLocalStorage<LogIds>();

/** Every line that is logged by `run`, however deep, carries `ids`. For nothing but the log. */
export function withLogIds<T>(ids: LogIds, run: () => T): T {
  return work.run(ids, run);
}

/** Adds ids to the request or job at work, as soon as they are known. */
export function noteLogIds(ids: LogIds): void {
  const at = work.getStore();
  if (at) Object.assign(at, ids);
}

/** The fields that a line may have. Others are left out: whoever logs a new one writes it down here, and thinks of what it may hold. */
export const LOG_FIELDS = new Set([
  ...['context', 'err', 'error', 'code', 'because', 'type', 'status', 'ms', 'version'],
  ...['requestId', 'method', 'route'],
  ...['job', 'jobId', 'attempt', 'dead', 'queue'],
  ...['memberId', 'proposalId', 'planChangeId', 'endpointId', 'offer', 'channel'],
  ...['event', 'livemode', 'apiVersion', 'stripeRequestId', 'wrong'],
  ...['dropped', 'sealed', 'asks', 'accepts', 'share', 'weighed', 'title'],
]);

const EMAIL = /[^\s@"'<>]{1,64}@[^\s@"'<>]{1,255}/g;
const SECRET = /\b(?:sk|rk|whsec|tl|pi_\w+_secret)_[\w+/=-]{8,}|\b[Bb]earer \S+/g;
/** As long as the number of a card, with or without gaps; no part of a UUID. */
const CARD = /(?<![\w-])\d(?:[ -]?\d){13,18}(?![\w-])/g;

/** Text of others may quote what must not be kept: addresses, secrets and numbers of cards are struck out. */
function scrubbed(value: unknown): unknown {
  if (value instanceof Error) return scrubbed(value.stack ?? value.message);
  if (typeof value !== 'string') return value;
  return value.replace(EMAIL, '[email]').replace(SECRET, '[secret]').replace(CARD, '[number]');
}

/** What of a line's fields is written. */
export function writable(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (LOG_FIELDS.has(name) ? [[name, scrubbed(value)]] : [])),
  );
}

/** Who tells at each start what the code says anyway: 150 lines of modules and routes, with the link to the console between them. */
const AT_START = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);
const INFO = 30;

/** JSON lines, one per event: whatever a value holds, no line can be made of it. No bodies, no keys, no addresses. */
export function loggerOptions(config: Config): Params {
  return {
    forRoutes: [], // requests are logged where their route is known
    pinoHttp: {
      level: config.env.LOG_LEVEL,
      autoLogging: false,
      mixin: () => ({ ...work.getStore() }),
      formatters: { log: writable },
      hooks: {
        logMethod(line, write, level) {
          const { context = '' } = Object(line[0]) as { context?: string };
          if (level !== INFO || !AT_START.has(context) || this.isLevelEnabled('debug')) write.apply(this, line);
        },
      },
    },
  };
}
