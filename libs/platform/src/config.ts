import { isIP } from 'node:net';
import { z } from 'zod';
import { timeZoneNamed } from './clock';

const port = z.coerce.number().int().min(1).max(65_535);
const positive = z.coerce.number().int().min(1);
const flag = z.stringbool();
const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL that starts with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  });
const split = z.string().transform((text) => text.split(',').map((part) => part.trim()));
const counts = split.transform((parts) => parts.map(Number)).pipe(z.array(z.int().min(0)));

/** An address, a network such as 10.0.0.0/8, or a name for some. */
const isNetwork = (text: string) => {
  const [address = '', bits = '0', ...more] = text.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  const names = ['loopback', 'linklocal', 'uniquelocal'];
  return names.includes(text) || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest && more.length === 0);
};

/** What HOLDOUT_SALT is unless set: an own one keeps others from telling who is held out. */
export const HOLDOUT_SALT_OF_ALL = 'tierlift';

/** Every setting of api and worker. The only place that knows the environment; .env.example shows the same names. */
export const environmentSchema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(3000),
  PUBLIC_URL: url('http:', 'https:').optional(),
  CHECKOUT_RETURN_URL: url('http:', 'https:').optional(),
  TRUSTED_PROXIES: split
    .pipe(
      z.array(
        z.string().refine(isNetwork, {
          error: 'must be addresses, networks such as 10.0.0.0/8, loopback or uniquelocal, comma-separated',
        }),
      ),
    )
    .optional(),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  WORKER_PORT: port.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: url('http:', 'https:').optional(),
  DRAIN_MS: z.coerce.number().int().min(0).max(60_000).default(0),

  DATABASE_URL: url('postgres:', 'postgresql:'),
  DATABASE_POOL_SIZE: positive.default(20),
  REDIS_URL: url('redis:', 'rediss:').optional(),

  STRIPE_SECRET_KEY: z.string().regex(/^(sk|rk)_(test|live)_\w+$/, 'must be a Stripe secret or restricted key'),
  STRIPE_WEBHOOK_SECRET: split.pipe(
    z.array(z.string().regex(/^whsec_\w+$/, 'must be one or more whsec_... secrets, comma-separated')),
  ),
  STRIPE_API_BASE: url('http:', 'https:').optional(),
  STRIPE_AUTOMATIC_TAX: flag.default(false),
  STRIPE_PORTAL_CONFIGURATION: z
    .string()
    .regex(/^bpc_\w+$/, 'must be a portal configuration: bpc_...')
    .optional(),
  STRIPE_JOBS_PER_SECOND: positive.default(100),
  RECONCILE_MINUTES: z.coerce.number().int().min(0).default(360),

  API_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
  ENCRYPTION_KEY: split
    .pipe(z.array(z.string().min(32, 'must be one or more keys of at least 32 characters, comma-separated')))
    .optional(),
  RATE_LIMIT_PER_MINUTE: positive.default(6000),
  ADDRESS_RATE_LIMIT_PER_MINUTE: positive.default(6000),

  QUEUE_CONCURRENCY: positive.default(8),
  QUEUE_LEASE_MS: positive.min(1000).default(30_000),
  SHUTDOWN_DEADLINE_MS: positive.max(60_000).default(12_000),
  JOB_RETRY_DELAYS_MS: counts.default([500, 2000, 10_000, 60_000, 300_000]),

  WEBHOOK_RETRY_DELAYS_S: counts.default([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]),
  WEBHOOK_TIMEOUT_MS: positive.max(30_000).default(10_000),
  WEBHOOK_CONCURRENCY: positive.max(100).default(20),
  WEBHOOK_ALLOW_PRIVATE: flag.default(false),
  EVENT_RETENTION_DAYS: positive.default(90),
  STRIPE_EVENT_RETENTION_DAYS: positive.min(30).default(90),

  SITE_TIME_ZONE: z
    .string()
    .refine((name) => timeZoneNamed(name) !== null, { error: 'must be an IANA time zone such as Europe/Berlin' })
    .overwrite((name) => timeZoneNamed(name) ?? name)
    .default('UTC'),

  SIGNAL_RETENTION_MONTHS: z.coerce.number().int().min(2).max(120).default(14),

  SMTP_URL: url('smtp:', 'smtps:').optional(),
  MAIL_FROM: z.string().regex(/@/, 'must be an address, such as Club <club@example.com>').default('tierlift@localhost'),

  HOLDOUT_SHARE: z.coerce.number().min(0).max(0.5).default(0.1),
  HOLDOUT_STAGE: z.enum(['draft', 'running', 'analysis', 'stopped']).default('running'),
  HOLDOUT_SALT: z.string().min(1).default(HOLDOUT_SALT_OF_ALL),

  LIFT_EXPECTED_MEMBERS: positive.default(20_000),

  EXPORT_FOLDER: z.string().min(1).optional(),

  TEST_CLOCK: flag.default(false),
});

export type Environment = z.infer<typeof environmentSchema>;

/** How a browser on this machine writes what is listened on. To all addresses, as in a container, no browser can go. */
function hostOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return isIP(host) === 6 ? `[${host}]` : host;
}

/** Frozen settings of one process. Injected as a class so that Nest can find it by type. */
export class Config {
  readonly backend: 'redis' | 'postgres';
  readonly publicUrl: string;

  constructor(readonly env: Readonly<Environment>) {
    this.backend = env.REDIS_URL ? 'redis' : 'postgres';
    this.publicUrl = env.PUBLIC_URL ?? `http://${hostOf(env.HOST)}:${env.PORT}`;
    Object.freeze(this);
  }
}

/** Thrown by `readConfig`; the message names each wrong variable and what it must be, never its value. */
export class ConfigError extends Error {
  override name = 'ConfigError';

  constructor(readonly faults: readonly string[]) {
    super(`wrong environment: ${faults.join('; ')} (see .env.example)`);
  }
}

/** Parses an environment (default: the process's). Empty values count as absent. Throws ConfigError. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const faults = new Map<string, string>();
    for (const { path, message } of parsed.error.issues) {
      const name = String(path[0]);
      if (!faults.has(name)) faults.set(name, given[name] === undefined ? `${name} is missing` : `${name} ${message}`);
    }
    throw new ConfigError([...faults.values()]);
  }
  return new Config(Object.freeze(parsed.data));
}
