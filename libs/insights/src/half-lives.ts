import { setImmediate } from 'node:timers/promises';
import { withScores, type Features } from '#domain';
import { crossValidate } from './cross-validation';

/** One randomised ask: what the model saw, what had happened before, and the answer. */
export interface AskHistory {
  readonly memberId: string;
  readonly features: Features;
  readonly accepted: boolean;
  /** Points of positive and need signals before the ask. */
  readonly points: readonly {
    readonly family: 'positive' | 'need';
    readonly points: number;
    readonly agoDays: number;
  }[];
}

export interface HalfLives {
  readonly positive: number;
  readonly need: number;
}

/** Days. */
export const HALF_LIFE_GRID: readonly number[] = [0.5, 1, 2, 3, 5, 8];

/**
 * The half-lives under which answers are foretold best, by log-loss in 5-fold cross-validation by member: one of them is searched over
 * the grid while the other stands, in turn, until neither moves. Needs some 600 accepts to be within one step of the truth.
 * Lets other work through between two tries.
 */
export async function chooseHalfLives(asks: readonly AskHistory[], grid = HALF_LIFE_GRID): Promise<HalfLives> {
  const members = asks.map(({ memberId }) => memberId);
  const answers = asks.map(({ accepted }) => (accepted ? 1 : 0));
  const scores = new Map(grid.map((days) => [days, asks.map((ask) => scoresAt(ask, days))]));
  const tried = new Map<string, number>();
  const lossOf = async ({ positive, need }: HalfLives): Promise<number> => {
    const name = `${positive} ${need}`;
    const known = tried.get(name);
    if (known !== undefined) return known;
    await setImmediate();
    const rows = asks.map(({ features }, i) =>
      withScores(features, scores.get(positive)?.[i]?.positive ?? 0, scores.get(need)?.[i]?.need ?? 0),
    );
    const { loss } = crossValidate({ rows, answers }, members);
    tried.set(name, loss);
    return loss;
  };

  const middle = grid[Math.floor(grid.length / 2)] ?? 1;
  let best: HalfLives = { positive: middle, need: middle };
  for (let moved = true; moved;) {
    moved = false;
    for (const family of ['positive', 'need'] as const) {
      for (const days of grid) {
        const one = { ...best, [family]: days };
        if ((await lossOf(one)) >= (await lossOf(best))) continue;
        best = one;
        moved = true;
      }
    }
  }
  return best;
}

function scoresAt({ points }: AskHistory, halfLifeDays: number): HalfLives {
  const scores = { positive: 0, need: 0 };
  for (const one of points) scores[one.family] += one.points * 2 ** (-one.agoDays / halfLifeDays);
  return scores;
}
