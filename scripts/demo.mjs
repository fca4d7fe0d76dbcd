// npm run demo: on a fresh clone installs, builds and starts everything, plays a month of members, and reports.
//   --keep                      leaves everything running and prints the addresses
//   --members N --days N --seed N
//   --events FILE --mapping FILE  replays a foreign event log (NDJSON) instead; see docs/examples/README.md
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

async function main() {
  const options = readArguments();
  build();
  const ready = elapsed();
  const [{ startStack }, { report }, { progressBar }] = await Promise.all([
    import('./stack.mjs'),
    import('./demo/report.mjs'),
    import('./demo/progress.mjs'),
  ]);
  const { playMonth, START } = await import('./demo/month.mjs');
  const foreign = options.events ? await import('./demo/foreign-log.mjs') : null;
  const log = foreign?.readLog(options.events, options.mapping);
  const stack = await startStack({ fresh: true, testClock: true, now: (log?.start ?? START).toISOString() });
  let stopping = null;
  const stop = () => (stopping ??= stack.stop());
  const interrupted = new Promise((_, reject) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.once(name, () => reject(Object.assign(new Error(name), { exitCode: 130 })));
  });
  try {
    console.log(`api on ${stack.apiUrl}, queue on ${stack.backend}, worker pid ${stack.workerPid()}`);
    const bar = progressBar(stack, log ? log.days : options.days);
    const play = log ? foreign.replay(stack, log, options, bar.update) : playMonth(stack, options, bar.update);
    const run = await Promise.race([play, stack.failed, interrupted]).finally(bar.stop);
    const failed = await Promise.race([report(run), stack.failed, interrupted]);
    console.log(
      `\n${failed.length === 0 ? 'All of it holds' : `${failed.length} checks failed`}, ${elapsed()} in all (ready to start after ${ready})`,
    );
    if (options.keep) {
      console.log(
        `\nRunning until Ctrl-C:\n  api       ${stack.apiUrl}   (documentation: ${stack.apiUrl}/docs)\n  API key   ${stack.apiKey}`,
      );
      console.log(`  sandbox   ${stack.sandboxUrl}\n  database  ${stack.databaseUrl}`);
      await Promise.race([stack.failed, interrupted]);
    }
    return failed.length === 0 ? 0 : 1;
  } finally {
    await stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error.exitCode !== 130 && !error.told) console.error(`demo: ${error.message}`);
  process.exitCode = error.exitCode ?? 1;
}
process.exit();
