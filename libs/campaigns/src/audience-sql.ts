import { after, DAY } from '#platform';
import { HALF_LIFE_DAYS, isGroup, type Audience, type Condition, type Range } from '#domain';

/** A condition on rows of `member`, for a `where`. What a person wrote stands in the parameters alone. */
export interface AudienceSql {
  readonly where: string;
  /** Numbered from the given first one on. */
  readonly parameters: readonly unknown[];
}

/** Compiles an audience to SQL over the alias `member`. `first`: the number of its first parameter. */
export function audienceSql(audience: Audience, now: Date, first = 1): AudienceSql {
  const parameters: unknown[] = [];
  const bind = (value: unknown, type: string) => `$${first - 1 + parameters.push(value)}::${type}`;
  const days = (count: number) => bind(after(now, -count * DAY), 'timestamptz');
  return { where: compile(audience, { bind, days, now: () => bind(now, 'timestamptz') }), parameters };
}

interface Binding {
  bind(value: unknown, type: string): string;
  /** The instant so many days ago. */
  days(count: number): string;
  now(): string;
}

function compile(audience: Audience, to: Binding): string {
  if (!isGroup(audience)) return compileCondition(audience, to);
  if ('not' in audience) return `not (${compile(audience.not, to)})`;
  const [parts, joint, none] = 'all' in audience ? [audience.all, ' and ', 'true'] : [audience.any, ' or ', 'false'];
  return parts.length === 0 ? none : `(${parts.map((part) => compile(part, to)).join(joint)})`;
}

/** Every condition is true or false, never null: `not` turns it round. */
function compileCondition(condition: Condition, to: Binding): string {
  if ('plan' in condition) return `member.plan_key = any(${to.bind(condition.plan, 'text[]')})`;
  if ('tenureDays' in condition) return since('member.created_at', condition.tenureDays, to);
  if ('score' in condition) return score(condition.score, to);
  if ('trait' in condition) return trait(condition.trait, to);
  if ('lastAskedDays' in condition) return lastAsked(condition.lastAskedDays, to);
  if ('signals' in condition) return signals(condition.signals, to);
  if ('timeZone' in condition) {
    const named = `coalesce(member.time_zone = any(${to.bind(
      condition.timeZone.filter((zone) => zone !== null),
      'text[]',
    )}), false)`;
    return condition.timeZone.includes(null) ? `(${named} or member.time_zone is null)` : named;
  }
  if ('locale' in condition) {
    const tags = to.bind(condition.locale, 'text[]');
    return `exists (select from unnest(${tags}) tag where lower(member.locale) = lower(tag) or starts_with(lower(member.locale), lower(tag) || '-'))`;
  }
  return `coalesce(member.consents -> ${to.bind(condition.consent, 'text')} = 'true'::jsonb, false)`;
}

/** `at` lies between so many days ago and so many. */
function since(at: string, { atLeast, atMost }: Range, to: Binding): string {
  const parts = [
    ...(atLeast === undefined ? [] : [`${at} <= ${to.days(atLeast)}`]),
    ...(atMost === undefined ? [] : [`${at} >= ${to.days(atMost)}`]),
  ];
  return `(${parts.join(' and ')})`;
}

function within(value: string, { atLeast, atMost }: Range, to: Binding): string {
  const parts = [
    ...(atLeast === undefined ? [] : [`${value} >= ${to.bind(atLeast, 'float8')}`]),
    ...(atMost === undefined ? [] : [`${value} <= ${to.bind(atMost, 'float8')}`]),
  ];
  return `(${parts.join(' and ')})`;
}

/** A family without a signal is worth 0; whether 0 fits decides which rows are worth looking for. */
function score({ family, ...range }: Extract<Condition, { score: unknown }>['score'], to: Binding): string {
  const value = `decayed(score, as_of, ${to.now()}, ${to.bind(HALF_LIFE_DAYS[family], 'float8')})`;
  const of = `select from engagement where engagement.member_id = member.id and family = ${to.bind(family, 'text')}`;
  const fits = within(value, range, to);
  return holds(0, range) ? `not exists (${of} and not ${fits})` : `exists (${of} and ${fits})`;
}

function trait({ name, ...test }: Extract<Condition, { trait: unknown }>['trait'], to: Binding): string {
  const key = to.bind(name, 'text');
  if ('exists' in test) return test.exists ? `member.traits ? ${key}` : `not member.traits ? ${key}`;
  if ('in' in test) {
    const values = to.bind(
      test.in.map((value) => JSON.stringify(value)),
      'jsonb[]',
    );
    return `coalesce(member.traits -> ${key} = any(${values}), false)`;
  }
  const value = `(member.traits -> ${key})`;
  return `case when jsonb_typeof(${value}) = 'number' then ${within(`${value}::float8`, test, to)} else false end`;
}

/** As the ledger: an ask counts from when it was sent, and a proposal that was withdrawn before anybody saw it was none. */
function lastAsked({ atLeast, atMost }: Range, to: Binding): string {
  const asked = `select from proposal where proposal.member_id = member.id and (proposal.status <> 'withdrawn' or proposal.presented_at is not null)`;
  const parts = [
    ...(atLeast === undefined
      ? []
      : [`not exists (${asked} and coalesce(proposal.presented_at, proposal.created_at) > ${to.days(atLeast)})`]),
    ...(atMost === undefined
      ? []
      : [`exists (${asked} and coalesce(proposal.presented_at, proposal.created_at) >= ${to.days(atMost)})`]),
  ];
  return `(${parts.join(' and ')})`;
}

function signals({ name, days, ...range }: Extract<Condition, { signals: unknown }>['signals'], to: Binding): string {
  const of = (columns: string) =>
    `select ${columns} from signal where signal.member_id = member.id and signal.name = ${to.bind(name, 'text')} and signal.occurred_at > ${to.days(days)}`;
  if (range.atMost === undefined && range.atLeast === 1) return `exists (${of('')})`;
  if (range.atMost === 0 && (range.atLeast ?? 0) <= 0) return `not exists (${of('')})`;
  return within(`(${of('count(*)')})`, range, to);
}

function holds(value: number, { atLeast = -Infinity, atMost = Infinity }: Range): boolean {
  return value >= atLeast && value <= atMost;
}
