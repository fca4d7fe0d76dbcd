import { FEATURES, type Features } from '#domain';
import type { Sample } from './ridge-logistic';

/** One decision that chance had a part in, and how it ended. */
export interface RandomDecision {
  readonly features: Features;
  readonly score: number;
  readonly asked: boolean;
  /** Whether chance alone decided: only such asks teach. */
  readonly randomised: boolean;
  /** Probability with which nobody would have been asked. */
  readonly noneShare: number;
  readonly accepted: boolean;
  /** The member's, in cross-validation. */
  readonly fold: number;
}

const WIDTH = FEATURES.length;

/** Decisions that chance had a part in, in columns: as objects, 200,000 take a hundred megabytes. */
export class DecisionLog implements Iterable<RandomDecision> {
  private size = 0;
  private readonly features: Float64Array;
  private readonly scores: Float64Array;
  private readonly noneShares: Float64Array;
  private readonly asked: Uint8Array;
  private readonly randomised: Uint8Array;
  private readonly accepted: Uint8Array;
  private readonly folds: Uint8Array;

  /** `capacity`: the most that will be added. */
  constructor(capacity: number) {
    this.features = new Float64Array(capacity * WIDTH);
    [this.scores, this.noneShares] = [new Float64Array(capacity), new Float64Array(capacity)];
    [this.asked, this.randomised] = [new Uint8Array(capacity), new Uint8Array(capacity)];
    [this.accepted, this.folds] = [new Uint8Array(capacity), new Uint8Array(capacity)];
  }

  get length(): number {
    return this.size;
  }

  /** Leaves out what was decided by another list of features. */
  add({ features, score, noneShare, asked, randomised, accepted, fold }: RandomDecision): void {
    if (features.length !== WIDTH || !features.every(Number.isFinite)) return;
    const i = this.size++;
    this.features.set(features, i * WIDTH);
    this.scores[i] = score;
    this.noneShares[i] = noneShare;
    this.asked[i] = Number(asked);
    this.randomised[i] = Number(randomised);
    this.accepted[i] = Number(accepted);
    this.folds[i] = fold;
  }

  *[Symbol.iterator](): Generator<RandomDecision> {
    for (let i = 0; i < this.size; i++)
      yield {
        features: FEATURES.map((_, k) => this.features[i * WIDTH + k] ?? 0),
        score: this.scores[i] ?? 0,
        noneShare: this.noneShares[i] ?? 0,
        asked: this.asked[i] === 1,
        randomised: this.randomised[i] === 1,
        accepted: this.accepted[i] === 1,
        fold: this.folds[i] ?? 0,
      };
  }

  /** The asks that chance alone decided, to learn from, and the fold of each. */
  asks(): { readonly sample: Sample; readonly folds: Uint8Array } {
    const chosen = new Uint32Array(this.size)
      .map((_, i) => i)
      .filter((i) => this.asked[i] === 1 && this.randomised[i] === 1);
    const features = new Float64Array(chosen.length * WIDTH);
    chosen.forEach((i, row) => features.set(this.features.subarray(i * WIDTH, (i + 1) * WIDTH), row * WIDTH));
    const answers = Uint8Array.from(chosen, (i) => this.accepted[i] ?? 0);
    return { sample: { width: WIDTH, features, answers }, folds: Uint8Array.from(chosen, (i) => this.folds[i] ?? 0) };
  }
}
