// npm run demo: on a fresh clone installs, builds and starts everything, plays a month of members, and reports.
//   --keep                        a month that ends today; leaves everything running, the example site too, and prints the addresses
//   --members N --days N --seed N
//   --events FILE --mapping FILE  replays a foreign event log (NDJSON) instead; see docs/examples/README.md
import { constants } from 'node:os';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';

const began = performance.now();
const elapsed = () => `${((performance.now() - began) / 1000).toFixed(0)} s`;

function readArguments() {
  const { values } = parseArgs({
    options: {
      keep: { type: 'boolean', default: false },
      members: { type: 'string', default: '300' },
      days: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      events: { type: 'string' },
      mapping: { type: 'string' },
    },
  });
  const number = (name, least) => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < least)
      throw new Error(`--${name} must be a whole number of at least ${least}`);
    return value;
  };
  if (Boolean(values.events) !== Boolean(values.mapping)) throw new Error('--events and --mapping go together');
  return { ...values, members: number('members', 10), days: number('days', 2), seed: number('seed', 0) };
}

/** Rejects at the first signal that asks us to end. Listening from the start, so that nothing is left half started. */
function interruption() {
  const interrupted = new Promise((_, reject) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.once(name, () => reject(Object.assign(new Error(name), { exitCode: 128 + constants.signals[name] })));
  });
  interrupted.catch(() => undefined);
  return interrupted;
}

const OPERATOR = 'you@example.com';

/** A link by which the visitor becomes an operator of the console. */
async function invitation({ apiUrl, apiKey }) {
  const reply = await fetch(`${apiUrl}/v1/operators`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ email: OPERATOR, role: 'admin' }),
  });
  if (!reply.ok) throw new Error(`no operator could be invited: ${await reply.text()}`);
  return (await reply.json()).link;
}

async function main() {
  const options = readArguments();
  const { daysUntilToday, generatedWorld } = await import('./demo/world.mjs');
  const { foreignWorld } = await import('./demo/foreign-log.mjs');
  const start = options.keep ? daysUntilToday(options.days) : undefined;
  const world = options.events ? foreignWorld(options) : generatedWorld({ ...options, start });
  build();
  const ready = elapsed();
  const interrupted = interruption();
  const [{ startStack }, { play }, { report }, { progressBar }] = await Promise.all([
    import('./stack.mjs'),
    import('./demo/month.mjs'),
    import('./demo/report.mjs'),
    import('./demo/progress.mjs'),
  ]);
  const bar = progressBar(world.days);
  const starting = startStack({
    fresh: true,
    testClock: true,
    exampleSite: options.keep,
    now: world.start.toISOString(),
    log: bar.print,
  });
  const stop = async () => {
    bar.stop();
    await (await starting.catch(() => null))?.stop();
  };
  try {
    const stack = await Promise.race([starting, interrupted]);
    const unlessEnded = (work) => Promise.race([work, stack.failed, interrupted]);
    console.log(`api on ${stack.apiUrl}, queue on ${stack.backend}`);
    bar.start(stack.workerPid);
    const run = await unlessEnded(play(stack, world, bar.update)).finally(bar.stop);
    const failed = await unlessEnded(report(run));
    for (const line of failed) console.error(`does not hold: ${line}`);
    const verdict = failed.length === 0 ? 'All of it holds' : `${failed.length} checks failed`;
    console.log(`\n${verdict}, ${elapsed()} in all (ready to start after ${ready})`);
    if (options.keep) {
      const inTime = options.events ? Promise.race([]) : run.tierlift.runOn(); // a log of others keeps its own time
      const addresses = {
        api: `${stack.apiUrl}   API key ${stack.apiKey}`,
        docs: `${stack.apiUrl}/docs`,
        console: `${await invitation(stack)}   (once, as ${OPERATOR})`,
        site: `${await unlessEnded(stack.startExampleSite())}   what a member sees`,
        sandbox: stack.sandboxUrl,
        database: stack.databaseUrl,
      };
      console.log('\nRunning until Ctrl-C:');
      for (const [name, address] of Object.entries(addresses)) console.log(`  ${name.padEnd(9)} ${address}`);
      await unlessEnded(inTime);
    }
    return failed.length === 0 ? 0 : 1;
  } finally {
    await stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!error.exitCode && !error.told) console.error(`demo: ${error.message}`);
  process.exitCode = error.exitCode ?? 1;
}
process.exit();
