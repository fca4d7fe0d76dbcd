// The mapping file of a foreign event log: what in it is a member, a time, a signal, a plan. docs/examples/README.md says it in words.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

const MS = { s: 1000, ms: 1 };
const FAMILIES = ['positive', 'need', 'negative', 'neutral'];
const PLANS = ['free', 'basic', 'premium'];
const KEYS = ['member', 'time', 'name', 'id', 'value', 'where', 'level', 'signals', 'unmapped'];
const [EARLIEST, LATEST] = [Date.parse('2000-01-01'), Date.parse('2100-01-01')];
const LONGEST_ID = 128;

/**
 * @typedef {object} Mapping a field is a path such as `user.id`
 * @property {string} member field with the member's id
 * @property {{ field: string, unit: 's' | 'ms' | 'iso' }} time
 * @property {string} name field with the event's name
 * @property {string[]} [id] fields that together make the event's id
 * @property {string} [value] field with the amount of what happened
 * @property {Record<string, { in?: unknown[], notIn?: unknown[] }>} [where] what must hold for an event to count
 * @property {{ field: string, plans: Record<string, 'free' | 'basic' | 'premium'> }} [level] the member's plan at the first event
 * @property {Record<string, { signal: string, family: string, weight: number, valueCap?: number }>} signals
 * @property {'store' | 'ignore'} unmapped what happens to events that `signals` does not name
 */

/** Reads and checks a mapping; throws one line that says what is wrong. @returns {Mapping} */
export function readMapping(file) {
  if (!existsSync(file)) throw new Error(`there is no mapping file ${file}`);
  let mapping;
  try {
    mapping = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error.message}`);
  }
  const isObject = (one) => typeof one === 'object' && one !== null && !Array.isArray(one);
  const isField = (one) => typeof one === 'string' && one !== '';
  const wants = (ok, what) => {
    if (!ok) throw new Error(`${file}: ${what}`);
  };
  wants(isObject(mapping), 'must be a JSON object');
  for (const key of Object.keys(mapping)) wants(KEYS.includes(key), `"${key}" is not known; known: ${KEYS.join(', ')}`);
  const { member, time, name, id, value, where, level, signals, unmapped } = mapping;
  wants(isField(member), '"member" must name the field with the id of the member');
  wants(isField(name), '"name" must name the field with the name of the event');
  wants(
    isField(time?.field) && ['s', 'ms', 'iso'].includes(time.unit),
    '"time" must be { "field", "unit": "s" | "ms" | "iso" }',
  );
  wants(id === undefined || (Array.isArray(id) && id.length > 0 && id.every(isField)), '"id" must be a list of fields');
  wants(value === undefined || isField(value), '"value" must name a field');
  wants(where === undefined || isObject(where), '"where" must be { field: { "in" or "notIn": values } }');
  for (const [field, rule] of Object.entries(where ?? {}))
    wants(
      isObject(rule) && Object.entries(rule).every(([key, one]) => /^(in|notIn)$/.test(key) && Array.isArray(one)),
      `"where.${field}" must be { "in" or "notIn": list of values }`,
    );
  wants(
    level === undefined || (isField(level?.field) && isObject(level.plans)),
    '"level" must be { "field", "plans": { value: plan } }',
  );
  wants(
    Object.values(level?.plans ?? {}).every((plan) => PLANS.includes(plan)),
    `"level.plans" may lead to ${PLANS.join(', ')}`,
  );
  wants(['store', 'ignore'].includes(unmapped), '"unmapped" must be "store" or "ignore"');
  wants(isObject(signals), '"signals" must map event names to signals');
  for (const [event, one] of Object.entries(signals)) checkMeaning(event, one ?? {}, wants);
  return mapping;
}

function checkMeaning(event, { signal, family, weight, valueCap }, wants) {
  const at = `"signals.${event}`;
  wants(/^[a-z0-9][a-z0-9_-]{0,63}$/.test(signal ?? ''), `${at}.signal" must be of a-z, 0-9, _ and -`);
  wants(FAMILIES.includes(family), `${at}.family" must be one of ${FAMILIES.join(', ')}`);
  wants(typeof weight === 'number' && weight >= 0 && weight <= 1000, `${at}.weight" must be a number from 0 to 1000`);
  wants(valueCap === undefined || (typeof valueCap === 'number' && valueCap > 0), `${at}.valueCap" must be above 0`);
}

/** The value at a path; a field whose own name has dots in it is found too. */
const at = (event, path) => event?.[path] ?? path.split('.').reduce((value, key) => value?.[key], event);

/**
 * One line of the log by the mapping. Throws when the line is broken.
 * @returns {{ id: string, member: string, at: number, plan: string, signal: string | null, value?: number } | null} null: `where` leaves it out
 */
export function mapLine(line, number, mapping) {
  const event = JSON.parse(line);
  for (const [field, { in: wanted, notIn }] of Object.entries(mapping.where ?? {})) {
    const value = at(event, field) ?? null;
    if ((wanted && !wanted.includes(value)) || notIn?.includes(value)) return null;
  }
  const member = textAt(event, mapping.member);
  const name = textAt(event, mapping.name);
  const value = mapping.value === undefined ? undefined : (at(event, mapping.value) ?? undefined);
  if (value !== undefined && !(typeof value === 'number' && value >= 0 && value <= 1e9))
    throw new Error(`${mapping.value} is not an amount`);
  return {
    id: idOf(event, line, number, mapping.id),
    member,
    at: timeOf(event, mapping.time),
    plan: planOf(event, mapping.level),
    signal: mapping.signals[name]?.signal ?? (mapping.unmapped === 'store' ? slug(name) : null),
    ...(value !== undefined && { value }),
  };
}

function textAt(event, field) {
  const value = at(event, field);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  if (text.trim() === '' || text.length > LONGEST_ID || /\p{Cc}/u.test(text))
    throw new Error(`${field} is missing or no text`);
  return text;
}

function timeOf(event, { field, unit }) {
  const value = at(event, field);
  const time = unit === 'iso' ? Date.parse(value) : Number(value ?? NaN) * MS[unit];
  if (!(time >= EARLIEST && time < LATEST)) throw new Error(`${field} is not a time in ${unit} from 2000 to 2099`);
  return time;
}

function planOf(event, level) {
  const value = level && at(event, level.field);
  if (value === undefined || value === null) return 'free';
  const plan = Object.hasOwn(level.plans, value) && level.plans[value];
  if (!plan) throw new Error(`level.plans does not name the ${level.field} ${JSON.stringify(value)}`);
  return plan;
}

const hash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Without fields of its own an event is told by its line and where that stands. */
function idOf(event, line, number, fields) {
  const parts = fields?.map((field) => at(event, field));
  const id = parts?.every((part) => part !== undefined && part !== null && part !== '') ? parts.join('-') : null;
  if (id === null) return `${number}-${hash(line)}`;
  return id.length <= LONGEST_ID ? id : hash(id);
}

function slug(name) {
  const text = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
    .slice(0, 64);
  return text || `event_${hash(name)}`;
}
