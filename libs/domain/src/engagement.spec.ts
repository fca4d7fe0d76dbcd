import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { addToScore, pointsOf, scoreAt, type DecayedScore } from './engagement';

const DAY_MS = 86_400_000;
const T0 = Date.UTC(2026, 2, 1);
const at = (days: number) => new Date(T0 + days * DAY_MS);
const total = (events: readonly (readonly [number, number])[], halfLife: number) =>
  events.reduce<DecayedScore | null>((state, [days, weight]) => addToScore(state, weight, at(days), halfLife), null);

describe('a decayed score', () => {
  it('is worth half after one half-life', () => {
    expect(scoreAt({ score: 8, asOf: at(0) }, at(3), 3)).toBeCloseTo(4, 12);
  });

  it('is the same in whatever order its events arrive', () => {
    const event = fc.tuple(
      fc.integer({ min: 0, max: 60 * 86_400 }).map((seconds) => seconds / 86_400),
      fc.double({ min: 0, max: 10, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(event, { minLength: 1, maxLength: 20 }),
        fc.double({ min: 0.5, max: 30, noNaN: true }),
        (events, halfLife) => {
          const now = at(61);
          const closed = events.reduce((sum, [days, weight]) => sum + weight * 2 ** (-(61 - days) / halfLife), 0);
          for (const order of [events, [...events].reverse(), [...events].sort(([a], [b]) => a - b)]) {
            const state = total(order, halfLife);
            expect(state && scoreAt(state, now, halfLife)).toBeCloseTo(closed, 9);
          }
        },
      ),
    );
  });

  it.each([
    ['a signal without a value counts once', null, null, 2],
    ['a value multiplies the weight', 3, null, 6],
    ['a cap bounds the value', 9, 4, 8],
    ['nothing is worth nothing', 0, 4, 0],
  ])('%s', (_name, value, valueCap, expected) => {
    expect(pointsOf({ weight: 2, valueCap }, value)).toBe(expected);
  });

  const folder = join(__dirname, '../../../../shared/data/sparkify_log');
  const present = existsSync(folder);
  if (!present) console.warn('SKIPPED: the foreign event log is not on this machine');
  (present ? it : it.skip).each([1, 3, 7, 14])(
    'equals the independent reference on a foreign log, half-life %s days',
    (halfLife) => {
      const reference = JSON.parse(readFileSync(join(folder, 'reference.json'), 'utf8')) as {
        weights: Record<string, number>;
        asof_ms: number;
        by_half_life_days: Record<string, Record<string, number>>;
      };
      const states = new Map<string, DecayedScore>();
      for (const line of readFileSync(join(folder, 'events.ndjson'), 'utf8').trim().split('\n')) {
        const { userId, page, ts } = JSON.parse(line) as { userId: string; page: string; ts: number };
        const weight = reference.weights[page];
        if (userId && weight !== undefined)
          states.set(userId, addToScore(states.get(userId) ?? null, weight, new Date(ts), halfLife));
      }
      const expected = Object.entries(reference.by_half_life_days[String(halfLife)] ?? {});
      expect(expected.length).toBeGreaterThan(90);
      for (const [user, score] of expected) {
        const state = states.get(user);
        const ours = state ? scoreAt(state, new Date(reference.asof_ms), halfLife) : 0;
        expect(Math.abs(ours - score)).toBeLessThan(1e-9);
      }
    },
  );
});
