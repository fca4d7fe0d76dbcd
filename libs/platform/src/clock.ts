/** Business time. Everything that decides by time takes it from here, so that tests and the demo can travel. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/**
 * A clock that stands still until it is moved (TEST_CLOCK=true only). Processes share its reading through the database:
 * see `SharedClock` of #database.
 */
export class TestClock extends Clock {
  private reading: Date | null = null;

  now(): Date {
    return new Date(this.reading ?? Date.now());
  }

  set(now: Date | null): void {
    this.reading = now;
  }
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** `at` moved by `ms` milliseconds (elapsed time, not calendar time). */
export function after(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}

/** As IANA writes an area and a place, e.g. `America/Port_of_Spain`. */
const SPELT = /^[A-Z][a-z]+(?:\/[A-Z][a-z]+(?:[_-][A-Z]?[a-z]+)*)+$/;

/** Names under which zones are kept, as far as anybody asked: to ask Intl takes 50 µs. */
const ownNames = new Set<string>();

/**
 * An IANA time zone by the name under which it is kept, however it is written: `Europe/Berlin` of `europe/berlin`. Places that Intl knows by
 * an older name (`Asia/Kolkata` by `Asia/Calcutta`) keep their own. null: it is none; an offset has no summer time.
 */
export function timeZoneNamed(name: string): string | null {
  if (ownNames.has(name)) return name;
  if (/^[+-]/.test(name)) return null;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    const kept = SPELT.test(name) && timeZone.toLowerCase() !== name.toLowerCase() ? name : timeZone;
    ownNames.add(kept);
    return kept;
  } catch {
    return null;
  }
}
