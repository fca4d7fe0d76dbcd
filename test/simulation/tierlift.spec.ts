import 'reflect-metadata';
import { DEFAULT_POLICY, type Policy } from '#domain';
import { calendar, never } from './baselines';
import { learn } from './fit';
import { BASE_WORLD, runWorld, type AskingPolicy } from './member-world';
import { summarise } from './table';
import { tierlift } from './tierlift';

const world = { ...BASE_WORLD, members: 800 };
const SEEDS = [1];

/** Small runs; `npm run simulate` makes the large ones. */
describe('the service in the world of made-up members', () => {
  const judged = (policy: Policy, model?: ReturnType<typeof learn>) => {
    const results = SEEDS.flatMap((seed) => {
      const base = runWorld(never(), seed, world);
      const other: AskingPolicy = calendar(30);
      const own = tierlift({ name: 'own', policy, ...(model && { model }) });
      const result = runWorld(own, seed, world);
      return [
        { name: other.name, base, result: runWorld(other, seed, world), asked: () => true, audit: null },
        { name: 'own', base, result, asked: (member: number) => !own.isHeldOut(member), audit: own.audit },
      ];
    });
    return summarise(results).find(({ name }) => name === 'own');
  };

  it('breaks no rule, and earns far more than a calendar with far fewer asks for each yes', () => {
    const own = judged(DEFAULT_POLICY);
    expect(own?.ruleBreaks).toEqual([0, 0, 0]);
    expect(own?.timesCalendar).toBeGreaterThan(1.8);
    expect(own?.offersPerAccept).toBeLessThan(45);
  });

  it('needs fewer asks for each yes with learned weights, and still breaks no rule', () => {
    const model = learn(DEFAULT_POLICY, [901], { ...BASE_WORLD, members: 3000 });
    const [rules, learned] = [judged(DEFAULT_POLICY), judged(DEFAULT_POLICY, model)];
    expect(learned?.ruleBreaks).toEqual([0, 0, 0]);
    expect(learned?.offersPerAccept).toBeLessThan(rules?.offersPerAccept ?? 0);
    expect(learned?.annoyed).toBeLessThan(rules?.annoyed ?? 0);
  });

  it('has an audit that would notice: a policy without blockers, caps and holdout breaks all three', () => {
    const reckless = { ...DEFAULT_POLICY, negativeBound: 1000, cooldownDays: 0, cap: { asks: 1000, days: 90 } };
    const own = tierlift({ name: 'reckless', policy: { ...reckless, holdout: { share: 0, salt: 'tierlift' } } });
    Object.assign(own.audit, { policy: DEFAULT_POLICY });
    runWorld(own, 1, { ...world, members: 200 });
    expect([own.audit.blocked, own.audit.capped, own.audit.heldOut].every((asks) => asks > 0)).toBe(true);
  });
});
