// npm run simulate -- [--seeds 1-10] [--members 10000] [--policy FILE]
//   FILE: the JSON of PUT /v1/policy; what it leaves out is the default. Progress goes to stderr, the table to stdout.
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { DEFAULT_POLICY } from '#domain';
import { calendar, fixedCount, never, oracle, paywall, random, signUpOnly } from './baselines';
import { learn } from './fit';
import { BASE_WORLD, runWorld, type AskingPolicy } from './member-world';
import { policyIn } from './policy-file';
import { summarise, table, type SeedResult } from './table';
import { tierlift, type TierliftRun } from './tierlift';

const LEARNING_SEEDS = [901, 902, 903, 904];

function seedsOf(text: string): number[] {
  return text.split(',').flatMap((part) => {
    const [, from, to] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    if (from === undefined || Number(to ?? from) < Number(from)) throw new Error(`--seeds ${text}: give 1-10 or 1,2,5`);
    return Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, i) => Number(from) + i);
  });
}

function main(): void {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '1-10' },
      members: { type: 'string', default: '10000' },
      policy: { type: 'string' },
    },
  });
  const members = Number(values.members);
  if (!Number.isInteger(members) || members < 1) throw new Error('--members: a whole number above 0');
  const seeds = seedsOf(values.seeds);
  const policy = values.policy ? policyIn(values.policy) : DEFAULT_POLICY;
  const world = { ...BASE_WORLD, members };
  const say = (text: string) => process.stderr.write(`${text}\n`);

  const model = learn(policy, LEARNING_SEEDS, BASE_WORLD, () => say('learning from randomised asks of another seed'));
  const others: (() => AskingPolicy)[] = [
    () => calendar(30),
    () => calendar(21),
    () => calendar(7),
    signUpOnly,
    () => random(0.03),
    () => random(0.12),
    () => fixedCount(5, 30),
    () => fixedCount(12, 7),
    () => paywall(1),
    () => paywall(7),
    () => oracle({ annoyedCost: 0.6, threshold: 0.001, rho: 0.5, gapDays: 7, cap: { asks: 4, days: 90 } }),
  ];
  const ours: (() => TierliftRun)[] = [
    () => tierlift({ name: 'Tierlift, rules', policy }),
    () => tierlift({ name: 'Tierlift, learned', policy, model }),
  ];

  const results: SeedResult[] = [];
  for (const seed of seeds) {
    const base = runWorld(never(), seed, world);
    for (const make of others) {
      const one = make();
      results.push({ name: one.name, base, result: runWorld(one, seed, world), asked: () => true, audit: null });
    }
    for (const make of ours) {
      const one = make();
      const result = runWorld(one, seed, world);
      results.push({ name: one.name, base, result, asked: (member) => !one.isHeldOut(member), audit: one.audit });
    }
    say(`seed ${seed} done`);
  }
  console.log(table(summarise(results)));
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
