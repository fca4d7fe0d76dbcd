import { roundTicks } from './axes';

describe('the ticks of an axis', () => {
  it.each([
    [
      [0, 33_000],
      [0, 10_000, 20_000, 30_000, 40_000],
    ],
    [
      [-0.04, 0.21],
      [-0.05, 0, 0.05, 0.1, 0.15, 0.2, 0.25],
    ],
    [
      [-700, 300],
      [-800, -600, -400, -200, 0, 200, 400],
    ],
    [[], [0, 0.2]],
  ])('of %j are round and hold zero: %j', (values, ticks) => {
    const axis = roundTicks(values);
    expect(axis.ticks).toEqual(ticks);
    expect(axis.domain[0]).toBeCloseTo(axis.ticks[0] ?? NaN, 10);
    expect(axis.domain[1]).toBeCloseTo(axis.ticks.at(-1) ?? NaN, 10);
  });
});
