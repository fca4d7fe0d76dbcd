// npm run stripe:sync -- [--dry-run]: makes the plans of a running service and Stripe's prices agree, by lookup key.
import { parseArgs } from 'node:util';
import { callService } from './service.mjs';

try {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
  const { steps } = await callService('POST', '/v1/plans/sync', { dryRun: values['dry-run'] });
  console.table(steps);
  if (steps.some(({ state }) => state === 'differs' || state === 'archived')) {
    throw new Error('a price never changes in Stripe: give the plan a price with a new lookup key');
  }
} catch (error) {
  console.error(`stripe:sync: ${error.message}`);
  process.exitCode = 1;
}
