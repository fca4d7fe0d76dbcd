import type { Audience } from './audience';
import type { Consents } from './member';
import type { LocalTime } from './local-time';
import type { Moves } from './state-machine';
import type { Guardrails, StopReason, WaveSchedule } from './wave';

/**
 * Why, whom and when to ask. A `schedule` campaign asks its whole audience in waves; a `signal` campaign asks after a good experience;
 * a `sale` campaign decides what the up-sell question at the point of sale offers.
 */
export interface Campaign {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly trigger: CampaignTrigger;
  readonly status: CampaignStatus;
  readonly channel: Channel;
  readonly audience: Audience;
  readonly offerKeys: readonly string[];
  readonly priority: number;
  /** For `schedule`; null: once, when it is started. */
  readonly schedule: WaveSchedule | null;
  /** The window: nobody is asked before `startsAt` or from `endsAt` on. */
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly guardrails: Guardrails;
  /** The wall-clock time of the next wave, and when it begins; null: none is to come. */
  readonly nextSlot: LocalTime | null;
  readonly nextDueAt: Date | null;
  /** Until when its pace is used up. */
  readonly pacedUntil: Date | null;
  /** Why it paused by itself; null: it did not. */
  readonly stoppedBecause: StopReason | null;
  readonly createdAt: Date;
}

export const CAMPAIGN_TRIGGERS = ['signal', 'schedule', 'sale'] as const;
export type CampaignTrigger = (typeof CAMPAIGN_TRIGGERS)[number];

export const CHANNELS = ['in_app', 'email', 'webhook', 'log'] as const;
export type Channel = (typeof CHANNELS)[number];

/** A push reaches members outside the site: quiet hours and a known zone hold. In-app waits until they come. */
export function isPush(channel: Channel): boolean {
  return channel !== 'in_app';
}

/** The consent that a channel needs before anything is pushed over it; null: none. */
export const CONSENT_NEEDED: Readonly<Record<Channel, keyof Consents | null>> = {
  in_app: null,
  email: 'email',
  webhook: null,
  log: null,
};

export const CAMPAIGN_MOVES = {
  draft: ['scheduled', 'running', 'cancelled'],
  scheduled: ['running', 'paused', 'completed', 'cancelled'],
  running: ['paused', 'completed', 'cancelled', 'failed'],
  paused: ['running', 'scheduled', 'completed', 'cancelled'],
  completed: [],
  cancelled: [],
  failed: [],
} as const satisfies Moves<string>;

export type CampaignStatus = keyof typeof CAMPAIGN_MOVES;

/** Whether a campaign's window is open: after its start, before its end. */
export function inWindow({ startsAt, endsAt }: Pick<Campaign, 'startsAt' | 'endsAt'>, now: Date): boolean {
  return (startsAt === null || startsAt <= now) && !isOver({ endsAt }, now);
}

export function isOver({ endsAt }: Pick<Campaign, 'endsAt'>, now: Date): boolean {
  return endsAt !== null && endsAt <= now;
}
