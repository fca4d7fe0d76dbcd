// npm run engagement -- rebuild [--dry-run] [--after ID]: scores all members of a running service anew from their raw signals.
// Ctrl-C stops it between two chunks; --after goes on from there.
import { parseArgs } from 'node:util';
import { callService } from './service.mjs';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false }, after: { type: 'string' } },
  });
  if (positionals[0] !== 'rebuild') throw new Error('say: npm run engagement -- rebuild [--dry-run] [--after ID]');
  const sum = { members: 0, changed: 0 };
  let after = values.after ?? null;
  let stopped = false;
  process.once('SIGINT', () => (stopped = true));
  do {
    const chunk = await callService('POST', '/v1/engagement/rebuild', { after, dryRun: values['dry-run'] });
    sum.members += chunk.members;
    sum.changed += chunk.changed;
    after = chunk.next;
    console.error(`${sum.members} members, ${sum.changed} scores ${values['dry-run'] ? 'would change' : 'changed'}`);
  } while (after && !stopped);
  if (after) console.error(`stopped; go on with --after ${after}`);
  console.table([sum]);
} catch (error) {
  console.error(`engagement: ${error.message}`);
  process.exitCode = 1;
}
