import { bucketOf, FEATURES } from '#domain';
import { foldOf } from './cross-validation';
import { chooseHalfLives, type AskHistory } from './half-lives';

const draw = (...path: number[]) => (bucketOf(path.join('.'), 'u') + 0.5) / 10_000;

/** Asks of members whose yes depends on scores of these half-lives: `log-odds = -2.2 + 1.0 positive + 1.2 need`. */
function asksUnder(positiveDays: number, needDays: number, count: number, grid: readonly number[]): AskHistory[] {
  return Array.from({ length: count }, (_, i) => {
    const points = Array.from({ length: 8 }, (_, j) => ({
      family: draw(i, j, 0) < 0.75 ? ('positive' as const) : ('need' as const),
      points: 1,
      agoDays: 16 * draw(i, j, 1),
    }));
    const score = (family: string, days: number) =>
      points.reduce((sum, one) => (one.family === family ? sum + 2 ** (-one.agoDays / days) : sum), 0);
    const odds = -2.2 + Math.min(4, score('positive', positiveDays)) + 1.2 * Math.min(2, score('need', needDays));
    const features = FEATURES.map((_, k) => (k === 0 ? 1 : 0));
    const scores = grid.map((days) => ({ positive: score('positive', days), need: score('need', days) }));
    return { memberId: `m${i % 900}`, features, scores, accepted: draw(i, 9) < 1 / (1 + Math.exp(-odds)) };
  });
}

describe('half-lives by cross-validation', () => {
  it.each([
    [2, 1],
    [5, 2],
  ])('come within one step of the grid of the true %s and %s days', async (positive, need) => {
    const grid = [0.5, 1, 2, 5, 12];
    const asks = asksUnder(positive, need, 2000, grid);
    expect(asks.filter(({ accepted }) => accepted).length).toBeGreaterThan(600);
    const chosen = await chooseHalfLives(asks, grid);
    expect(Math.abs(grid.indexOf(chosen.positive) - grid.indexOf(positive))).toBeLessThanOrEqual(1);
    expect(Math.abs(grid.indexOf(chosen.need) - grid.indexOf(need))).toBeLessThanOrEqual(1);
  });

  it('keep all asks of a member in one fold, and fill all five', () => {
    const folds = Array.from({ length: 1000 }, (_, i) => foldOf(`m${i}`));
    expect(foldOf('m1')).toBe(folds[1]);
    expect(new Set(folds)).toEqual(new Set([0, 1, 2, 3, 4]));
  });
});
