import Table from 'cli-table3';
import type { Audit } from './audit';
import type { WorldResult } from './member-world';

/** One policy on one seed, beside nobody being asked on the same seed. */
export interface SeedResult {
  readonly name: string;
  readonly base: WorldResult;
  readonly result: WorldResult;
  /** Whether the policy may ask this member at all: revenue is compared over these, since the held-out stay as they were. */
  readonly asked: (member: number) => boolean;
  readonly audit: Audit | null;
}

/** Means over the seeds, per 1,000 members who may be asked. `ruleBreaks`: asks to the blocked, the capped and the held-out. */
export interface Summary {
  readonly name: string;
  readonly incremental: number;
  readonly deviation: number;
  readonly timesCalendar: number;
  readonly offersPerMember: number;
  readonly offersPerAccept: number;
  readonly annoyed: number;
  readonly ruleBreaks: readonly [number, number, number] | null;
}

export function summarise(results: readonly SeedResult[]): Summary[] {
  const names = [...new Set(results.map(({ name }) => name))];
  const summaries = names.map((name) =>
    summaryOf(
      name,
      results.filter((one) => one.name === name),
    ),
  );
  const calendar = summaries.find((one) => one.name === 'calendar30')?.incremental ?? NaN;
  return summaries.map((one) => ({ ...one, timesCalendar: one.incremental / calendar }));
}

function summaryOf(name: string, runs: readonly SeedResult[]): Summary {
  const total = (of: (run: SeedResult) => number) => runs.reduce((sum, run) => sum + of(run), 0);
  const reachable = (run: SeedResult) => run.result.revenueOf.filter((_, member) => run.asked(member)).length;
  const increments = runs.map((run) => {
    const earned = ({ revenueOf }: WorldResult) =>
      revenueOf.reduce((sum, revenue, member) => (run.asked(member) ? sum + revenue : sum), 0);
    return ((earned(run.result) - earned(run.base)) / reachable(run)) * 1000;
  });
  const mean = increments.reduce((sum, one) => sum + one, 0) / runs.length;
  const spread = increments.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, runs.length - 1);
  const offers = total(({ result }) => result.offers);
  const audited = runs.flatMap(({ audit }) => audit ?? []);
  const broken = (of: (audit: Audit) => number) => audited.reduce((sum, audit) => sum + of(audit), 0);
  return {
    name,
    incremental: mean,
    deviation: Math.sqrt(spread),
    timesCalendar: NaN,
    offersPerMember: offers / total(reachable),
    offersPerAccept: offers / total(({ result }) => result.accepts),
    annoyed: (total(({ result }) => result.annoyed) / total(reachable)) * 1000,
    ruleBreaks:
      audited.length > 0 ? [broken((a) => a.blocked), broken((a) => a.capped), broken((a) => a.heldOut)] : null,
  };
}

export function table(summaries: readonly Summary[]): string {
  const right = { hAlign: 'right' as const };
  const head = ['policy', 'inc. revenue/1k', 'x calendar-30', 'offers/member', 'offers/accept', 'annoyed/1k'];
  const printed = new Table({
    head: [...head, 'asks to blocked, capped, held-out'],
    colAligns: ['left', ...Array.from({ length: 6 }, () => right.hAlign)],
    style: { head: [], border: [] },
  });
  for (const one of summaries) {
    printed.push([
      one.name,
      `${one.incremental.toFixed(0)} ± ${one.deviation.toFixed(0)}`,
      one.timesCalendar.toFixed(2),
      one.offersPerMember.toFixed(2),
      one.offersPerAccept.toFixed(1),
      one.annoyed.toFixed(1),
      one.ruleBreaks?.join(', ') ?? '',
    ]);
  }
  return printed.toString();
}
