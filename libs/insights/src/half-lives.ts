import { withScores, type Features } from '#domain';
import { crossValidate, foldOf } from './cross-validation';
import { sampleOf } from './ridge-logistic';

/** What a member's signals before an ask were worth at it, by family. */
export interface ScoresBefore {
  readonly positive: number;
  readonly need: number;
}

/** One randomised ask: what the model saw, the answer, and the scores at it under each half-life of the grid, in its order. */
export interface AskHistory {
  readonly memberId: string;
  readonly features: Features;
  readonly accepted: boolean;
  readonly scores: readonly ScoresBefore[];
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
 */
export async function chooseHalfLives(asks: readonly AskHistory[], grid = HALF_LIFE_GRID): Promise<HalfLives> {
  const folds = Uint8Array.from(asks, ({ memberId }) => foldOf(memberId));
  const answers = asks.map(({ accepted }) => accepted);
  const tried = new Map<string, number>();
  const lossOf = async ({ positive, need }: HalfLives): Promise<number> => {
    const name = `${positive} ${need}`;
    const known = tried.get(name);
    if (known !== undefined) return known;
    const [p, n] = [grid.indexOf(positive), grid.indexOf(need)];
    const rows = asks.map(({ features, scores }) =>
      withScores(features, scores[p]?.positive ?? 0, scores[n]?.need ?? 0),
    );
    const { loss } = await crossValidate(sampleOf(rows, answers), folds);
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
