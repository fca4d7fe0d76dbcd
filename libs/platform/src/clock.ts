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

/** Whether a name is an IANA time zone, e.g. `Europe/Berlin`. */
export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
