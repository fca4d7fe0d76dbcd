import { after, DAY } from '#platform';
import { Database, rows, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

export type CountOfSignals = (memberId: string, name: string, days: number) => number;

/** Counts raw signals. */
@Injectable()
export class SignalCountsStore {
  /** How often each member sent each of these signals within its days: one query for all. */
  async counts(
    on: Tx | Database,
    memberIds: readonly string[],
    asked: readonly { readonly name: string; readonly days: number }[],
    now: Date,
  ): Promise<CountOfSignals> {
    const found = await rows<{ memberId: string; which: number; n: number }>(
      on,
      `select member_id as "memberId", (asked.ord - 1)::int as which, count(*)::int as n
       from unnest($2::text[], $3::timestamptz[]) with ordinality as asked(name, since, ord)
       join signal on signal.member_id = any($1) and signal.name = asked.name and signal.occurred_at > asked.since
       group by 1, 2`,
      [memberIds, asked.map(({ name }) => name), asked.map(({ days }) => after(now, -days * DAY))],
    );
    const counted = new Map(found.map(({ memberId, which, n }) => [`${which} ${memberId}`, n]));
    return (memberId, name, days) => {
      const which = asked.findIndex((one) => one.name === name && one.days === days);
      return counted.get(`${which} ${memberId}`) ?? 0;
    };
  }
}
