import { DEFAULT_RULES, IN_FLIGHT } from '#domain';
import { Clock, Config } from '#platform';
import { Database, rows, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

/** What breaks an invariant: how often, and up to three of the rows. */
export interface Broken {
  readonly violations: number;
  readonly examples: readonly string[];
}

/** Business time. */
const NOW = '(select now from moment)';
/** How far the clocks of two processes may be apart. */
const SKEW = `interval '2 minutes'`;
/** The share of members held out; null: nobody is. */
const SHARE = '(select held_out_share from moment)';
const STATUSES_IN_FLIGHT = `(${IN_FLIGHT.map((status) => `'${status}'`).join(', ')})`;
const ON_PAGE = `('checkout', 'purchase')`;
const PRICES = `select plan.key, price ->> 'lookupKey' as lookup_key from plan, jsonb_array_elements(prices) price`;
/** Members whose plan is as Stripe was last read. */
const READ = `select member.* from billing_customer join member on member.id = member_id where deleted_at is null and read_at is not null and plan_state = 'known'`;
const unfinished = (name: string, field: string) =>
  `select payload ->> '${field}' as id from outbox_job where name = '${name}' and finished_at is null`;
/** What is left on members who were erased so long ago that the second look at them is over. */
const leftOf = (table: string, what: string) =>
  `select person.id::text from member person join ${table} on member_id = person.id where erased_at < ${NOW} - interval '10 minutes' and (${what})`;
const inexact = (table: string, column: string, field: string) =>
  `select '${table}' from ${table} where jsonb_path_exists(${column}, '$.**.${field} ? (@ != null && (@.type() != "number" || @ != @.floor() || @ > 9007199254740991))')`;

/**
 * For an invariant, statements that each select what breaks it, as text. `rules` are those of each version of the policy and `since`
 * when they hold.
 */
const BREAKING: Readonly<Record<number, readonly string[]>> = {
  1: [
    `select member_id::text from proposal where status in ('open', 'presented') group by member_id having count(*) > 1`,
  ],
  3: [
    `select id from signal group by id having count(*) > 1`,
    `select id from signal where not exists (select 1 from signal_id where signal_id.id = signal.id)`,
    `select id from signal_id where not exists (select 1 from signal where signal.id = signal_id.id)`,
  ],
  4: [
    `select id::text from proposal where status = 'accepted' and not exists (select 1 from plan_change where proposal_id = proposal.id)`,
    `select proposal_id::text from plan_change where status = 'succeeded' and proposal_id is not null group by 1 having count(*) > 1`,
    `select id::text from plan_change where parameters is null and status in ${STATUSES_IN_FLIGHT}`,
    `select plan_change.id::text from plan_change join member on member.id = member_id
     where status = 'submitted' and kind not in ${ON_PAGE} and plan_state = 'known' and submitted_at > ${NOW} - interval '23 hours'
       and plan_change.id::text not in (${unfinished('apply-plan-change', 'planChangeId')})`,
  ],
  5: [
    `select id::text from plan_change where status = 'submitted' and kind not in ${ON_PAGE} and submitted_at < ${NOW} - interval '25 hours'`,
  ],
  6: [
    `select id::text from proposal where status = 'accepted' and not exists (select 1 from consent where proposal_id = proposal.id)`,
    `select proposal_id::text from consent join proposal on proposal.id = proposal_id where status <> 'accepted'`,
    `select id::text from proposal where status = 'accepted' and answered_at >= expires_at`,
    `select plan_change.id::text from plan_change join proposal on proposal.id = proposal_id
     where (to_plan_key, plan_change.price_lookup_key) is distinct from (proposal.plan_key, proposal.price_lookup_key)`,
    `select id::text from plan_change where status = 'succeeded' and kind not in ${ON_PAGE} and after_id is null and not exists (
       select 1 from quote where plan_change_id = plan_change.id and submitted_at between created_at - ${SKEW} and expires_at + ${SKEW})`,
    `select id::text from plan_change where status = 'succeeded' and kind not in ${ON_PAGE} and after_id is null
       and jsonb_array_length(terms -> 'products') > 0 and not exists (select 1 from plan_change next where next.after_id = plan_change.id)`,
    `select next.id::text from plan_change next join plan_change first on first.id = next.after_id where first.status <> 'succeeded'`,
  ],
  7: [
    `select member_id::text from plan_change where status in ${STATUSES_IN_FLIGHT} group by member_id having count(*) > 1`,
    `select sale.id::text from sale left join sale_question on sale_id = sale.id where status in ('ready', 'paying', 'paid')
     group by sale.id having count(*) filter (where state <> 'asked' or answer is not null) < 2`,
    `select sale_id::text from sale_question first join sale_question second using (sale_id)
     where first.kind = 'up_sell' and second.kind = 'cross_sell' and first.state = 'asked'
       and (first.answered_at is null or second.asked_at < first.answered_at)`,
    `select sale.id::text from sale join plan_change on plan_change.id = plan_change_id
     where sale.status = 'paid' and plan_change.status <> 'succeeded'`,
    `select sale.id::text from sale join plan_change on after_id = plan_change_id
     where sale.status = 'paid' and plan_change.status <> 'succeeded' and (lines @> '[{"kind": "product"}]' or unpaid = '[]'
       or plan_change.status in ${STATUSES_IN_FLIGHT})`,
    `select sale.id::text from sale join plan_change on plan_change.id = plan_change_id
       left join plan_change products on products.after_id = plan_change_id
     where sale.status = 'paying' and plan_change.status = 'succeeded' and coalesce(products.status, 'succeeded') = 'succeeded'
       and plan_change.id::text not in (${unfinished('settle-sale', 'planChangeId')})`,
  ],
  8: [
    `select external_id from (${READ}) member where plan_key in (select key from (${PRICES}) price) and not exists (
       select 1 from subscription join (${PRICES}) price using (lookup_key)
       where member_id = member.id and key = plan_key and status in ('trialing', 'active', 'past_due'))`,
  ],
  9: [
    `select id from stripe_event where handled_at is null and id not in (${unfinished('handle-stripe-event', 'eventId')})`,
    `select external_id from (${READ}) member join subscription on member_id = member.id join (${PRICES}) price using (lookup_key)
     where status in ('trialing', 'active') and not first_unpaid and plan_key <> key`,
    `select sale.id::text from sale join product_order on external_id = sale.id::text and refunded_at is null
       join plan_change on coalesce(after_id, plan_change.id) = plan_change_id
       left join charge on charge.member_id = plan_change.member_id and charge.payment_id = plan_change.payment_id
     where plan_change.payment_id is not null and plan_change_id::text not in (${unfinished('settle-sale', 'planChangeId')})
     group by sale.id having bool_and(coalesce(refunded_minor >= amount_minor, false))`,
  ],
  10: [`select id from subscription where status in ('canceled', 'incomplete_expired') and mrr_minor <> 0`],
  11: [
    `select id::text from plan_change where status in ${STATUSES_IN_FLIGHT}
       and not exists (select 1 from billing_customer where billing_customer.member_id = plan_change.member_id)`,
  ],
  12: [
    `select id::text from outbox_job where finished_at is null and dead_at is null and enqueued_at is null
       and greatest(created_at, run_at) < least(${NOW}, clock_timestamp()) - interval '1 hour'`,
  ],
  13: [`select id from subscription where lookup_key is null and mrr_minor <> 0`],
  14: [
    `select member_id::text from decision where wave_id is not null group by wave_id, member_id having count(*) > 1`,
    `select proposal_id::text from delivery group by proposal_id having count(*) > 1`,
    `select campaign_id || ' ' || slot from wave group by campaign_id, slot having count(*) > 1`,
    `select id::text from proposal where presented_at is not null and not exists (select 1 from delivery where proposal_id = proposal.id)`,
  ],
  15: [
    `select id::text from outbox_job where finished_at is null and dead_at is null and enqueued_at < clock_timestamp() - interval '1 hour'`,
    `select wave_leg.id::text from wave_leg join wave on wave.id = wave_id join campaign on campaign.id = campaign_id
     where wave_leg.ended_at is null and wave.status = 'running' and campaign.status = 'running'
       and wave_leg.id::text not in (${unfinished('run-wave-leg', 'legId')})`,
  ],
  16: [
    `select id::text from (
       select proposal.id, asked_at - lag(asked_at, (rules #>> '{cap,asks}')::int)
                over (partition by proposal.member_id order by asked_at, proposal.id) as since,
              make_interval(days => (rules #>> '{cap,days}')::int) as days
       from proposal cross join lateral (select coalesce(presented_at, proposal.created_at) as asked_at) as sent
       join decision on decision.id = decision_id join rules on version = policy_version
       where status <> 'withdrawn' or presented_at is not null
     ) ask where since < days`,
    `select proposal_id::text from delivery join lateral (
       select extract(hour from local) * 60 + extract(minute from local) as minute from (select claimed_at at time zone time_zone as local) at
     ) claimed on true join lateral (
       select (rules #>> '{quietHours,startMinute}')::int as starts, (rules #>> '{quietHours,endMinute}')::int as ends
       from rules where since <= claimed_at order by version desc limit 1
     ) quiet on true
     where time_zone is not null and case when starts <= ends then minute >= starts and minute < ends else minute >= starts or minute < ends end`,
  ],
  17: [
    `select webhook_delivery.id::text from webhook_delivery join webhook_endpoint on webhook_endpoint.id = endpoint_id
     where webhook_delivery.status = 'pending' and (webhook_endpoint.status = 'disabled'
       or next_attempt_at < ${NOW} - interval '1 hour' and (open_until is null or open_until < ${NOW} - interval '1 hour'))`,
    `select id::text from outgoing_event where position is null and created_at < clock_timestamp() - interval '1 hour'`,
    `select id::text from webhook_delivery where status = 'delivered' and delivered_at is null`,
  ],
  21: [
    `select table_name || '.' || column_name from information_schema.columns
     where table_schema = 'public' and column_name like '%\\_minor' and data_type <> 'bigint'`,
    inexact('plan', 'prices', 'unitAmountMinor'),
    inexact('offer', 'terms', 'amountOffMinor'),
    inexact('plan_change', 'terms', 'amountOffMinor'),
    inexact('plan_change', 'terms', 'unitAmountMinor'),
    inexact('subscription', 'discounts', 'amountOffMinor'),
    inexact('product', 'prices', 'unitAmountMinor'),
    inexact('sale', 'lines', 'unitAmountMinor'),
    inexact('sale', 'unpaid', 'unitAmountMinor'),
    inexact('quote', 'lines', 'amountMinor'),
    inexact('product_order', 'items', 'unitAmountMinor'),
  ],
  22: [
    `select id::text from member where erased_at is not null
       and (external_id <> 'erased:' || id or num_nonnulls(email, locale, time_zone) > 0 or traits <> '{}' or consents <> '{}' or objected_at is null)`,
    `select id_hash from erased_member join member on encode(sha256(convert_to(external_id, 'UTF8')), 'hex') = id_hash`,
    ...[
      'signal',
      'milestone',
      'engagement',
      'entitlement_use',
      'entitlement_usage',
      'billing_customer',
      'product_order',
      'sale_reminder',
    ].map((table) => leftOf(table, 'true')),
    leftOf('consent', `terms <> ''`),
    leftOf('subscription', `customer_id <> 'erased'`),
    leftOf('plan_change', `parameters <> '{}' or url is not null or terms ->> 'promotionCode' is not null`),
    leftOf(
      'proposal join delivery on proposal_id = proposal.id',
      'num_nonnulls(delivery.time_zone, address_hash, unsubscribe_hash) > 0',
    ),
    leftOf('sale', `consent ? 'terms'`),
    leftOf('sale join sale_question on sale_id = sale.id', 'words is not null'),
    `select member from (select distinct data ->> 'member' as member from outgoing_event) told
     join erased_member on id_hash = encode(sha256(convert_to(member, 'UTF8')), 'hex')`,
  ],
  27: [
    `select proposal.id::text from proposal join decision on decision.id = decision_id where outcome <> 'offer'`,
    `select sale_id::text from sale join sale_question on sale_id = sale.id where held_out and state = 'asked'`,
    `select proposal.id::text from exposure join proposal using (member_id)
     where held_out and holdout_share = ${SHARE} and proposal.created_at >= exposed_at`,
  ],
  28: [
    `select member_id::text from (select member_id, currency, sum(amount_minor) as moved from mrr_movement group by 1, 2) movements
     full join (select member_id, currency, sum(mrr_minor) as earned from subscription group by 1, 2) earnings using (member_id, currency)
     where coalesce(moved, 0) <> coalesce(earned, 0)`,
  ],
};

/** Looks for rows that break what must hold. Only reads; each invariant is one statement over whole tables. */
@Injectable()
export class InvariantsStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** null: rows cannot show it. */
  async broken(invariant: number, on: Tx | Database = this.database): Promise<Broken | null> {
    const selects = BREAKING[invariant];
    if (!selects) return null;
    const { HOLDOUT_SHARE, HOLDOUT_STAGE } = this.config.env;
    const drawn = HOLDOUT_STAGE === 'running' || HOLDOUT_STAGE === 'analysis';
    const [found] = await rows<Broken>(
      on,
      `with moment as (select $1::timestamptz as now, $2::float8 as held_out_share),
            rules as (select 1 as version, $3::jsonb as rules, '-infinity'::timestamptz as since
                      union all select version, rules, created_at from policy),
            broken(what) as materialized (${selects.join(' union all ')})
       select count(*)::int as violations, array(select what from broken order by what limit 3) as examples from broken`,
      [this.clock.now(), drawn ? HOLDOUT_SHARE : null, JSON.stringify(DEFAULT_RULES)],
    );
    return found ?? null;
  }

  /** Of these constraints, unique indexes and triggers, those that the schema lacks or that do not hold for all rows. */
  async missing(names: readonly string[], on: Tx | Database = this.database): Promise<string[]> {
    const found = await rows<{ name: string }>(
      on,
      `select name from unnest($1::text[]) name where name not in (
         select conname from pg_constraint where convalidated
         union all select tgname from pg_trigger where not tgisinternal and tgenabled in ('O', 'A')
         union all select relname from pg_index join pg_class on pg_class.oid = indexrelid where indisunique and indisvalid
         union all select format('%s (%s)', indrelid::regclass, (
           select string_agg(attname, ', ' order by ordinality) from unnest(indkey::int[]) with ordinality key (attnum, ordinality)
           join pg_attribute on attrelid = indrelid and pg_attribute.attnum = key.attnum))
         from pg_index where indisunique and indisvalid and indpred is null)`,
      [names],
    );
    return found.map(({ name }) => name);
  }
}
