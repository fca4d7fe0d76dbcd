import type { ReasonCounts } from './decision';
import { instantOf, type LocalTime } from './local-time';
import type { Moves } from './state-machine';

/** When a campaign asks its audience. Times are wall-clock times of `zone`: an IANA zone, or of each member's own (`member`). */
export type WaveSchedule =
  | { readonly kind: 'once'; readonly at: LocalTime; readonly zone: WaveZone }
  /** Five fields: minute, hour, day of month, month, day of week. */
  | { readonly kind: 'cron'; readonly cron: string; readonly zone: WaveZone };

export type WaveZone = 'member' | (string & {});

/** Where the day begins first (UTC+14): a local time comes nowhere earlier. */
const FIRST_ZONE = 'Pacific/Kiritimati';

/** Where waves of a zone begin. */
export function placeOf(zone: WaveZone): string {
  return zone === 'member' ? FIRST_ZONE : zone;
}

/** When the wave of a slot begins: where it is `slot` first. */
export function beginOf(slot: LocalTime, zone: WaveZone): Date {
  return instantOf(slot, placeOf(zone));
}

/** One asking of the whole audience: one per campaign and slot. */
export interface Wave {
  readonly id: string;
  readonly campaignId: string;
  /** The wall-clock time that it is for. */
  readonly slot: LocalTime;
  readonly status: WaveStatus;
  /** Members in the audience when it began. */
  readonly audience: number;
  /** Members looked at, by the first reason that decided; `eligible` were asked. */
  readonly counts: ReasonCounts;
  readonly startedAt: Date;
  /** When members were last looked at; null: not yet. */
  readonly lastChunkAt: Date | null;
  readonly endedAt: Date | null;
  /** Why it ended before everybody was looked at. */
  readonly endedBecause: StopReason | null;
}

export const WAVE_MOVES = {
  running: ['completed', 'cancelled'],
  completed: [],
  cancelled: [],
} as const satisfies Moves<string>;
export type WaveStatus = keyof typeof WAVE_MOVES;

/** The members of one time zone, in order of id, from a given instant on. Legs go on side by side. */
export interface WaveLeg {
  readonly id: string;
  readonly waveId: string;
  /** An IANA zone: its members; EVERY_ZONE: all members; NO_ZONE: those whose zone is unknown. */
  readonly zone: string;
  /** A large leg is cut into several ranges of ids, numbered from 0. */
  readonly lane: number;
  readonly dueAt: Date;
  /** The last member looked at: where it goes on after a stop. At first the end of the lane before; null: the very beginning. */
  readonly cursor: string | null;
  /** The cursor at which the job at work took it up; null: the very beginning, or at a cursor of the version before. */
  readonly turnFrom: string | null;
  /** The last member of the lane; null: open end. */
  readonly until: string | null;
  readonly endedAt: Date | null;
}

export const EVERY_ZONE = '*';
export const NO_ZONE = '?';

/** What a campaign must not exceed; null: no such bound. */
export interface Guardrails {
  /** Most proposals in a minute. */
  readonly pacePerMinute: number | null;
  /** Most proposals in one wave (then this wave ends), and in all (then the campaign pauses). */
  readonly budget: { readonly perWave: number | null; readonly total: number | null };
  /** Pauses the campaign when a share of its asked members is exceeded. */
  readonly stop: Readonly<Record<StopKind, StopBound | null>>;
}

export const STOP_KINDS = ['complaints', 'declines', 'refunds'] as const;
export type StopKind = (typeof STOP_KINDS)[number];

/** More than `share` (0..1) of those who were asked; not before `atLeast` were. */
export interface StopBound {
  readonly share: number;
  readonly atLeast: number;
}

export const NO_GUARDRAILS: Guardrails = {
  pacePerMinute: null,
  budget: { perWave: null, total: null },
  stop: { complaints: null, declines: null, refunds: null },
};

/** Signals by which a member answers an ask badly. */
export const STOP_SIGNALS: Readonly<Record<Exclude<StopKind, 'declines'>, readonly string[]>> = {
  complaints: ['complained'],
  refunds: ['refund_requested', 'payment_disputed'],
};

/** Why a campaign paused, or a wave ended, by itself: stable codes. */
export const STOP_REASONS = {
  budget_exhausted: 'The budget of proposals is used up.',
  too_many_complaints: 'Too many of those asked complained.',
  too_many_declines: 'Too many of those asked said no.',
  too_many_refunds: 'Too many of those asked wanted their money back.',
  window_over: 'The campaign’s window has ended.',
  cancelled: 'The campaign was cancelled.',
} as const;
export type StopReason = keyof typeof STOP_REASONS;

/** What became of a campaign's asks. */
export type AskOutcomes = Readonly<Record<StopKind | 'asked', number>>;

/** The first bound that the outcomes exceed; null: none. */
export function stopReason({ stop }: Guardrails, outcomes: AskOutcomes): StopReason | null {
  const over = STOP_KINDS.find((kind) => {
    const bound = stop[kind];
    return bound !== null && outcomes.asked >= bound.atLeast && outcomes[kind] > bound.share * outcomes.asked;
  });
  return over ? `too_many_${over}` : null;
}

/** Proposals that may still be made now: in the wave and in all; Infinity: no bound. */
export function budgetLeft({ budget }: Guardrails, inWave: number, inAll: number): { wave: number; total: number } {
  return { wave: (budget.perWave ?? Infinity) - inWave, total: (budget.total ?? Infinity) - inAll };
}

export interface WaveProgress {
  readonly looked: number;
  readonly asked: number;
  /** Members looked at in a minute; null: too early to say. */
  readonly perMinute: number | null;
  /** When it will be through; null: too early to say, or ended. */
  readonly endsAbout: Date | null;
}

/** How far a wave is: at its rate so far, and not before its last leg is due. */
export function waveProgress(wave: Wave, legs: readonly WaveLeg[], now: Date): WaveProgress {
  const looked = Object.values(wave.counts).reduce((sum, count) => sum + count, 0);
  const asked = wave.counts.eligible ?? 0;
  const begun = Math.min(...legs.map(({ dueAt }) => Math.max(dueAt.getTime(), wave.startedAt.getTime())));
  const minutes = wave.lastChunkAt ? (wave.lastChunkAt.getTime() - begun) / 60_000 : 0;
  const perMinute = minutes > 0 ? looked / minutes : null;
  if (wave.status !== 'running' || !perMinute) return { looked, asked, perMinute, endsAbout: null };
  const last = Math.max(now.getTime(), ...legs.filter((leg) => !leg.endedAt).map(({ dueAt }) => dueAt.getTime()));
  const left = (Math.max(0, wave.audience - looked) / perMinute) * 60_000;
  return { looked, asked, perMinute, endsAbout: new Date(Math.max(last, now.getTime() + left)) };
}
