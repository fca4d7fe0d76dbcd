import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bestShares, shareBelief } from './best-arm';
import {
  logMixture,
  logOneSidedMixture,
  mixtureBound,
  mixtureRho,
  oneSidedMixtureBound,
  sequence,
  sequenceLow,
  sequenceP,
  sequenceWidth,
  shareSequence,
  stitchedBound,
} from './confidence-sequence';
import { adjusted, sampleOf, type ArmSums } from './cuped';
import { studentTail } from './distributions';
import { absoluteEffect, fixedBounds, fixedP, relativeEffect, type Bounds, type Effect } from './effect';
import { sampleRatio } from './sample-ratio';
import { pooledTest, normalBounds, shareSample, wilsonBounds } from './share-test';

const DATA = join(__dirname, '../../../../shared/data');
const present = existsSync(DATA);
if (!present) console.warn('SKIPPED: the published statistics are not on this machine');
const read = (file: string): unknown => JSON.parse(readFileSync(join(DATA, file), 'utf8'));

interface Sums {
  readonly n: number;
  readonly sum: number;
  readonly sum_squares: number;
}
interface Recomputed {
  readonly expected: number;
  readonly ci: readonly [number, number];
  readonly stddev: number;
  readonly pValue: number;
}
const sums = ({ n, sum, sum_squares }: Sums, before?: Sums, products = 0): ArmSums => ({
  count: n,
  sum,
  sumOfSquares: sum_squares,
  before: before ? [before.sum] : [],
  beforeProducts: before ? [[before.sum_squares]] : [],
  products: before ? [products] : [],
});
const sample = (one: Sums) => sampleOf(sums(one));

/** The same to 1e-6 of the value. */
function expectClose(own: number | undefined, expected: number): void {
  expect(Math.abs((own ?? NaN) - expected)).toBeLessThanOrEqual(1e-6 * Math.max(1e-9, Math.abs(expected)));
}
function expectEffect(effect: Effect | null, bounds: Bounds | undefined, p: number | undefined, to: Recomputed): void {
  expectClose(effect?.estimate, to.expected);
  expectClose(effect?.standardError, to.stddev);
  expectClose(bounds?.low, to.ci[0]);
  expectClose(bounds?.high, to.ci[1]);
  expectClose(p, to.pValue);
}

const published = () => {
  describe('GrowthBook', () => {
    const { cases, one_sided_published: oneSided } = read('published_stats/growthbook_tests.json') as {
      cases: { name: string; input: Record<string, Sums> & { tuning?: number }; recomputed: Recomputed }[];
      one_sided_published: Record<string, Sums & { ci_low: number; ci_high: number; p: number }>;
    };
    const found = (name: string) => {
      const one = cases.find((each) => each.name === name);
      if (!one) throw new Error(`no case ${name}`);
      return one;
    };
    const input = (name: string, key: string) => {
      const one = found(name).input[key];
      if (!one) throw new Error(`no ${key} in ${name}`);
      return one;
    };

    it.each([
      ['two_sided_relative', relativeEffect],
      ['two_sided_absolute', absoluteEffect],
    ])('%s', (name, effectOf) => {
      const effect = effectOf(sample(input(name, 'a')), sample(input(name, 'b')));
      expectEffect(
        effect,
        effect ? fixedBounds(effect) : undefined,
        effect ? fixedP(effect) : undefined,
        found(name).recomputed,
      );
    });

    it.each([
      ['sequential_mean_Nstar1000', 1000],
      ['sequential_proportion_Nstar5000', 5000],
    ])('%s', (name, expectedTotal) => {
      const [a, b] = [input(name, 'a'), input(name, 'b')];
      const share = name.includes('proportion');
      const arm = (one: Sums) => (share ? shareSample({ yes: one.sum, count: one.n }) : sample(one));
      const effect = relativeEffect(arm(a), arm(b));
      const always = effect ? sequence(effect, a.n + b.n, expectedTotal) : undefined;
      expectEffect(
        effect,
        always,
        effect ? sequenceP(effect, a.n + b.n, expectedTotal) : undefined,
        found(name).recomputed,
      );
    });

    it('sequential_cuped_Nstar5000', () => {
      const name = 'sequential_cuped_Nstar5000';
      const control = sums(input(name, 'post_a'), input(name, 'pre_a'), 1);
      const treated = sums(input(name, 'post_b'), input(name, 'pre_b'), 1);
      const arms = adjusted(control, treated);
      const effect = relativeEffect(arms.control, arms.treated, {
        control: sampleOf(control).mean,
        treated: sampleOf(treated).mean,
      });
      const total = control.count + treated.count;
      const always = effect ? sequence(effect, total, 5000) : undefined;
      expectEffect(effect, always, effect ? sequenceP(effect, total, 5000) : undefined, found(name).recomputed);
    });

    it('one-sided, fixed and sequential', () => {
      const [a, b] = [oneSided.a, oneSided.b];
      const effect = a && b && absoluteEffect(sample(a), sample(b));
      if (!effect || !a || !b) throw new Error('no effect');
      const t = effect.estimate / effect.standardError;
      expectClose(studentTail(t, effect.degreesOfFreedom), oneSided.greater_absolute?.p ?? NaN);
      expectClose(studentTail(-t, effect.degreesOfFreedom), oneSided.lesser_absolute?.p ?? NaN);
      expectClose(fixedBounds(effect, 0.9).low, oneSided.greater_absolute?.ci_low ?? NaN);
      expectClose(fixedBounds(effect, 0.9).high, oneSided.lesser_absolute?.ci_high ?? NaN);
      const total = a.n + b.n;
      expectClose(sequenceLow(effect, total, 5000), oneSided.seq_greater_absolute?.ci_low ?? NaN);
      const mirrored = { ...effect, estimate: -effect.estimate };
      expectClose(-sequenceLow(mirrored, total, 5000), oneSided.seq_lesser_absolute?.ci_high ?? NaN);
    });
  });

  it('confseq: mixtures, stitching and shares to the figures printed', () => {
    const all = read('published_stats/confseq_tests.json') as {
      recomputed: { best_rho: number; log_mixture: number; bound: number };
      one_sided_normal_mixture: Record<string, number>;
      poly_stitching: Record<string, number>;
      bernoulli_ci: { succ: number; n: number; t_opt: number; ci: [number, number] }[];
    };
    const rho = mixtureRho(100);
    expectClose(rho, all.recomputed.best_rho);
    expectClose(logMixture(10, 100, rho), all.recomputed.log_mixture);
    expectClose(mixtureBound(100, rho), all.recomputed.bound);
    const oneSidedRho = mixtureRho(100, 0.1);
    expect(logOneSidedMixture(10, 100, oneSidedRho)).toBeCloseTo(
      all.one_sided_normal_mixture['log_mixture(10,100)'] ?? NaN,
      5,
    );
    expect(oneSidedMixtureBound(100, oneSidedRho)).toBeCloseTo(all.one_sided_normal_mixture['bound(100)'] ?? NaN, 5);
    expect(stitchedBound(100, 10, 3)).toBeCloseTo(all.poly_stitching['bound(v=100,v_min=10,c=3)'] ?? NaN, 5);
    for (const { succ, n, t_opt: expected, ci } of all.bernoulli_ci) {
      const { low, high } = shareSequence(succ, n, expected);
      expect(low).toBeCloseTo(ci[0], 5);
      expect(high).toBeCloseTo(ci[1], 5);
    }
  });

  it('the widths of the sequence', () => {
    const { rows } = read('published_stats/cs_width_table.json') as {
      rows: { Nstar: number; n: number; alpha: number; halfwidth_for_sigma1: number }[];
    };
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expectClose(sequenceWidth(row.n, row.Nstar, row.alpha), row.halfwidth_for_sigma1);
  });

  it('sample ratios', () => {
    const { cases } = read('published_stats/srm_cases.json') as {
      cases: { observed: number[]; weights: number[]; chi2: number; p: number }[];
    };
    for (const { observed, weights, chi2, p } of cases) {
      const own = sampleRatio(observed, weights);
      expect(own.chiSquare).toBeCloseTo(chi2, 9);
      expectClose(own.p, p);
    }
  });

  it('the probability of being the best arm', () => {
    const cases = read('published_stats/thompson_pbest.json') as {
      arms_alpha_beta: [number, number][];
      P_best: number[];
    }[];
    for (const { arms_alpha_beta: arms, P_best: expected } of cases) {
      const own = bestShares(arms.map(([a, b]) => shareBelief(a - 1, b - 1)));
      own.forEach((share, k) => expectClose(share, expected[k] ?? NaN));
    }
  });

  describe('Cookie Cats, 90,189 players', () => {
    const players = readFileSync(join(DATA, 'cookie_cats/cookie_cats.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [, version = '', rounds = '', one = '', seven = ''] = line.trim().split(',');
        return { version, rounds: Number(rounds), retention_1: one === 'TRUE', retention_7: seven === 'TRUE' };
      });
    const reference = read('cookie_cats/reference.json') as {
      n: Record<string, number>;
      srm_50_50: { chi2: number; p: number };
      sum_gamerounds: {
        p999_cap_linear_interp: number;
        welch_raw: Record<string, number>;
        welch_winsorised_p999: Record<string, number>;
      };
    } & Record<'retention_1' | 'retention_7', Retention>;
    const arm = (version: string) => players.filter((player) => player.version === version);
    const [control, treated] = [arm('gate_30'), arm('gate_40')];

    it('the arms’ sizes and their mismatch', () => {
      expect([control.length, treated.length]).toEqual([reference.n.gate_30, reference.n.gate_40]);
      const ratio = sampleRatio([control.length, treated.length], [1, 1]);
      expectClose(ratio.p, reference.srm_50_50.p);
      expect(ratio.mismatch).toBe(false);
    });

    it.each(['retention_1', 'retention_7'] as const)('%s', (day) => {
      const expected = reference[day];
      const share = (of: typeof control) => ({ yes: of.filter((player) => player[day]).length, count: of.length });
      const [a, b] = [share(control), share(treated)];
      const effect = absoluteEffect(shareSample(a), shareSample(b));
      if (!effect) throw new Error('no effect');
      expectClose(effect.estimate, expected.diff_40_minus_30);
      expectClose(effect.standardError, expected.se);
      expectClose(pooledTest(a, b)?.z, expected.z_pooled);
      expectClose(pooledTest(a, b)?.p, expected.p_pooled);
      expectClose(normalBounds(effect).low, expected.ci95_wald[0]);
      expectClose(normalBounds(effect).high, expected.ci95_wald[1]);
      const always = sequence(effect, players.length, 5000);
      expectClose(always.low, expected.asympCS_Nstar5000.ci[0]);
      expectClose(always.high, expected.asympCS_Nstar5000.ci[1]);
      const [better] = bestShares([b, a].map(({ yes, count }) => shareBelief(yes, count - yes)));
      expectClose(better, expected['posterior_P_gate40_gt_gate30_beta11']);
      for (const [one, bounds] of [
        [a, expected.wilson95.gate_30],
        [b, expected.wilson95.gate_40],
      ] as const) {
        expectClose(wilsonBounds(one).low, bounds[0]);
        expectClose(wilsonBounds(one).high, bounds[1]);
      }
    });

    it('the rounds played, as they are and capped at the 99.9th percentile', () => {
      const expected = reference.sum_gamerounds;
      const cap = percentile(
        players.map(({ rounds }) => rounds),
        0.999,
      );
      expectClose(cap, expected.p999_cap_linear_interp);
      for (const [most, to] of [
        [Infinity, expected.welch_raw],
        [cap, expected.welch_winsorised_p999],
      ] as const) {
        const of = (one: typeof control) => sampleOfValues(one.map(({ rounds }) => Math.min(rounds, most)));
        const effect = absoluteEffect(of(control), of(treated));
        expectClose(effect?.estimate, to.diff ?? NaN);
        expectClose(effect?.standardError, to.se ?? NaN);
        expectClose(effect ? fixedP(effect) : undefined, to.p ?? NaN);
      }
    });
  });
};
// a skipped describe still runs its body, which reads the figures
if (present) describe('published statistics, recomputed', published);
else it.skip('published statistics, recomputed', () => undefined);

interface Retention {
  readonly diff_40_minus_30: number;
  readonly se: number;
  readonly z_pooled: number;
  readonly p_pooled: number;
  readonly ci95_wald: readonly [number, number];
  readonly posterior_P_gate40_gt_gate30_beta11: number;
  readonly wilson95: Record<'gate_30' | 'gate_40', readonly [number, number]>;
  readonly asympCS_Nstar5000: { readonly ci: readonly [number, number] };
}

function sampleOfValues(values: readonly number[]) {
  const sum = values.reduce((total, value) => total + value, 0);
  const centred = values.map((value) => value - sum / values.length);
  return {
    ...sampleOf({ count: values.length, sum: 0, sumOfSquares: centred.reduce((t, v) => t + v * v, 0) }),
    mean: sum / values.length,
  };
}

/** As percentile_cont of PostgreSQL: linear between neighbours. */
function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = p * (sorted.length - 1);
  const [low = NaN, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}
