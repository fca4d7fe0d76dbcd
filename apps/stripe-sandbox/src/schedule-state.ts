import type { Context } from './context';
import { invalid } from './errors';
import type { Phase, Schedule } from './life-model';
import { renderSchedule } from './render/schedule';

export const shownSchedule = (context: Context, schedule: Schedule) => renderSchedule(context.store, schedule);

/** Writes a schedule and tells what changed. */
export const updateSchedule = (context: Context, before: Schedule, after: Schedule): Schedule =>
  context.replace('schedule', before, after, 'subscription_schedule.updated', (row) => shownSchedule(context, row));

/** Ends a schedule because its subscription ended: by somebody's wish, or because it was not paid (aborted). */
export function endSchedule(context: Context, id: string, how: 'canceled' | 'aborted'): Schedule {
  const schedule = context.store.get('schedule', id);
  const ended = context.store.put('schedule', { ...schedule, status: 'canceled', canceledAt: context.now() });
  context.emit(`subscription_schedule.${how}`, shownSchedule(context, ended));
  return ended;
}

/** The phase that `at` (unix seconds) lies in. */
export function phaseAt({ phases }: Pick<Schedule, 'phases'>, at: number): Phase | undefined {
  return phases.find(({ start, end }) => start <= at && at < end);
}

export const lastEnd = ({ phases }: Pick<Schedule, 'phases'>): number => phases.at(-1)?.end ?? 0;

/** A schedule that is over cannot be changed. */
export function assertRuns({ status }: Schedule, doing: 'update' | 'release' | 'cancel'): void {
  if (status === 'not_started' || status === 'active') return;
  throw invalid(
    `You cannot ${doing} a subscription schedule that is currently in the \`${status}\` status. It must be \`not_started\` or \`active\`.`,
  );
}

/** When and why a subscription ends belongs to its schedule while it has one. */
export function assertEndsFreely(schedule: string | null): void {
  if (schedule === null) return;
  throw invalid(
    `The subscription is managed by the subscription schedule \`${schedule}\`, and updating any cancelation behavior directly is not allowed. Please update the schedule instead.`,
  );
}
