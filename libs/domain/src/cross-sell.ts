import { affinity, mayClaim, type BoughtTogether } from './also-bought';
import { lowestOf30Days, priceIn, type PastPrice, type Product, type ProductPrice } from './product';
import {
  bundleApplies,
  bundlePays,
  byPriority,
  closesGap,
  isRunning,
  remainingMinor,
  type Bundle,
  type Incentive,
} from './promotion';
import { totalMinor, type OfferedIncentive, type SaleLine } from './sale';

/** A product that could be offered beside the cart, with what is known of it. */
export interface ProductCandidate {
  readonly product: Product;
  /** Whether the site says that it goes well with something in the cart. */
  readonly isComplement: boolean;
  /** With each thing in the cart. */
  readonly counts: readonly BoughtTogether[];
  /** Prices in the cart's currency, as they were. */
  readonly prices: readonly PastPrice[];
}

export interface CrossSellInput {
  readonly lines: readonly SaleLine[];
  readonly currency: string;
  /** None that the buyer owns or the cart holds. */
  readonly candidates: readonly ProductCandidate[];
  readonly bundles: readonly Bundle[];
  readonly incentives: readonly Incentive[];
}

/** One product to offer, and what makes it worth more now. */
export interface CrossSellChoice {
  readonly product: Product;
  readonly price: ProductPrice;
  /** Whether "customers also bought this" is literally true. */
  readonly alsoBought: boolean;
  readonly bundle: Bundle | null;
  /** What the reduction is from: the lowest price of the last 30 days; null: there is none to speak of. */
  readonly insteadOfMinor: number | null;
  readonly incentive: OfferedIncentive | null;
}

interface Ranked extends ProductCandidate {
  readonly price: ProductPrice;
}

/**
 * What to offer beside a cart; null: nothing. Pure. A running bundle or incentive goes first, by priority; an incentive only when one
 * of the products that suit the cart closes its gap; both at once only where both may be stacked. Without any, the product that suits
 * best: complements by the site's word, then by affinity to the cart.
 */
export function crossSell(input: CrossSellInput, now: Date): CrossSellChoice | null {
  const ranked = rankedBySuiting(input);
  const bundles = byPriority(input.bundles.filter((one) => isRunning(one, now) && bundleApplies(one, input.lines)));
  const incentives = byPriority(input.incentives.filter((one) => isRunning(one, now)));
  const bundleFor = (one: Ranked) =>
    bundles.find(
      (bundle) =>
        bundle.productKey === one.product.key &&
        isCheaper(bundle.price, one.price) &&
        bundlePays(bundle, one.price.unitAmountMinor, one.product.margin),
    );
  const incentiveFor = (priceMinor: number) =>
    incentives.find((one) => closesGap(remainingMinor(one, input), priceMinor, totalMinor(input.lines)));

  const options = [
    ...ranked.flatMap((one) => {
      const bundle = bundleFor(one);
      if (!bundle) return [];
      const also = bundle.stackable ? incentiveFor(bundle.price.unitAmountMinor) : undefined;
      return [{ one, by: bundle, bundle, incentive: also?.stackable ? also : null }];
    }),
    ...ranked.flatMap((one) => {
      const incentive = incentiveFor(one.price.unitAmountMinor);
      return incentive ? [{ one, by: incentive, bundle: null, incentive }] : [];
    }),
  ];
  const [most] = byPriority(options.map(({ by }) => by));
  const best = options.find(({ by }) => by === most);
  const chosen = best ?? (ranked[0] && { one: ranked[0], bundle: null, incentive: null });
  if (!chosen) return null;
  const { one, bundle, incentive } = chosen;
  const price = bundle?.price ?? one.price;
  const lowest = lowestOf30Days(one.prices, now);
  return {
    product: one.product,
    price,
    alsoBought: one.counts.some(mayClaim),
    bundle,
    insteadOfMinor: bundle && lowest !== null && lowest > price.unitAmountMinor ? lowest : null,
    incentive: incentive && offeredIncentive(incentive, input),
  };
}

function offeredIncentive(incentive: Incentive, cart: CrossSellInput): OfferedIncentive {
  const { key, thresholdMinor, reward } = incentive;
  return { key, thresholdMinor, remainingMinor: remainingMinor(incentive, cart) ?? 0, reward };
}

function isCheaper(price: ProductPrice, than: ProductPrice): boolean {
  return price.currency === than.currency && price.unitAmountMinor < than.unitAmountMinor;
}

function rankedBySuiting({ currency, candidates }: CrossSellInput): Ranked[] {
  const scored = candidates.flatMap((one) => {
    const price = priceIn(one.product, currency);
    return price ? [{ ...one, price, score: one.counts.reduce((sum, counts) => sum + affinity(counts), 0) }] : [];
  });
  return scored.sort(
    (a, b) =>
      Number(b.isComplement) - Number(a.isComplement) || b.score - a.score || (a.product.key < b.product.key ? -1 : 1),
  );
}
