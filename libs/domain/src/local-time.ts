import { DAY_MS } from './day';

/** A wall-clock time without a zone, `2026-03-29T02:30:00`. */
export type LocalTime = string;

const SECOND_MS = 1000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock on the wall of the zone shows at an instant. Throws RangeError for a zone that is not IANA. */
export function localTimeAt(at: Date, timeZone: string): LocalTime {
  return new Date(wallMs(at.getTime(), timeZone)).toISOString().slice(0, 19);
}

/**
 * The instant at which the zone's clocks show `local`. When they show it twice, the first; when they leap over it, the instant
 * of the leap: so each local time has exactly one instant, and a later local time never an earlier one.
 */
export function instantOf(local: LocalTime, timeZone: string): Date {
  const wall = Date.parse(`${local}Z`);
  const before = wallMs(wall - DAY_MS, timeZone) - (wall - DAY_MS);
  const after = wallMs(wall + DAY_MS, timeZone) - (wall + DAY_MS);
  const early = wall - Math.max(before, after);
  const late = wall - Math.min(before, after);
  for (const at of [early, late]) if (wallMs(at, timeZone) === wall) return new Date(at);
  return new Date(leapBetween(early, late, wall, timeZone));
}

/** The first instant in (from, to] whose wall clock is past `wall`. */
function leapBetween(from: number, to: number, wall: number, timeZone: string): number {
  let [short, past] = [from, to];
  while (past - short > SECOND_MS) {
    const middle = short + Math.floor((past - short) / 2 / SECOND_MS) * SECOND_MS;
    if (wallMs(middle, timeZone) > wall) past = middle;
    else short = middle;
  }
  return past;
}

/** The wall clock of the zone as epoch ms, as if it were UTC. */
function wallMs(at: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    const two = '2-digit';
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      ...{ year: 'numeric', month: two, day: two, hour: two, minute: two, second: two },
    });
    formats.set(timeZone, format);
  }
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = format.format(at).split(/\D+/).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
