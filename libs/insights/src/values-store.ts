import { changed, rows, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

/** What was written so long before the last roll-up is looked at again: a transaction may commit later than it began. */
const OVERLAP = `interval '10 minutes'`;
/** Revenue of so many days before the exposure is the covariate of CUPED. */
export const DAYS_BEFORE = 90;
const NAME = 'member_value';

/** The only writer of `exposure`, `member_value` and `roll_up`: what each member of the comparison brought. */
@Injectable()
export class ValuesStore {
  /** One roll-up at a time until the transaction ends; answers how far the last one came (database clock); null: there was none. */
  async lockLast(tx: Tx): Promise<Date | null> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('roll-up of values', 0))`);
    const [last] = await rows<{ until: Date }>(tx, 'select until from roll_up where name = $1', [NAME]);
    return last?.until ?? null;
  }

  /** The roll-up of this transaction has come as far as its beginning. */
  async markRolledUp(tx: Tx): Promise<void> {
    await tx.query(
      'insert into roll_up (name, until) values ($1, now()) on conflict (name) do update set until = excluded.until',
      [NAME],
    );
  }

  /** Forgets the values, not the assignments. */
  async forgetAll(tx: Tx): Promise<void> {
    await tx.query('delete from member_value');
    await tx.query('update exposure set rolled_up_at = null, converted_at = null, churned_at = null');
  }

  /** The first decision on a member is the exposure, whatever it was: it comes about in the same way in both arms. */
  async enter(tx: Tx, since: Date | null, holdoutShare: number): Promise<void> {
    await tx.query(
      `insert into exposure (member_id, held_out, holdout_share, exposed_at)
       select distinct on (member_id) member_id, outcome = 'holdout', $2, decided_at from decision
       where $1::timestamptz is null or id >= uuidv7($1::timestamptz - now() - ${OVERLAP})
       order by member_id, decided_at, id on conflict do nothing`,
      [since, holdoutShare],
    );
  }

  /** Values anew whoever is fresh, paid or moved since. Answers how many members were looked at. */
  value(tx: Tx, since: Date | null): Promise<number> {
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
