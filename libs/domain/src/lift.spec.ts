import fc from 'fast-check';
import { measureLift, PAYERS_NEEDED, type LiftArm } from './lift';
import { sampleRatio } from './sample-ratio';
import { numbers, type Numbers } from './testing/numbers';

const UNKNOWN = { before: [], beforeProducts: [], products: [] };
const none = () => ({ count: 0, values: [] as number[] });

const arm = (count: number, mean: number, over: Partial<LiftArm> = {}): LiftArm => {
  const variance = 250_000;
  return {
    count,
    payers: Math.floor(count / 2),
    largest: 5 * mean,
    sum: count * mean,
    sumOfSquares: variance * (count - 1) + count * mean ** 2,
    ...UNKNOWN,
    ...over,
  };
};
const drawn = { holdoutShare: 0.1, expectedTotal: 10_000 };

describe('what the asking adds', () => {
  it('is proved when the whole sequence lies above nothing, and the goal is a tenth more for certain', () => {
    const found = measureLift(arm(1000, 1000), arm(9000, 1300), drawn);
    expect(found).toMatchObject({ verdict: 'proved', because: null, goalReached: 'yes', stillNeeded: 0 });
    expect(found.relative?.estimate).toBeCloseTo(0.3, 10);
    // by hand: se = sqrt(250000/9000 + 250000/1000) = 16.667; t at 1228 degrees = 1.9619
    expect(found.absolute?.fixed.low).toBeCloseTo(300 - 1.9619 * 16.6667, 1);
    expect(found.absolute?.always.low).toBeLessThan(found.absolute?.fixed.low ?? NaN);
  });

  it('may be proved and yet below the goal, or not decided', () => {
    const many = { holdoutShare: 0.1, expectedTotal: 1_000_000 };
    const against = (mean: number) => measureLift(arm(100_000, 1000), arm(900_000, mean), many);
    expect(against(1050)).toMatchObject({ verdict: 'proved', goalReached: 'no' });
    expect(against(1105)).toMatchObject({ verdict: 'proved', goalReached: 'open' });
    expect(against(1001)).toMatchObject({ verdict: 'not_yet', because: 'interval_spans_zero', goalReached: 'no' });
  });

  it('says so when the asking does harm', () => {
    expect(measureLift(arm(1000, 1000), arm(9000, 800), drawn)).toMatchObject({
      verdict: 'harmful',
      goalReached: 'no',
    });
  });

  it.each([
    ['49 payers in the smaller arm', arm(1000, 1000, { payers: 49 }), 'too_few_payers'],
    ['arms that are not as drawn', arm(1500, 1000), 'sample_ratio_mismatch'],
    ['one member with 40 % of an arm’s revenue', arm(1000, 1000, { largest: 400_000 }), 'one_member_weighs_too_much'],
    ['an empty arm', { ...arm(0, 0), sumOfSquares: 0 }, 'too_few_payers'],
  ])('gives no verdict with %s', (_name, control, because) => {
    expect(measureLift(control, arm(9000, 2000), drawn)).toMatchObject({
      verdict: 'not_yet',
      because,
      goalReached: 'open',
    });
  });

  it('needs 50 payers on either side, and with 50 may judge', () => {
    const judged = (control: number, treated: number) =>
      measureLift(arm(1000, 1000, { payers: control }), arm(9000, 2000, { payers: treated }), drawn).because;
    expect([judged(50, 50), judged(49, 4500), judged(500, 49)]).toEqual([null, 'too_few_payers', 'too_few_payers']);
  });

  it('is alarmed by 90,410 to 9,590 where 90 to 10 was drawn, and not by 44,700 to 45,489 of halves', () => {
    expect(sampleRatio([90_410, 9590], [0.9, 0.1]).mismatch).toBe(true);
    expect(sampleRatio([44_700, 45_489], [0.5, 0.5]).mismatch).toBe(false);
  });

  it('gives no verdict when nobody differs from anybody', () => {
    const flat = (count: number) => arm(count, 1000, { sumOfSquares: count * 1e6 });
    expect(measureLift(flat(1000), flat(9000), drawn)).toMatchObject({
      because: 'no_spread',
      absolute: null,
      relative: null,
    });
  });

  it('says how many members are still needed, and that the effect will be told at that size', () => {
    const now = measureLift(arm(1000, 1000), arm(9000, 1040), drawn);
    expect(now.because).toBe('interval_spans_zero');
    const grown = 1 + (now.stillNeeded ?? NaN) / 10_000;
    const then = measureLift(arm(Math.ceil(1000 * grown), 1000), arm(Math.ceil(9000 * grown), 1040), drawn);
    expect(then.verdict).toBe('proved');
    const before = measureLift(arm(Math.floor(900 * grown), 1000), arm(Math.floor(8100 * grown), 1040), drawn);
    expect(before.verdict).toBe('not_yet');
    expect(measureLift(arm(1000, 1000), arm(9000, 1000), drawn).stillNeeded).toBeNull();
  });

  it('takes out what was known before: the same difference, less noise', () => {
    const next = numbers(7);
    const members = Array.from({ length: 4000 }, (_, i) => {
      const before = 1000 * next();
      return { held: i % 10 === 0, before: [before], value: before + 200 * next() + (i % 10 === 0 ? 0 : 20) };
    });
    const sums = (held: boolean): LiftArm => sumsOf(members.filter((member) => member.held === held));
    const plain = (held: boolean): LiftArm => ({ ...sums(held), ...UNKNOWN });
    const [with_, without] = [
      measureLift(sums(true), sums(false), drawn),
      measureLift(plain(true), plain(false), drawn),
    ];
    expect(with_.explained).toBeGreaterThan(0.9);
    expect(without.explained).toBe(0);
    expect(with_.absolute?.standardError).toBeLessThan((without.absolute?.standardError ?? NaN) / 3);
    expect(with_.absolute?.fixed.low).toBeLessThan(20);
    expect(with_.absolute?.fixed.high).toBeGreaterThan(20);
  });

  it('takes out several things that were known before, each for what the others leave', () => {
    const next = numbers(8);
    const members = Array.from({ length: 4000 }, (_, i) => {
      const [revenue, shared] = [1000 * next(), next()];
      const activity = shared + revenue / 1000;
      return { held: i % 10 === 0, revenue, activity, value: 2 * revenue + 500 * activity + 100 * next() };
    });
    const explained = (before: (member: (typeof members)[number]) => number[]) => {
      const arm = (held: boolean) =>
        sumsOf(members.filter((one) => one.held === held).map((one) => ({ value: one.value, before: before(one) })));
      return measureLift(arm(true), arm(false), drawn).explained;
    };
    const [one, both] = [explained((m) => [m.revenue]), explained((m) => [m.revenue, m.activity])];
    expect(both).toBeGreaterThan(one);
    expect(both).toBeGreaterThan(0.99);
    expect(explained((m) => [m.activity, m.revenue])).toBeCloseTo(both, 9);
    expect(explained((m) => [m.revenue, 5, -3 * m.revenue])).toBeCloseTo(one, 9);
  });

  it('never says NaN, whatever the sums', () => {
    const values = fc.array(
      fc.record({
        value: fc.integer({ min: -5000, max: 1e7 }),
        before: fc.tuple(fc.integer({ min: 0, max: 1e7 }), fc.integer({ min: 0, max: 9 })),
      }),
    );
    fc.assert(
      fc.property(values, values, fc.double({ min: 0, max: 0.5, noNaN: true }), (held, asked, holdoutShare) => {
        const found = measureLift(sumsOf(held), sumsOf(asked), { holdoutShare, expectedTotal: 1000 });
        const said = JSON.stringify(found, (_key, value: unknown) =>
          typeof value === 'number' && Number.isNaN(value) ? 'NaN' : value,
        );
        expect(said).not.toContain('NaN');
        if (Math.min(held.length, asked.length) < PAYERS_NEEDED) expect(found.verdict).toBe('not_yet');
      }),
    );
  });
});

describe('under any sums a verdict', () => {
  it('is never given before 50 payers in each arm, nor when the arms are not as drawn', () => {
    const anyArms = fc.record({
      held: fc.integer({ min: 60, max: 3000 }),
      stray: fc.integer({ min: -40, max: 40 }),
      means: fc.tuple(fc.integer({ min: 100, max: 3000 }), fc.integer({ min: 100, max: 3000 })),
      payers: fc.tuple(fc.integer({ min: 0, max: 150 }), fc.integer({ min: 30, max: 3000 })),
    });
    const seen = { given: 0, fewPayers: 0, notAsDrawn: 0 };
    fc.assert(
      fc.property(anyArms, ({ held, stray, means, payers }) => {
        const counts = [held, 9 * held + Math.round((9 * held * stray) / 100)] as const;
        const [control, treated] = [0, 1].map((i) =>
          arm(counts[i] ?? 0, means[i] ?? 0, { payers: Math.min(counts[i] ?? 0, payers[i] ?? 0) }),
        ) as [LiftArm, LiftArm];
        const { verdict } = measureLift(control, treated, drawn);
        // Pearson's statistic by hand; 10.83 is the 0.999 quantile of chi-square with one degree
        const expected = (counts[0] + counts[1]) / 10;
        const chiSquare = (held - expected) ** 2 / expected + (counts[1] - 9 * expected) ** 2 / (9 * expected);
        const fewPayers = Math.min(control.payers, treated.payers) < 50;
        seen.given += Number(verdict !== 'not_yet');
        seen.fewPayers += Number(fewPayers);
        seen.notAsDrawn += Number(chiSquare > 10.83);
        if (fewPayers || chiSquare > 10.83) expect(verdict).toBe('not_yet');
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(30);
  });
});

/**
 * Asking that adds nothing, looked at on each of 60 days: 1,000 new members a day, 90/10, 3 % payers, lognormal(2.5, 0.8) spend. Judged once
 * by the lift report's rule and once by the plain 95 % interval.
 */
describe('a thousand comparisons of nothing with nothing', () => {
  const runs = Array.from({ length: 1000 }, (_, seed) => compareNothing(numbers(seed + 1)));
  const share = (of: (run: Compared) => boolean) => runs.filter(of).length / runs.length;

  it('end in a verdict in at most 5 of 100, and never before 50 payers', () => {
    expect(share(({ verdict }) => verdict)).toBeLessThanOrEqual(0.05);
    expect(runs.every(({ payersAtVerdict }) => payersAtVerdict >= PAYERS_NEEDED)).toBe(true);
  });

  it('would mislead who peeks at the plain interval in a third of them and more', () => {
    expect(share(({ naive }) => naive)).toBeGreaterThan(0.33);
  });
});

interface Compared {
  readonly verdict: boolean;
  readonly payersAtVerdict: number;
  readonly naive: boolean;
}

function compareNothing(next: Numbers): Compared {
  const [held, asked] = [none(), none()];
  let payersAtVerdict = Infinity;
  let naive = false;
  for (let day = 1; day <= 60; day++) {
    for (let i = 0; i < 1000; i++) {
      const one = next() < 0.1 ? held : asked;
      one.count++;
      if (next() < 0.03) one.values.push(Math.exp(2.5 + 0.8 * next.normal()));
    }
    const paid = Float64Array.from([...held.values, ...asked.values]).sort();
    // a thousand members a day: so many lie above the 99.9th percentile
    const cap = paid[paid.length - 1 - day] ?? Infinity;
    const [control, treated] = [held, asked].map(({ count, values }) => cappedSums(count, values, cap));
    if (!control || !treated) continue;
    const found = measureLift(control, treated, { holdoutShare: 0.1, expectedTotal: 20_000 });
    naive ||= found.absolute !== null && found.absolute.fixed.low * found.absolute.fixed.high > 0;
    if (found.verdict !== 'not_yet' && payersAtVerdict === Infinity)
      payersAtVerdict = Math.min(control.payers, treated.payers);
  }
  return { verdict: payersAtVerdict < Infinity, payersAtVerdict, naive };
}

function cappedSums(count: number, values: readonly number[], cap: number): LiftArm {
  const capped = values.map((value) => Math.min(value, cap));
  return { ...sumsOf(capped.map((value) => ({ value, before: [] }))), count, payers: values.length };
}

interface Known {
  readonly value: number;
  readonly before: readonly number[];
}

function sumsOf(members: readonly Known[]): LiftArm {
  const total = (of: (member: Known) => number) => members.reduce((sum, member) => sum + of(member), 0);
  const covariates = [...(members[0]?.before.keys() ?? [])];
  const at = ({ before }: Known, i: number) => before[i] ?? NaN;
  return {
    count: members.length,
    payers: members.filter(({ value }) => value > 0).length,
    largest: members.reduce((most, { value }) => Math.max(most, value), 0),
    sum: total(({ value }) => value),
    sumOfSquares: total(({ value }) => value * value),
    before: covariates.map((i) => total((one) => at(one, i))),
    beforeProducts: covariates.map((i) => covariates.map((j) => total((one) => at(one, i) * at(one, j)))),
    products: covariates.map((i) => total((one) => one.value * at(one, i))),
  };
}
