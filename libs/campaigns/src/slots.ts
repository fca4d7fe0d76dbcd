import { DomainError, unreachable } from '#platform';
import { beginOf, localTimeAt, placeOf, type LocalTime, type WaveSchedule, type WaveZone } from '#domain';
import { Cron } from 'croner';

/** The next wave of a schedule: its wall-clock time, and when it begins. */
export interface Slot {
  readonly slot: LocalTime;
  readonly dueAt: Date;
}

/**
 * The first slot that begins after `since`; null: none is left. A cron is walked on the wall clock, where no hour is missing or
 * double; the zone then says when each slot is: so a clock change skips none and repeats none.
 */
export function nextSlot(schedule: WaveSchedule, since: Date): Slot | null {
  if (schedule.kind === 'once') {
    const dueAt = beginOf(schedule.at, schedule.zone);
    return dueAt > since ? { slot: schedule.at, dueAt } : null;
  }
  const { zone } = schedule;
  const cron = cronOf(schedule.cron);
  // slots leapt over begin together: the next one by instant may be some further on by the clock
  for (let wall = wallClock(since, zone), walked = 0; walked < 10_000; walked++) {
    const next = cron.nextRun(new Date(`${wall}Z`));
    if (!next) return null;
    wall = next.toISOString().slice(0, 19);
    const dueAt = beginOf(wall, zone);
    if (dueAt > since) return { slot: wall, dueAt };
  }
  return unreachable('ten thousand slots begin at one instant');
}

/** Of the slots that have begun by `now`, from `first` on, the last: after a standstill one wave is made, not all that were missed. */
export function latestSlot(schedule: WaveSchedule, first: Slot, now: Date): Slot {
  if (schedule.kind === 'once') return first;
  const [last] = cronOf(schedule.cron).previousRuns(
    1,
    new Date(Date.parse(`${wallClock(now, schedule.zone)}Z`) + 1000),
  );
  const slot = last?.toISOString().slice(0, 19);
  return slot !== undefined && slot > first.slot ? { slot, dueAt: beginOf(slot, schedule.zone) } : first;
}

/** Throws `cron_invalid`. */
export function cronOf(pattern: string): Cron {
  try {
    return new Cron(pattern, { paused: true, timezone: 'UTC', mode: '5-part' });
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^CronPattern: /, '') : 'it cannot be read';
    throw new DomainError('cron_invalid', `${pattern} is not a cron expression of five fields: ${why}`);
  }
}

/** What a clock shows where waves of this zone begin. */
export function wallClock(at: Date, zone: WaveZone): LocalTime {
  return localTimeAt(at, placeOf(zone));
}
