import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { readConfig } from '#platform';
import { assertReachable, SharedClock } from '#database';
import { VerifyInvariants, type Verification, type Verified } from '#insights';
import { NestFactory } from '@nestjs/core';
import { VerifyModule } from './verify.module';

/** Prints every invariant with its count of violations; exit code 1 if one is broken. Only reads. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  const config = readConfig();
  await assertReachable(config.env.DATABASE_URL);
  const app = await NestFactory.createApplicationContext(VerifyModule.forRoot(config), {
    logger: false,
    abortOnError: false,
  });
  await app.get(SharedClock).sync();
  const verification = await app.get(VerifyInvariants).run();
  await app.close();
  process.stdout.write(values.json ? `${JSON.stringify(verification, null, 2)}\n` : asText(verification));
  if (verification.invariants.some(({ violations }) => violations > 0)) process.exitCode = 1;
}

function asText({ invariants, stripe }: Verification): string {
  const broken = invariants.filter(({ violations }) => violations > 0).length;
  const lines = invariants.map(asLine);
  const about = stripe === 'read' ? 'Stripe was read' : 'Stripe did not answer: only our own rows were looked at';
  return [...lines, '', `${invariants.length - broken} hold, ${broken} broken. ${about}.`, ''].join('\n');
}

function asLine({ number, words, guarantee, seenIn, tests, violations, examples }: Verified): string {
  const seen =
    seenIn.length > 0 ? `seen in ${seenIn.join(', ')}` : tests.length > 0 ? `shown by ${tests[0]}` : 'not shown yet';
  const what = violations > 0 ? `: ${examples.join('; ')}` : '';
  return `${violations > 0 ? 'BROKEN' : 'ok    '} ${String(number).padStart(2)}  ${violations} violations  ${words} (${guarantee}; ${seen})${what}`;
}

main().catch((error: unknown) => {
  process.stderr.write(`verify: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
});
