import { rows, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

/** What was written so long before the last roll-up is looked at again: a transaction may commit later than it began. */
const OVERLAP = `interval '10 minutes'`;
/**
 * Revenue and signals of so many days before the exposure are the covariates of CUPED. Revenue as it was charged: what is given back after
 * the exposure may come of the asking, and a covariate that the asking moves takes part of its effect for noise.
 */
const REVENUE_DAYS = 90;
const SIGNAL_DAYS = 28;
const NAME = 'member_value';
/** Kept while the holdout is stopped: since when. */
export const COMPARISON = 'comparison';

/** From where what is new is read; values that the planner knows, so that it sees how little there is. */
export interface RolledUp {
  /** Charges read since (database clock). */
  readonly readSince: Date;
  /** Decisions and movements from this id on. */
  readonly idsSince: string;
}

/** The only writer of `exposure`, `member_value` and `roll_up`: what each member of the comparison brought. */
@Injectable()
export class ValuesStore {
  /** One roll-up at a time until the transaction ends; answers how far the last one came; null: there was none. */
  async lockLast(tx: Tx): Promise<RolledUp | null> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('roll-up of values', 0))`);
    const [last] = await rows<RolledUp>(
      tx,
      `select until - ${OVERLAP} as "readSince", uuidv7(until - clock_timestamp() - ${OVERLAP}) as "idsSince" from roll_up where name = $1`,
      [NAME],
    );
    return last ?? null;
  }

  /** The roll-up of this transaction has come as far as its beginning. */
  async markRolledUp(tx: Tx): Promise<void> {
    await tx.query(
      'insert into roll_up (name, until) values ($1, now()) on conflict (name) do update set until = excluded.until',
      [NAME],
    );
  }

  /** Everybody may be asked since `now`, or since it was said before: nothing that comes after it compares the arms. */
  async markStopped(tx: Tx, now: Date): Promise<void> {
    await tx.query('insert into roll_up (name, until) values ($1, $2) on conflict do nothing', [COMPARISON, now]);
  }

  /** The held-out are not asked, as far as anybody knows. */
  async markRunning(tx: Tx): Promise<void> {
    await tx.query('delete from roll_up where name = $1', [COMPARISON]);
  }

  /** Forgets the values, not the assignments. */
  async forgetAll(tx: Tx): Promise<void> {
    await tx.query('delete from member_value');
    await tx.query('update exposure set rolled_up_at = null, converted_at = null, churned_at = null');
  }

  /**
   * Takes in members under this share of the holdout (null: nobody new) and values anew whoever is fresh, paid or moved since.
   * The first decision on a member is the exposure, whatever it was: it comes about in the same way in both arms.
   * Answers how many members were looked at.
   */
  async takeIn(tx: Tx, last: RolledUp | null, holdoutShare: number | null): Promise<number> {
    await tx.query(`set local work_mem = '64MB'`); // sorts and hashes of a million members stay off the disk
    const [looked] = await rows<{ count: number }>(
      tx,
      `with first as (
         select distinct on (member_id) member_id, outcome = 'holdout' as held_out, $3::float8 as holdout_share, decided_at as exposed_at
         from decision where $3::float8 is not null and ($2::uuid is null or id >= $2)
           and not exists (select from exposure where exposure.member_id = decision.member_id)
         order by member_id, decided_at, id
       ), fresh as (
         select *, (
           select count(*) from signal
           where signal.member_id = first.member_id and occurred_at < exposed_at
             and occurred_at >= exposed_at - make_interval(days => ${SIGNAL_DAYS})
         ) as signals_before
         from first
       ), touched as materialized (
         select *, null::timestamptz as converted_at, null::timestamptz as churned_at, null::timestamptz as rolled_up_at from fresh
         union all
         select member_id, held_out, holdout_share, exposed_at, signals_before, converted_at, churned_at, rolled_up_at
         from exposure where rolled_up_at is null
         union all
         select member_id, held_out, holdout_share, exposed_at, signals_before, converted_at, churned_at, rolled_up_at
         from exposure where rolled_up_at is not null and member_id in (
           select member_id from charge where read_at >= $1::timestamptz
           union select member_id from mrr_movement where id >= $2)
       ), paid as (
         select member_id, currency,
           coalesce(sum(amount_minor) filter (where charged_at < exposed_at), 0) as before,
           coalesce(sum(net) filter (where charged_at >= exposed_at), 0) as net
         from (
           select member_id, currency, charged_at, exposed_at, amount_minor,
             case when charged_back then 0 else amount_minor - refunded_minor end as net
           from touched join charge using (member_id)
           where charged_at >= exposed_at - make_interval(days => ${REVENUE_DAYS})
         ) each
         group by 1, 2
       ), moved as (
         select member_id, currency, sum(amount_minor) as mrr,
           min(occurred_at) filter (where occurred_at >= exposed_at and amount_minor > 0) as converted_at,
           min(occurred_at) filter (where occurred_at >= exposed_at and kind = 'churn') as churned_at
         from touched join mrr_movement using (member_id) group by 1, 2
       ), valued as (
         insert into member_value as held (member_id, currency, before_minor, net_minor, mrr_minor)
         select member_id, currency, coalesce(before, 0), coalesce(net, 0), coalesce(mrr, 0)
         from paid full join moved using (member_id, currency)
         on conflict (member_id, currency) do update
           set before_minor = excluded.before_minor, net_minor = excluded.net_minor, mrr_minor = excluded.mrr_minor
           where (held.before_minor, held.net_minor, held.mrr_minor) <> (excluded.before_minor, excluded.net_minor, excluded.mrr_minor)
       ), turned as (
         select member_id, min(converted_at) as converted_at, min(churned_at) as churned_at from moved group by 1
       ), entered as (
         insert into exposure (member_id, held_out, holdout_share, exposed_at, signals_before, converted_at, churned_at, rolled_up_at)
         select member_id, held_out, holdout_share, exposed_at, signals_before, turned.converted_at, turned.churned_at, now()
         from touched left join turned using (member_id)
         where rolled_up_at is null
           or (touched.converted_at, touched.churned_at) is distinct from (turned.converted_at, turned.churned_at)
         on conflict (member_id) do update
           set converted_at = excluded.converted_at, churned_at = excluded.churned_at, rolled_up_at = excluded.rolled_up_at
       )
       select count(*)::int as count from touched`,
      [last?.readSince ?? null, last?.idsSince ?? null, holdoutShare],
    );
    return looked?.count ?? 0;
  }
}
