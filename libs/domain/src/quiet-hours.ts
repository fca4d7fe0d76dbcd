import type { Policy } from './policy';

const STEP_MS = 15 * 60_000; // every IANA offset in use today is a multiple of 15 minutes
const formats = new Map<string, Intl.DateTimeFormat>();
/** The last quarter hour that each zone was asked for. */
const slots = new Map<string, { slot: number; minute: number }>();

/** Minutes after local midnight at an instant. Throws RangeError for a zone that is not IANA. */
export function minuteOfDay(at: Date, timeZone: string): number {
  const time = at.getTime();
  const slot = Math.floor(time / STEP_MS);
  let known = slots.get(timeZone);
  // within a quarter hour no offset changes, and asking Intl costs a hundred times as much
  if (known?.slot !== slot)
    slots.set(timeZone, (known = { slot, minute: minuteAt(new Date(slot * STEP_MS), timeZone) }));
  return (known.minute + Math.floor((time - slot * STEP_MS) / 60_000)) % 1440;
}

function minuteAt(at: Date, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    formats.set(timeZone, format);
  }
  const [hour = 0, minute = 0] = format.format(at).split(':').map(Number);
  return hour * 60 + minute;
}

export function isQuiet(at: Date, timeZone: string, hours: Policy['quietHours']): boolean {
  const minute = minuteOfDay(at, timeZone);
  const { startMinute: start, endMinute: end } = hours;
  return start <= end ? minute >= start && minute < end : minute >= start || minute < end;
}

/**
 * The first instant at or after `at` that is not quiet. Walks real time in quarter hours, so a clock change neither skips nor doubles; within
 * one the clocks run on, so that the end lies there to the minute.
 */
export function endOfQuiet(at: Date, timeZone: string, hours: Policy['quietHours']): Date {
  if (!isQuiet(at, timeZone, hours)) return at;
  for (let slot = Math.floor(at.getTime() / STEP_MS) * STEP_MS; ; slot += STEP_MS) {
    const toEnd = ((hours.endMinute - minuteOfDay(new Date(slot), timeZone) + 1440) % 1440) * 60_000;
    for (const ms of toEnd < STEP_MS ? [slot, slot + toEnd] : [slot]) {
      const end = new Date(ms);
      if (end > at && !isQuiet(end, timeZone, hours)) return end;
    }
  }
}
