import { uniform, sigmoid } from './draws';
import type { AskingPolicy } from './member-world';

/** What others do: the policies that ours stands beside. Gaps and periods in days. */
export const never = (): AskingPolicy => ({ name: 'never', asks: () => false });

export function calendar(periodDays: number): AskingPolicy {
  let asked = new Int32Array();
  return {
    name: `calendar${periodDays}`,
    start: ({ members }) => void (asked = new Int32Array(members).fill(-1)),
    asks(member, day) {
      const period = Math.floor(day / periodDays);
      if (period <= (asked[member] ?? 0)) return false;
      asked[member] = period;
      return true;
    },
  };
}

export const signUpOnly = (): AskingPolicy => ({ name: 'sign-up', asks: (_member, _day, { asks }) => asks === 0 });

/** Asks at a share of logins; the draw takes channel 101. */
export const random = (share: number): AskingPolicy => ({
  name: `random${share}`,
  asks: (_member, _day, { key }) => uniform(key, 101) < share,
});

/** At least `count` contents within 7 days. */
export function fixedCount(count: number, gapDays: number): AskingPolicy {
  let counts: Float32Array[] = [];
  return {
    name: `count>=${count}/7d gap${gapDays}`,
    start: ({ members }) => void (counts = Array.from({ length: 7 }, () => new Float32Array(members))),
    onDay(member, day, { content }) {
      const today = counts[day % 7];
      if (today) today[member] = content;
    },
    asks: (member, _day, { daysSinceAsk }) =>
      counts.reduce((sum, day) => sum + (day[member] ?? 0), 0) >= count && daysSinceAsk >= gapDays,
  };
}

/** At every limit or gated feature. */
export function paywall(gapDays: number): AskingPolicy {
  let needs = new Uint8Array();
  return {
    name: `limit/gated gap${gapDays}`,
    start: ({ members }) => void (needs = new Uint8Array(members)),
    onDay: (member, _day, { limit, gated }) => void (needs[member] = limit || gated ? 1 : 0),
    asks: (member, _day, { daysSinceAsk }) => needs[member] === 1 && daysSinceAsk >= gapDays,
  };
}

export interface OracleSettings {
  readonly annoyedCost: number;
  readonly threshold: number;
  readonly rho: number;
  readonly gapDays: number;
  readonly cap: { readonly asks: number; readonly days: number } | null;
}

/** Sees what nobody sees: the ceiling of what timing can earn, though not proved optimal. */
export function oracle(
  { annoyedCost, threshold, rho, gapDays, cap }: OracleSettings = {
    annoyedCost: 0.5,
    threshold: 0.005,
    rho: 0.3,
    gapDays: 1,
    cap: null,
  },
): AskingPolicy {
  let asked: number[][] = [];
  return {
    name: cap ? 'oracle capped' : 'oracle',
    seesLatent: true,
    start: ({ members }) => void (asked = Array.from({ length: members }, () => [])),
    asks(member, day, { tier, daysSinceAsk }, latent) {
      if (!latent || daysSinceAsk < gapDays) return false;
      if (cap && (asked[member] ?? []).filter((on) => on > day - cap.days).length >= cap.asks) return false;
      const gain = (latent.accept - latent.organic) * (1 - latent.refund);
      const peak = sigmoid(-6.2 - 0.6 * tier + 0.55 * latent.mean - 0.5 * latent.priceSensitivity + 3);
      return gain - annoyedCost * latent.annoyed * (1 - latent.accept) > Math.max(threshold, rho * peak);
    },
    onAnswer: (member, day) => void asked[member]?.push(day),
  };
}

/** Weighted, decayed counts against a threshold, written without any of the service: the yardstick for our own rules. */
export function plainRules(): AskingPolicy {
  let states: { scores: [number, number, number]; day: number; asks: number[] }[] = [];
  const halfLives = [3, 1, 5] as const;
  const rolled = (member: number, day: number) => {
    const state = states[member] ?? { scores: [0, 0, 0], day, asks: [] };
    if (day > state.day) {
      halfLives.forEach((days, k) => (state.scores[k as 0] *= 2 ** (-(day - state.day) / days)));
      state.day = day;
    }
    return state;
  };
  return {
    name: 'plain rules',
    start: ({ members }) =>
      void (states = Array.from({ length: members }, () => ({ scores: [0, 0, 0], day: 0, asks: [] }))),
    onDay(member, day, e) {
      const { scores } = rolled(member, day);
      scores[0] += 0.15 * Math.min(e.content, 4) + 1.0 * e.complete + 1.2 * e.high + 0.1 * e.login;
      scores[1] += e.limit + 0.8 * e.gated;
      scores[2] += 1.5 * e.ticket + e.crash + e.low + 1.5 * e.failed;
    },
    asks(member, day, { daysSinceAsk }) {
      const { scores, asks } = rolled(member, day);
      if (daysSinceAsk < 7 || scores[2] > 0.5 || asks.filter((on) => on > day - 90).length >= 4) return false;
      if (scores[0] + 1.6 * scores[1] < 3.5) return false;
      asks.push(day);
      return true;
    },
  };
}
