import { dayKey, normal, poisson, sigmoid, uniform } from './draws';

const { exp, floor, min } = Math; // as locals: under Jest every look at a global is slow, and a run makes a billion

/**
 * A made-up membership of `members` over `days` with `residualDays` of revenue after: its effects are assumptions, so its ratios rank
 * policies and find bugs, and forecast nothing. Money in units of currency a day, half-lives in days.
 */
export const BASE_WORLD = {
  members: 10_000,
  days: 180,
  residualDays: 60,
  pricePerDay: [0, 10 / 30, 20 / 30],
  adsPerDay: 0.01,
  existingShare: 0.6,
  existingBasicShare: 0.15,
  lastJoinDay: 120,
  satisfaction: { pull: 0.12, noise: 0.3 },
  meanSd: 1,
  priceSensitivitySd: 1,
  fatigueTraitSd: 0.5,
  login: [-0.4, 0.7],
  content: [0.5, 0.3],
  completePerContent: 0.1,
  rating: 0.12,
  ratingHigh: [0.3, 1],
  limitPerContent: [0.06, 0.03, 0],
  gated: [0.04, 0.02],
  ticket: [0.012, -0.5],
  crash: 0.02,
  failedPayment: 0.04 / 30,
  halfLife: { glow: 2, need: 1, bad: 4, fatigue: 21 },
  glow: { complete: 0.8, high: 1, content: 0.15, noise: 0.5 },
  need: { limit: 1, gated: 0.8 },
  bad: { ticket: 1.5, crash: 1, low: 1, failed: 1.5 },
  accept: { base: [-6.2, -6.8], satisfaction: 0.55, glow: 0.75, need: 0.9, bad: -1, fatigue: -0.45, price: -0.5 },
  acceptCap: { glow: 4, need: 2, bad: 3 },
  organic: { base: -8.3, satisfaction: 0.5, need: 0.5, glow: 0.3, price: -0.5 },
  annoyed: { base: 0.004, fatigue: 0.6, bad: 0.5, low: 0.5, cap: 0.5 },
  churn: [0.0025, 0.0015, 0.0015],
  churnSatisfaction: -0.6,
  refund: [0.04, -0.8],
  fatigueAfterAccept: 0.3,
} as const;
export type WorldParameters = { readonly [K in keyof typeof BASE_WORLD]: Loosened<(typeof BASE_WORLD)[K]> };
type Loosened<T> = T extends number
  ? number
  : T extends readonly number[]
    ? readonly number[]
    : { readonly [K in keyof T]: Loosened<T[K]> };

/** What a site sees of one member's day: 0 or 1 each, `content` a count. */
export interface DayEvents {
  login: number;
  content: number;
  complete: number;
  high: number;
  low: number;
  limit: number;
  gated: number;
  ticket: number;
  crash: number;
  failed: number;
}

/** What a site knows at a login, apart from the events. */
export interface Visit {
  tier: number;
  tenureDays: number;
  asks: number;
  daysSinceAsk: number;
  /** The key of the member's day, for draws of the policy's own (channels from 100). */
  key: number;
}

/** The truth that no site sees; for the oracle alone. */
export interface Latent {
  readonly accept: number;
  readonly organic: number;
  readonly annoyed: number;
  readonly refund: number;
  readonly mean: number;
  readonly priceSensitivity: number;
}

export interface AskingPolicy {
  readonly name: string;
  readonly seesLatent?: boolean;
  start?(world: WorldParameters, seed: number): void;
  /** Every day of every member who is alive, before `asks`. */
  onDay?(member: number, day: number, events: Readonly<DayEvents>, tier: number): void;
  /** At each login below the top tier: whether to ask. */
  asks(member: number, day: number, visit: Readonly<Visit>, latent: Latent | null): boolean;
  onAnswer?(member: number, day: number, accepted: boolean): void;
}

export interface WorldResult {
  revenue: number;
  offers: number;
  accepts: number;
  organic: number;
  refunds: number;
  annoyed: number;
  baseChurn: number;
  /** Members alive at the end by tier. */
  final: [number, number, number];
  revenueOf: Float64Array;
}

/** Runs one policy through one world. The same seed gives the same members, days and moods to every policy. */
export function runWorld(policy: AskingPolicy, seed: number, w: WorldParameters = BASE_WORLD): WorldResult {
  const n = w.members;
  const zeros = () => new Float64Array(n);
  const [mean, price, fatigueTrait, mood] = [zeros(), zeros(), zeros(), zeros()];
  const [glow, need, bad, fatigue, revenueOf] = [zeros(), zeros(), zeros(), zeros(), zeros()];
  const [joined, tier, alive] = [new Int32Array(n), new Int8Array(n), new Uint8Array(n).fill(1)];
  const [asks, askedOn] = [new Int32Array(n), new Int32Array(n).fill(-9999)];
  const result: WorldResult = {
    revenue: 0,
    offers: 0,
    accepts: 0,
    organic: 0,
    refunds: 0,
    annoyed: 0,
    baseChurn: 0,
    final: [0, 0, 0],
    revenueOf,
  };
  const at = (list: ArrayLike<number>, i: number) => list[i] ?? 0;
  const kept = (halfLife: number) => 2 ** (-1 / halfLife);
  const [glowKept, needKept, badKept, fatigueKept] = [
    kept(w.halfLife.glow),
    kept(w.halfLife.need),
    kept(w.halfLife.bad),
    kept(w.halfLife.fatigue),
  ];
  const earns = (i: number) => (at(tier, i) === 0 ? w.adsPerDay : at(w.pricePerDay, at(tier, i)));
  const events: DayEvents = {
    login: 0,
    content: 0,
    complete: 0,
    high: 0,
    low: 0,
    limit: 0,
    gated: 0,
    ticket: 0,
    crash: 0,
    failed: 0,
  };
  const visit: Visit = { tier: 0, tenureDays: 0, asks: 0, daysSinceAsk: 0, key: 0 };

  policy.start?.(w, seed);
  const meanFatigue = exp((w.fatigueTraitSd * w.fatigueTraitSd) / 2);
  for (let i = 0; i < n; i++) {
    const key = dayKey(seed, i, -1);
    mean[i] = w.meanSd * normal(key, 0);
    price[i] = w.priceSensitivitySd * normal(key, 2);
    fatigueTrait[i] = exp(w.fatigueTraitSd * normal(key, 4)) / meanFatigue;
    mood[i] = at(mean, i);
    if (uniform(key, 6) < w.existingShare) tier[i] = uniform(key, 7) < w.existingBasicShare ? 1 : 0;
    else joined[i] = 1 + floor(uniform(key, 8) * w.lastJoinDay);
  }

  for (let day = 0; day < w.days; day++) {
    for (let i = 0; i < n; i++) {
      if (!alive[i] || day < at(joined, i)) continue;
      const key = dayKey(seed, i, day);
      mood[i] =
        at(mood, i) + (w.satisfaction.pull * (at(mean, i) - at(mood, i)) + w.satisfaction.noise * normal(key, 0));
      glow[i] = at(glow, i) * glowKept;
      need[i] = at(need, i) * needKept;
      bad[i] = at(bad, i) * badKept;
      fatigue[i] = at(fatigue, i) * fatigueKept;
      const s = at(mood, i);
      const level = at(tier, i);

      live(events, key, s, level, w);
      bad[i] = at(bad, i) + w.bad.failed * events.failed;
      if (events.login) {
        const noise = exp(w.glow.noise * normal(key, 5) - (w.glow.noise * w.glow.noise) / 2);
        glow[i] =
          at(glow, i) +
          noise *
            (w.glow.complete * events.complete + w.glow.high * events.high + w.glow.content * min(events.content, 4));
        need[i] = at(need, i) + (w.need.limit * events.limit + w.need.gated * events.gated);
        bad[i] = at(bad, i) + (w.bad.ticket * events.ticket + w.bad.crash * events.crash + w.bad.low * events.low);
      }
      policy.onDay?.(i, day, events, level);
      if (events.login && level < 2) ask(i, day, key, s, level);
      if (!alive[i]) continue;
      if (uniform(key, 18) < min(0.2, at(w.churn, at(tier, i)) * exp(w.churnSatisfaction * s))) {
        alive[i] = 0;
        result.baseChurn++;
      } else credit(i, earns(i));
    }
  }
  for (let i = 0; i < n; i++) {
    if (!alive[i] || at(joined, i) >= w.days) continue;
    credit(i, earns(i) * w.residualDays);
    result.final[at(tier, i) as 0 | 1 | 2]++;
  }
  return result;

  function credit(i: number, amount: number): void {
    result.revenue += amount;
    revenueOf[i] = at(revenueOf, i) + amount;
  }

  function ask(i: number, day: number, key: number, s: number, level: number): void {
    const [o, a, cap] = [w.organic, w.accept, w.acceptCap];
    const ps = at(price, i);
    const organic = sigmoid(
      o.base + o.satisfaction * s + o.need * min(at(need, i), 2) + o.glow * min(at(glow, i), 4) + o.price * ps,
    );
    const accept = sigmoid(
      at(a.base, level) +
        a.satisfaction * s +
        a.glow * min(at(glow, i), cap.glow) +
        a.need * min(at(need, i), cap.need) +
        a.bad * min(at(bad, i), cap.bad) +
        a.fatigue * at(fatigueTrait, i) * at(fatigue, i) +
        a.price * ps,
    );
    const strain = w.annoyed.fatigue * at(fatigue, i) + (at(bad, i) > 0.5 ? w.annoyed.bad : 0);
    const annoyed = min(
      w.annoyed.cap,
      w.annoyed.base * at(fatigueTrait, i) * exp(strain + (s < -0.5 ? w.annoyed.low : 0)),
    );
    const refund = min(0.5, at(w.refund, 0) * exp(at(w.refund, 1) * s));
    const latent = policy.seesLatent
      ? { accept, organic, annoyed, refund, mean: at(mean, i), priceSensitivity: ps }
      : null;
    visit.tier = level;
    visit.tenureDays = day - at(joined, i);
    visit.asks = at(asks, i);
    visit.daysSinceAsk = day - at(askedOn, i);
    visit.key = key;

    let upgraded = false;
    if (policy.asks(i, day, visit, latent)) {
      result.offers++;
      asks[i] = at(asks, i) + 1;
      askedOn[i] = day;
      const accepted = uniform(key, 14) < accept;
      policy.onAnswer?.(i, day, accepted);
      if (!accepted) {
        fatigue[i] = at(fatigue, i) + 1;
        if (uniform(key, 16) < annoyed) {
          alive[i] = 0;
          result.annoyed++;
        }
      } else {
        result.accepts++;
        if (uniform(key, 15) < refund) {
          result.refunds++;
          bad[i] = at(bad, i) + 1;
          fatigue[i] = at(fatigue, i) + 1;
        } else upgraded = true;
      }
    }
    if (!upgraded && alive[i] && uniform(key, 17) < organic) {
      upgraded = true;
      result.organic++;
    }
    if (upgraded) {
      tier[i] = level + 1;
      fatigue[i] = at(fatigue, i) * w.fatigueAfterAccept;
      need[i] = 0;
    }
  }
}

/** One day of one member of mood `s` on a tier, written into `events`. */
function live(events: DayEvents, key: number, s: number, tier: number, w: WorldParameters): void {
  const at = (list: readonly number[], i: number) => list[i] ?? 0;
  const given = (chance: number, channel: number) => (uniform(key, channel) < chance ? 1 : 0);
  events.content = events.complete = events.high = events.low = 0;
  events.limit = events.gated = events.ticket = events.crash = 0;
  events.login = given(sigmoid(at(w.login, 0) + at(w.login, 1) * s), 2);
  events.failed = tier > 0 ? given(w.failedPayment, 3) : 0;
  if (!events.login) return;
  const content = poisson(exp(at(w.content, 0) + at(w.content, 1) * s), uniform(key, 4));
  events.content = content;
  events.complete = given(1 - exp(-w.completePerContent * content), 7);
  if (given(w.rating, 8)) {
    const high = sigmoid(at(w.ratingHigh, 0) + at(w.ratingHigh, 1) * s);
    const drawn = uniform(key, 9);
    if (drawn < high) events.high = 1;
    else if (drawn < high + (1 - high) * 0.5) events.low = 1;
  }
  if (tier < 2) {
    events.limit = given(1 - exp(-at(w.limitPerContent, tier) * content), 10);
    events.gated = given(at(w.gated, 0) + (content >= 3 ? at(w.gated, 1) : 0), 11);
  }
  events.ticket = given(min(0.3, at(w.ticket, 0) * exp(at(w.ticket, 1) * s)), 12);
  events.crash = given(w.crash, 13);
}
