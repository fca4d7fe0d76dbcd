import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendar, never, oracle, paywall, plainRules, random } from './baselines';
import { dayKey, uniform } from './draws';
import { BASE_WORLD, runWorld, type AskingPolicy, type WorldResult } from './member-world';

const VECTORS = join(__dirname, '../../../shared/simulator/vectors.json');
const policies: Readonly<Record<string, () => AskingPolicy>> = {
  never,
  calendar30: () => calendar(30),
  'limit/gated gap7': () => paywall(7),
  'random0.03': () => random(0.03),
  'ours-rules': plainRules,
  oracle,
};

interface Vectors {
  readonly rng: readonly { seed: number; member: number; day: number; channel: number; u: number }[];
  readonly runs: readonly {
    policy: string;
    seed: number;
    N: number;
    annoy: number;
    offers: number;
    accepts: number;
    organic: number;
    refunds: number;
    baseChurn: number;
    final: [number, number, number];
    revenue: number;
  }[];
}

describe('the world of made-up members', () => {
  it('draws by the published mixer: murmur3 of seed, member, day and channel', () => {
    // worked out by another program in 32-bit integers
    expect(uniform(dayKey(1, 0, -1), 0)).toBe(0.28126238367985934);
    expect(uniform(dayKey(7, 123, 45), 14)).toBe(0.9338745427085087);
    expect(uniform(dayKey(2147483647, 5, 5), 101)).toBe(0.8349988491972908);
  });

  it('earns what a member who never acts must earn: the price of each day and of the days after', () => {
    const still = { ...BASE_WORLD, members: 3, days: 10, churn: [0, 0, 0], existingShare: 1, existingBasicShare: 1 };
    const idle = { ...still, login: [-1000, 0] };
    expect(runWorld(never(), 1, idle).revenue).toBeCloseTo(3 * (10 / 30) * (10 + 60), 9);
    expect(runWorld(never(), 1, { ...idle, existingBasicShare: 0 }).revenue).toBeCloseTo(3 * 0.01 * (10 + 60), 9);
  });

  it('gives the same members the same days whatever the policy: only asking makes the difference', () => {
    const daysOf = (policy: AskingPolicy) => {
      const seen: string[] = [];
      const onDay: AskingPolicy['onDay'] = (member, day, events, tier) => {
        if (day < 3) seen.push(`${member} ${day} ${tier} ${JSON.stringify(events)}`);
        policy.onDay?.(member, day, events, tier);
      };
      runWorld({ ...policy, onDay }, 4, { ...BASE_WORLD, members: 100, days: 3, accept: nobodyAccepts });
      return new Set(seen);
    };
    const asked = daysOf(random(0.5));
    const missing = [...daysOf(never())].filter((day) => !asked.has(day));
    expect(missing.length).toBeLessThan(3); // a member driven off has no further days
  });

  const present = existsSync(VECTORS);
  if (!present) console.warn('SKIPPED: the reference vectors of the simulator are not on this machine');
  (present ? it : it.skip)('reproduces every reference vector exactly', () => {
    const { rng, runs } = JSON.parse(readFileSync(VECTORS, 'utf8')) as Vectors;
    for (const { seed, member, day, channel, u } of rng) expect(uniform(dayKey(seed, member, day), channel)).toBe(u);
    expect(runs.length).toBeGreaterThan(0);
    for (const { policy, seed, N, annoy, ...expected } of runs) {
      const make = policies[policy];
      const result = make && runWorld(make(), seed, { ...BASE_WORLD, members: N });
      expect({ policy, seed, ...(result && said(result)) }).toEqual({ policy, seed, annoyed: annoy, ...expected });
    }
  });
});

const nobodyAccepts = { ...BASE_WORLD.accept, base: [-1000, -1000] };

function said({ revenueOf: _revenueOf, revenue, ...counts }: WorldResult) {
  return { ...counts, revenue: Number(revenue.toFixed(6)) };
}
