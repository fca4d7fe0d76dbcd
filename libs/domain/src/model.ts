/** What the model looks at, in order; all observed, none of a special category. `tenure` and `decayedAsks` in units of `featuresOf`. */
export const FEATURES = [
  'constant',
  'positive',
  'need',
  'negative',
  'activity',
  'decayedAsks',
  'planRank',
  'tenure',
  'positiveAndNeed',
] as const;
export type FeatureName = (typeof FEATURES)[number];

/** Numbers in the order of FEATURES. */
export type Features = readonly number[];

/** A logistic model of accept given asked: p = 1 / (1 + exp(-sum w_k x_k)). */
export interface Model {
  readonly version: number;
  /** In the order of FEATURES. */
  readonly weights: readonly number[];
}

/** What is known of a member at a moment. Scores as of that moment, `tenureDays` and `asksAgoDays` in days. */
export interface Moment {
  readonly positive: number;
  readonly need: number;
  readonly negative: number;
  readonly activity: number;
  /** How long ago each recent ask was. */
  readonly asksAgoDays: readonly number[];
  readonly planRank: number;
  readonly tenureDays: number;
}

const CAPS = { positive: 4, need: 2, negative: 3, tenureDays: 90 };
/** Asks weary for weeks: half of it is gone after 21 days. */
const ASK_HALF_LIFE_DAYS = 21;
/** The reference of the peak rule: a very good moment with nothing against it. */
const PEAK = { positive: 3, need: 1 };

const [, POSITIVE, NEED, NEGATIVE, , ASKS, , , BOTH] = FEATURES.map((_, k) => k) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

export function featuresOf(moment: Moment): Features {
  const positive = Math.min(moment.positive, CAPS.positive);
  const need = Math.min(moment.need, CAPS.need);
  let decayedAsks = 0;
  for (const days of moment.asksAgoDays) decayedAsks += 2 ** (-days / ASK_HALF_LIFE_DAYS);
  return [
    1,
    positive,
    need,
    Math.min(moment.negative, CAPS.negative),
    Math.log1p(moment.activity),
    decayedAsks,
    moment.planRank,
    Math.min(moment.tenureDays, CAPS.tenureDays) / CAPS.tenureDays,
    (positive * need) / 2,
  ];
}

/** The same moment with other scores of what was good and needed, as other half-lives would give. */
export function withScores(features: Features, positive: number, need: number): Features {
  const changed = [...features];
  changed[POSITIVE] = Math.min(positive, CAPS.positive);
  changed[NEED] = Math.min(need, CAPS.need);
  changed[BOTH] = (changed[POSITIVE] * changed[NEED]) / 2;
  return changed;
}

/** The same member at the peak of engagement, with nothing against it. */
export function atPeak(features: Features): Features {
  const peak = [...features];
  peak[POSITIVE] = PEAK.positive;
  peak[NEED] = PEAK.need;
  peak[NEGATIVE] = 0;
  peak[ASKS] = 0;
  peak[BOTH] = (PEAK.positive * PEAK.need) / 2;
  return peak;
}

export function probabilityOf(model: Model, features: Features): number {
  let sum = 0;
  for (let k = 0; k < features.length; k++) sum += (model.weights[k] ?? 0) * (features[k] ?? 0);
  return logistic(sum);
}

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Each term w_k x_k of the log-odds: what speaks for and against, and how much. */
export function termsOfModel(
  model: Model,
  features: Features,
): { feature: FeatureName; value: number; points: number }[] {
  return FEATURES.map((feature, k) => {
    const value = features[k] ?? 0;
    return { feature, value, points: value * (model.weights[k] ?? 0) };
  });
}
