import { absoluteEffect, fixedBounds, pooledEffect, relativeEffect, type Effect, type Sample } from './effect';
import { normalQuantile, studentQuantile } from './distributions';

function sampleOf(values: readonly number[]): Sample {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { count: values.length, mean, variance };
}

describe('the difference of two means', () => {
  it('agrees with R: t.test(extra ~ group, data = sleep)', () => {
    const one = sampleOf([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]);
    const two = sampleOf([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);
    const found = absoluteEffect(two, one);
    expect(found?.estimate).toBeCloseTo(-1.58, 10);
    expect(found?.degreesOfFreedom).toBeCloseTo(17.77647, 5);
    const { low, high } = found ? fixedBounds(found) : { low: NaN, high: NaN };
    expect(low).toBeCloseTo(-3.3654832, 6);
    expect(high).toBeCloseTo(0.2054832, 6);
  });

  it('is not taken for certain where a small sample happens to have nobody who pays, by the spread of both', () => {
    const [held, asked] = [Array<number>(50).fill(0), Array.from({ length: 450 }, (_, i) => (i % 33 === 0 ? 1000 : 0))];
    const lowOf = (effect: Effect | null) => (effect ? fixedBounds(effect).low : NaN);
    expect(lowOf(absoluteEffect(sampleOf(held), sampleOf(asked)))).toBeGreaterThan(0);
    const both = pooledEffect(sampleOf(held), sampleOf(asked));
    expect(lowOf(both)).toBeLessThan(0);
    expect(both?.standardError).toBeCloseTo(Math.sqrt(sampleOf([...held, ...asked]).variance * (1 / 50 + 1 / 450)), 9);
    expect(pooledEffect(sampleOf([1]), sampleOf([1, 2]))).toBeNull();
  });

  it.each([
    [0.975, 1, 12.7062047364],
    [0.975, 2, 4.3026527297],
    [0.975, 10, 2.228138852],
    [0.95, 30, 1.6972608866],
    [0.995, 5, 4.0321429836],
    [0.975, 1e6, 1.9599663],
  ])('Student’s quantile %d at %d degrees of freedom is that of the tables', (p, v, expected) => {
    expect(studentQuantile(p, v)).toBeCloseTo(expected, 6);
  });

  it('knows the normal quantile of the tables', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 10);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 10);
  });

  it('says nothing of fewer than two, of no spread, or of a control that brought nothing', () => {
    const some: Sample = { count: 10, mean: 1, variance: 1 };
    expect(absoluteEffect({ ...some, count: 1 }, some)).toBeNull();
    expect(absoluteEffect({ ...some, variance: 0 }, { ...some, variance: 0 })).toBeNull();
    expect(relativeEffect({ ...some, mean: 0 }, some)).toBeNull();
  });
});
