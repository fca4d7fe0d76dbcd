import { Config } from '#platform';
import { changed, Database, inTransaction, rows, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

/** What was written so long before the last roll-up is looked at again: a transaction may commit later than it began. */
const OVERLAP = `interval '10 minutes'`;
/** Revenue of so many days before the exposure is the covariate of CUPED. */
export const DAYS_BEFORE = 90;
const NAME = 'member_value';
const ONE_AT_A_TIME = 7_241_905;

/** The only writer of `exposure` and `member_value`: what each member of the comparison brought, kept up to date by what is new. */
@Injectable()
export class ValueRollUp {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /** Takes in what was written since the last time. Answers how many members were looked at. */
  run(): Promise<number> {
    return inTransaction(this.database, async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1)', [ONE_AT_A_TIME]);
      const [last] = await rows<{ until: Date }>(tx, 'select until from roll_up where name = $1', [NAME]);
      if (this.config.env.HOLDOUT_STAGE === 'running') await this.enter(tx, last?.until ?? null);
      const touched = await this.value(tx, last?.until ?? null);
      await tx.query(
        'insert into roll_up (name, until) values ($1, now()) on conflict (name) do update set until = excluded.until',
        [NAME],
      );
      return touched;
    });
  }

  /** Forgets the values, not the assignments, and makes them anew from all charges and movements: the same figures. */
  async rebuild(): Promise<number> {
    await inTransaction(this.database, async (tx) => {
      await tx.query('delete from member_value');
      await tx.query('update exposure set rolled_up_at = null, converted_at = null, churned_at = null');
    });
    return this.run();
  }

  /** The first decision on a member is the exposure, whatever it was: it comes about in the same way in both arms. */
  private enter(tx: Tx, since: Date | null): Promise<unknown> {
    return tx.query(
      `insert into exposure (member_id, held_out, holdout_share, exposed_at)
       select distinct on (member_id) member_id, outcome = 'holdout', $2, decided_at from decision
       where $1::timestamptz is null or id >= uuidv7($1::timestamptz - now() - ${OVERLAP})
       order by member_id, decided_at, id on conflict do nothing`,
      [since, this.config.env.HOLDOUT_SHARE],
    );
  }

  private value(tx: Tx, since: Date | null): Promise<number> {
    return changed(
      tx,
      `with touched as materialized (
         select member_id, exposed_at from exposure where rolled_up_at is null
         union
         select member_id, exposed_at from exposure
         where $1::timestamptz is not null and (
           member_id in (select member_id from charge where read_at >= $1::timestamptz - ${OVERLAP})
           or member_id in (select member_id from mrr_movement where id >= uuidv7($1::timestamptz - now() - ${OVERLAP})))
       ), paid as (
         select member_id, currency,
           coalesce(sum(net) filter (where charged_at < exposed_at), 0) as before,
           coalesce(sum(net) filter (where charged_at >= exposed_at), 0) as net
         from (
           select member_id, currency, charged_at, exposed_at,
             case when charged_back then 0 else amount_minor - refunded_minor end as net
           from touched join charge using (member_id)
           where charged_at >= exposed_at - make_interval(days => ${DAYS_BEFORE})
         ) each
         group by 1, 2
       ), moved as (
         select member_id, currency, sum(amount_minor) as mrr,
           min(occurred_at) filter (where occurred_at >= exposed_at and amount_minor > 0) as converted_at,
           min(occurred_at) filter (where occurred_at >= exposed_at and kind = 'churn') as churned_at
         from touched join mrr_movement using (member_id) group by 1, 2
       ), valued as (
         insert into member_value (member_id, currency, before_minor, net_minor, mrr_minor)
         select member_id, currency, coalesce(before, 0), coalesce(net, 0), coalesce(mrr, 0)
         from paid full join moved using (member_id, currency)
         on conflict (member_id, currency) do update
           set before_minor = excluded.before_minor, net_minor = excluded.net_minor, mrr_minor = excluded.mrr_minor
       ), turned as (
         select member_id, min(converted_at) as converted_at, min(churned_at) as churned_at from moved group by 1
       )
       update exposure set rolled_up_at = now(), converted_at = turned.converted_at, churned_at = turned.churned_at
       from touched left join turned using (member_id) where exposure.member_id = touched.member_id`,
      [since],
    );
  }
}
