/** How often two things were bought, by orders that were not refunded. */
export interface BoughtTogether {
  /** Orders that hold both. */
  readonly both: number;
  /** Orders with the one in the cart. */
  readonly inCart: number;
  /** Orders with the other. */
  readonly other: number;
  readonly orders: number;
}

/** How much a few orders are drawn towards what everybody buys, in orders. */
const PRIOR_ORDERS = 20;
/** How much of what everybody buys is taken out of the score: 0 is plain confidence, 1 is lift. */
const POPULARITY_POWER = 0.25;

/**
 * How well the other suits one thing in the cart; a cart's score is the sum over its things. Confidence smoothed towards popularity
 * p_b by m orders, damped by popularity: `(n_ab + m p_b) / (n_a + m) / p_b^0.25`; 0 for what nobody bought.
 */
export function affinity({ both, inCart, other, orders }: BoughtTogether): number {
  if (other <= 0 || orders <= 0) return 0;
  const popularity = other / orders;
  return (both + PRIOR_ORDERS * popularity) / (inCart + PRIOR_ORDERS) / popularity ** POPULARITY_POWER;
}

/** Orders with both over what they would be if neither had to do with the other: above 1 they go together. 0: nothing is known. */
export function liftOf({ both, inCart, other, orders }: BoughtTogether): number {
  return inCart > 0 && other > 0 ? (both * orders) / (inCart * other) : 0;
}

const ORDERS_TO_CLAIM = 5;
/** Chi-square with one degree of freedom at p = 0.001. */
const LIKELIHOOD_TO_CLAIM = 10.83;

/** Whether "customers also bought this" is literally true: often enough, more often than by chance, and surely so. */
export function mayClaim(counts: BoughtTogether): boolean {
  return counts.both >= ORDERS_TO_CLAIM && liftOf(counts) > 1 && logLikelihoodRatio(counts) > LIKELIHOOD_TO_CLAIM;
}

/** Dunning's G2 of the two by two table: 2 sum o ln(o / e). Source: Dunning 1993, "Accurate Methods for the Statistics of Surprise and Coincidence". */
export function logLikelihoodRatio({ both, inCart, other, orders }: BoughtTogether): number {
  const rest = orders - inCart - other + both;
  const part = (observed: number, row: number, column: number) =>
    observed > 0 ? observed * Math.log((observed * orders) / (row * column)) : 0;
  return (
    2 *
    (part(both, inCart, other) +
      part(inCart - both, inCart, orders - other) +
      part(other - both, orders - inCart, other) +
      part(rest, orders - inCart, orders - other))
  );
}
