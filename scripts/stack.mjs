// The whole service as processes on this machine: PostgreSQL, Stripe sandbox, api, worker. What the environment gives is used, the rest is embedded.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, startPostgres, stopWithParent } from './pg.mjs';
import { RUNNING } from './settings.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const home = join(root, '.tierlift');
const STOP_MS = 15_000;
/** A wave uses a quarter of it; without a limit V8 lets garbage grow to several times that. */
const HEAP = ['--max-old-space-size=384'];
const PROGRAMS = {
  api: 'dist/api.js',
  worker: 'dist/worker.js',
  'stripe-sandbox': 'dist/apps/stripe-sandbox/src/main.js',
  'example-site': 'dist/apps/example-site/src/main.js',
};

/**
 * @typedef {object} Stack
 * @property {string} apiUrl
 * @property {string} apiKey
 * @property {string | undefined} sandboxUrl absent with a Stripe key of your own
 * @property {string} databaseUrl
 * @property {'PostgreSQL' | 'Redis'} backend where the queue lives
 * @property {() => number} workerPid
 * @property {() => Promise<string>} startExampleSite answers its address, to which buyers come back from Checkout from the start
 * @property {() => Promise<void>} stop ends worker, api, sandbox and PostgreSQL, in this order
 * @property {Promise<never>} failed rejects when a process ends that cannot be restarted
 */

/**
 * Starts everything and answers when the api is ready.
 * @param {{ fresh?: boolean, testClock?: boolean, exampleSite?: boolean, now?: string, log?: (line: string) => void }} options
 *   fresh: an empty database and an empty sandbox, nothing is kept; testClock: time stands still until it is moved; now: where it starts (ISO);
 *   exampleSite: it will be started
 * @returns {Promise<Stack>}
 */
export async function startStack({
  fresh = false,
  testClock = false,
  exampleSite = false,
  now,
  log = console.log,
} = {}) {
  const started = [];
  const stop = async () => {
    for (const one of started.splice(0).reverse()) await one.stop();
  };
  let fail;
  const failed = new Promise((_, reject) => (fail = reject));
  failed.catch(() => undefined);
  try {
    const databaseUrl = await database({ fresh, started, log });
    const secrets = ownSecrets(fresh);
    const port = await portToUse(fresh);
    const apiUrl = `http://127.0.0.1:${port}`;
    const sitePort = exampleSite && (Number(process.env.EXAMPLE_SITE_PORT) || (fresh ? await freePort() : 3001));
    const siteUrl = `http://127.0.0.1:${sitePort}`;
    const common = {
      ...process.env,
      DATABASE_URL: databaseUrl,
      API_KEY: process.env.API_KEY || secrets.apiKey,
      ENCRYPTION_KEY: process.env.ENCRYPTION_KEY || (process.env.DATABASE_URL ? '' : secrets.encryptionKey),
      PORT: String(port),
      LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
      ...(exampleSite && { CHECKOUT_RETURN_URL: `${siteUrl}/account`, WEBHOOK_ALLOW_PRIVATE: 'true' }),
      ...(testClock && {
        TEST_CLOCK: 'true',
        RATE_LIMIT_PER_MINUTE: '1000000',
        ADDRESS_RATE_LIMIT_PER_MINUTE: '1000000',
        QUEUE_LEASE_MS: process.env.QUEUE_LEASE_MS || '3000',
      }),
    };
    const stripe = process.env.STRIPE_SECRET_KEY
      ? {}
      : await sandbox({ apiUrl, secrets, fresh, now, started, log, fail });
    const env = { ...common, ...stripe.env };
    await run('dist/migrate.js', env);
    const api = keep('api', env, { fail, log });
    started.push(api);
    await answers(`${apiUrl}/health/ready`, api);
    const worker = keep('worker', env, { fail, log, restart: true });
    started.push(worker);
    if (testClock && now) await moveClock(apiUrl, env.API_KEY, now);
    if (!fresh) started.push(announce(env));
    const startExampleSite = async () => {
      const site = keep('example-site', siteEnvironment(env, sitePort, apiUrl), { fail, log });
      started.push(site);
      await answers(siteUrl, site);
      return siteUrl;
    };
    const backend = process.env.REDIS_URL ? 'Redis' : 'PostgreSQL';
    return {
      apiUrl,
      apiKey: env.API_KEY,
      sandboxUrl: stripe.url,
      databaseUrl,
      backend,
      workerPid: worker.pid,
      startExampleSite,
      stop,
      failed,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Nothing of ours: it reaches Tierlift as any site does. */
function siteEnvironment({ PATH, API_KEY, PUBLIC_URL }, port, apiUrl) {
  return {
    PATH,
    PORT: String(port),
    TIERLIFT_URL: apiUrl,
    TIERLIFT_PUBLIC_URL: PUBLIC_URL || apiUrl,
    TIERLIFT_API_KEY: API_KEY,
  };
}

async function portToUse(fresh) {
  const given = process.env.PORT;
  if (given && !(/^\d{1,5}$/.test(given) && Number(given) <= 65_535))
    throw new Error(`PORT is ${given}; it must be a whole number from 0 to 65535`);
  const port = Number(given) || (fresh ? await freePort() : 3000);
  await assertFree(port);
  return port;
}

async function database({ fresh, started, log }) {
  const name = fresh ? `tierlift_demo_${randomBytes(4).toString('hex')}` : 'tierlift';
  const given = process.env.DATABASE_URL;
  if (given && !fresh) return given;
  let admin = given;
  if (!admin) {
    const server = await startPostgres({ dir: join(home, 'postgres') });
    started.push(server);
    admin = server.url('postgres');
    log(`PostgreSQL (embedded) on port ${server.port}, data in .tierlift/postgres`);
  }
  await sql(admin, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${name}`);
  });
  if (fresh)
    started.push({ stop: () => sql(admin, (client) => client.query(`drop database if exists ${name} with (force)`)) });
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return url.href;
}

async function sql(url, work) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await work(client);
  } catch (error) {
    throw new Error(`DATABASE_URL does not answer as it should: ${error.message || error.code}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Keys of the embedded parts: made once, kept readable by the owner only. */
function ownSecrets(fresh) {
  const made = {
    apiKey: `tl_${randomBytes(32).toString('base64url')}`,
    webhook: `whsec_${randomBytes(24).toString('hex')}`,
    encryptionKey: randomBytes(32).toString('base64'),
  };
  if (fresh) return made;
  const file = join(home, 'secrets.json');
  mkdirSync(home, { recursive: true });
  const secrets = { ...made, ...(existsSync(file) && JSON.parse(readFileSync(file, 'utf8'))) };
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

async function sandbox({ apiUrl, secrets, fresh, now, started, log, fail }) {
  const port = Number(process.env.STRIPE_SANDBOX_PORT) || (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const child = keep(
    'stripe-sandbox',
    {
      ...process.env,
      STRIPE_SANDBOX_PORT: String(port),
      STRIPE_SANDBOX_WEBHOOK_URL: `${apiUrl}/webhooks/stripe`,
      STRIPE_SANDBOX_WEBHOOK_SECRET: secrets.webhook,
      ...(fresh ? { ...(now && { STRIPE_SANDBOX_NOW: now }) } : { STRIPE_SANDBOX_DATA: join(home, 'stripe-sandbox') }),
    },
    { fail, log },
  );
  started.push(child);
  await answers(`${url}/_sandbox/health`, child);
  log(`Stripe sandbox on ${url} (no STRIPE_SECRET_KEY given)`);
  return {
    url,
    env: { STRIPE_SECRET_KEY: 'sk_test_sandbox', STRIPE_WEBHOOK_SECRET: secrets.webhook, STRIPE_API_BASE: url },
  };
}

/** What `npm run doctor` and `npm run verify` need to look at the service that runs here. */
function announce({ PORT, DATABASE_URL, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API_BASE }) {
  const shown = { PORT, DATABASE_URL, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API_BASE };
  writeFileSync(RUNNING, JSON.stringify(shown), { mode: 0o600 });
  return { stop: () => rm(RUNNING, { force: true }) };
}

/** A process of ours that runs until it is stopped. Detached: Ctrl-C reaches only us, and we stop the parts in order. */
function keep(app, env, { fail, log, restart = false }) {
  let child;
  let stopping = false;
  const start = () => {
    child = spawn(
      process.execPath,
      ['--enable-source-maps', ...(app === 'worker' ? HEAP : []), join(root, PROGRAMS[app])],
      {
        cwd: root,
        env,
        stdio: ['ignore', 'inherit', 'inherit'],
        detached: true,
      },
    );
    stopWithParent(child.pid, 'TERM');
    child.once('exit', (code, signal) => {
      if (stopping) return;
      if (!restart || signal === null)
        return fail(code ? told() : new Error(`${app} ended (${signal ?? `exit code ${code}`})`));
      log(`${app} was killed (${signal}), starting it again`);
      start();
    });
  };
  start();
  return {
    pid: () => child.pid,
    ended: () => child.exitCode !== null || child.signalCode !== null,
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        const kill = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
        child.once('exit', () => {
          clearTimeout(kill);
          resolve();
        });
        child.kill('SIGTERM');
      }),
  };
}

/** A failure that the part has told in its own words. */
const told = () => Object.assign(new Error('not started, see above'), { told: true });

function run(script, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--enable-source-maps', join(root, script)], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(told())));
  });
}

function assertFree(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .once('error', () => reject(new Error(`port ${port} is in use; set PORT to a free one`)))
      .listen(port, '127.0.0.1', () => probe.close(resolve));
  });
}

async function answers(url, child) {
  for (const since = Date.now(); Date.now() - since < 60_000;) {
    if (child.ended()) throw told();
    const reply = await fetch(url).catch(() => null);
    if (reply?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} does not answer after 60 s`);
}

async function moveClock(apiUrl, apiKey, now) {
  const reply = await fetch(`${apiUrl}/test/clock`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ now }),
  });
  if (!reply.ok) throw new Error(`the test clock could not be set: ${await reply.text()}`);
}
