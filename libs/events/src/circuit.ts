import { after, DAY, HOUR, SECOND } from '#platform';

/** What is known of an endpoint's health: failed attempts in a row, since when, and until when it is left alone. */
export interface Circuit {
  readonly failures: number;
  readonly failingSince: Date | null;
  readonly openUntil: Date | null;
}

export const HEALTHY: Circuit = { failures: 0, failingSince: null, openUntil: null };

/** Failures in a row after which nothing but a probe is sent. */
export const OPENS_AFTER = 5;
const SHORTEST_PAUSE = 30 * SECOND;
const LONGEST_PAUSE = HOUR;
const HOPELESS_AFTER = 3 * DAY;

/** After `failed` more attempts in a row went wrong. The pause is as long as it has been failing, within 30 seconds and an hour. */
export function afterFailures(before: Circuit, failed: number, now: Date): Circuit {
  const failures = before.failures + failed;
  const failingSince = before.failingSince ?? now;
  const failingFor = now.getTime() - failingSince.getTime();
  const pause = Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, failingFor));
  return { failures, failingSince, openUntil: failures >= OPENS_AFTER ? after(now, pause) : null };
}

/** Whether the endpoint has failed for so long that it is switched off. */
export function isHopeless({ failingSince }: Circuit, now: Date): boolean {
  return failingSince !== null && after(failingSince, HOPELESS_AFTER) <= now;
}
