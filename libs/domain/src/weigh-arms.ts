import { bestShares, floored, LEAST_ASKS, shareBelief } from './best-arm';
import { sequenceLow } from './confidence-sequence';
import { absoluteEffect } from './effect';
import { shareSample, type Share } from './share-test';

/** How one offer did where chance drew it among others. */
export interface ArmRecord {
  readonly key: string;
  /** Asks that came to an end. */
  readonly asks: number;
  /** Of these, those that were paid and kept: neither given back nor charged back. */
  readonly kept: number;
  readonly paid: number;
  /** Of those paid: given back or charged back, and ended within 30 days. */
  readonly refunded: number;
  readonly churned: number;
}

export interface WeighedArm {
  readonly key: string;
  /** In proportion to the asks that it gets. */
  readonly weight: number;
  /** Why it gets none; null: it gets its share. */
  readonly stopped: 'refunds' | 'churn' | null;
}

/** What a policy takes, and what stays of it once it is rounded: offers that are compared over several groups may lie further apart. */
const [LEAST, MOST] = [0.0001, 1000];
/** Payments at which the bound on harm is narrowest, and its level: one in a hundred harmless arms is stopped in error, ever. */
const EXPECTED_PAID = 500;
const HARM_ALPHA = 0.01;

/**
 * Weights of all offers from the groups among which chance drew, each group by itself: an offer that is also made where none other can be has
 * other people there. The group of most asks first; who joins in a later one gets a weight in proportion to those whom it knows already.
 */
export function weighGroups(groups: readonly (readonly ArmRecord[])[]): WeighedArm[] {
  const weighed = new Map<string, WeighedArm>();
  const asked = (group: readonly ArmRecord[]) => group.reduce((sum, { asks }) => sum + asks, 0);
  for (const group of groups.toSorted((a, b) => asked(b) - asked(a))) {
    const arms = weighArms(group) ?? [];
    let [held, here] = [0, 0];
    for (const { key, weight } of arms) {
      const known = weighed.get(key);
      if (!known) continue;
      held += known.weight;
      here += weight;
    }
    const scale = held > 0 && here > 0 ? held / here : 1;
    const scaled = (weight: number) => (weight > 0 ? Math.min(MOST, Math.max(LEAST, weight * scale)) : 0);
    for (const arm of arms) if (!weighed.has(arm.key)) weighed.set(arm.key, { ...arm, weight: scaled(arm.weight) });
  }
  return [...weighed.values()];
}

/**
 * Weights of one group: each by its probability of being the best (batch Thompson), none under 1 % of the asks; their mean is 1, which is what
 * an offer counts that was never weighed, so that a new one gets an even share. An offer after which more is given back, or ended, than after
 * the others is stopped. null: an offer that has fewer than 100 asks keeps all as they are.
 */
export function weighArms(arms: readonly ArmRecord[]): WeighedArm[] | null {
  if (arms.length < 2 || arms.some(({ asks }) => asks < LEAST_ASKS)) return null;
  const harm = arms.map((arm) =>
    harmOf(
      arm,
      arms.filter((other) => other !== arm),
    ),
  );
  const going = arms.filter((_, i) => harm[i] === null);
  // somebody must be asked with something: harm that all have in common is not an arm's
  const able = going.length > 0 ? going : arms;
  const shares = floored(bestShares(able.map(({ asks, kept }) => shareBelief(kept, asks - kept))));
  return arms.map((arm, i) => {
    const at = able.indexOf(arm);
    return { key: arm.key, weight: (shares[at] ?? 0) * able.length, stopped: at < 0 ? (harm[i] ?? null) : null };
  });
}

function harmOf(arm: ArmRecord, others: readonly ArmRecord[]): WeighedArm['stopped'] {
  const sum = (of: (one: ArmRecord) => number) => others.reduce((total, one) => total + of(one), 0);
  const paid = sum((one) => one.paid);
  const worse = (own: number, theirs: number) => isHigher({ yes: own, count: arm.paid }, { yes: theirs, count: paid });
  if (
    worse(
      arm.refunded,
      sum((one) => one.refunded),
    )
  )
    return 'refunds';
  return worse(
    arm.churned,
    sum((one) => one.churned),
  )
    ? 'churn'
    : null;
}

/** By the bound from below that is right at every look. */
function isHigher(own: Share, theirs: Share): boolean {
  const effect = absoluteEffect(shareSample(theirs), shareSample(own));
  return effect !== null && sequenceLow(effect, own.count + theirs.count, EXPECTED_PAID, HARM_ALPHA) > 0;
}
