import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execFileSync } from 'node:child_process';
import { bucketOf } from '#domain';
import { fitRidgeLogistic, logLoss, sampleOf, type Sample } from './ridge-logistic';

const REFERENCE = join(__dirname, '../../../../shared/simulator/logit.mjs');
const draw = (i: number, k: number) => bucketOf(`${k}`, `${i}`) / 10_000;
const rows = Array.from({ length: 2000 }, (_, i) => [1, 4 * draw(i, 1), 2 * draw(i, 2), draw(i, 3) > 0.7 ? 1 : 0]);
const answers = Array.from(
  { length: 2000 },
  (_, i) => draw(i, 4) < 1 / (1 + Math.exp(3 - 0.8 * 4 * draw(i, 1) - 0.5 * 2 * draw(i, 2))),
);
const sample = sampleOf(rows, answers);

describe('ridge logistic regression', () => {
  it('finds the log-odds of a plain share, and half of it all at an even one', () => {
    const share = (yes: number): Sample =>
      sampleOf(
        Array.from({ length: 10 }, () => [1]),
        Array.from({ length: 10 }, (_, i) => i < yes),
      );
    expect(fitRidgeLogistic(share(2))[0]).toBeCloseTo(Math.log(2 / 8), 6);
    expect(fitRidgeLogistic(share(5))[0]).toBeCloseTo(0, 9);
  });

  it('stands where the penalised likelihood is flat in every direction', () => {
    const weights = fitRidgeLogistic(sample, 2);
    const objective = (w: readonly number[]) =>
      logLoss(sample, w) * rows.length + w.slice(1).reduce((sum, one) => sum + one * one, 0);
    weights.forEach((_, k) => {
      const moved = (by: number) => objective(weights.map((weight, j) => (j === k ? weight + by : weight)));
      expect(Math.abs((moved(1e-4) - moved(-1e-4)) / 2e-4)).toBeLessThan(1e-4);
    });
  });

  it('gives no weight to what never varies from 0, and stays finite when a feature tells all', () => {
    const widened = rows.map((row) => [...row, 0]);
    expect(fitRidgeLogistic(sampleOf(widened, answers)).at(-1)).toBe(0);
    const telling = answers.map((answer) => [1, answer ? 1 : 0]);
    expect(fitRidgeLogistic(sampleOf(telling, answers)).every(Number.isFinite)).toBe(true);
  });

  it.each([
    ['nothing', [], [], 1],
    ['rows without answers', [[1]], [], 1],
    ['a number that is none', [[1, NaN]], [true], 1],
    ['uneven rows', [[1], [1, 2]], [true, false], 1],
    ['no penalty', [[1]], [true], 0],
  ])('refuses %s', (_name, given: number[][], yes: boolean[], penalty) => {
    expect(() => fitRidgeLogistic(sampleOf(given, yes), penalty)).toThrow(RangeError);
  });

  const present = existsSync(REFERENCE);
  if (!present) console.warn('SKIPPED: the reference of the logistic regression is not on this machine');
  (present ? it : it.skip)('equals the independent reference to 1e-5', () => {
    const program = `import { fit } from ${JSON.stringify(pathToFileURL(REFERENCE).href)};
      let text = ''; for await (const part of process.stdin) text += part;
      const { rows, answers } = JSON.parse(text); console.log(JSON.stringify([...fit(rows, answers, 1)]));`;
    const answer = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      input: JSON.stringify({ rows, answers: answers.map(Number) }),
    });
    const reference = JSON.parse(answer.toString()) as number[];
    const own = fitRidgeLogistic(sample, 1);
    expect(own).toHaveLength(reference.length);
    own.forEach((weight, k) => expect(Math.abs(weight - (reference[k] ?? NaN))).toBeLessThan(1e-5));
  });
});
