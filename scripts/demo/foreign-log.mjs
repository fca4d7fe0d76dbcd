// Replays somebody else's event log (NDJSON) by a mapping file: what in it is a member, a time, a signal, a level.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { lookAndAnswer, newTally } from './answers.mjs';
import { seedCatalogue } from './catalogue.mjs';
import { send } from './month.mjs';
import { chance } from './random.mjs';
import { each, site, stripe } from './site.mjs';

const HOUR_MS = 3_600_000;
const STEP_MS = 4 * HOUR_MS;
const UNITS = { s: 1000, ms: 1 };
const WIDTH = 8;

/**
 * @typedef {object} Mapping docs/examples/README.md says the same in words
 * @property {string} member field with the member's id
 * @property {{ field: string, unit: 's' | 'ms' | 'iso' }} time
 * @property {string} name field with the event's name
 * @property {Record<string, unknown[]>} [skip] field -> values whose events are left out
 * @property {{ field: string, plans: Record<string, 'free' | 'basic' | 'premium'> }} level the member's plan at the first event
 * @property {Record<string, { signal: string, family: string, weight: number, valueCap?: number, blocker?: boolean }>} signals
 * @property {'store' | 'ignore'} unmapped what happens to events that `signals` does not name
 */

/** Reads and maps the log. Throws with one line that says what is wrong; up to 1 % of broken lines are counted and left out. */
export function readLog(eventsFile, mappingFile) {
  const mapping = readMapping(mappingFile);
  if (!existsSync(eventsFile)) throw new Error(`there is no file ${eventsFile}`);
  const lines = readFileSync(eventsFile, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const counts = { lines: lines.length, skipped: 0, ignored: 0, broken: 0 };
  const events = [];
  for (const [index, line] of lines.entries()) {
    const event = mapped(line, index, mapping, counts);
    if (event) events.push(event);
  }
  if (counts.broken > lines.length / 100)
    throw new Error(
      `${counts.broken} of ${lines.length} lines cannot be read by ${mappingFile}; is it for another log?`,
    );
  if (events.length === 0) throw new Error(`no event of ${eventsFile} is mapped by ${mappingFile}`);
  events.sort((a, b) => a.at - b.at);
  const start = new Date(Math.floor(events[0].at / STEP_MS) * STEP_MS);
  const days = Math.ceil((events.at(-1).at - start.getTime()) / (24 * HOUR_MS)) || 1;
  return { mapping, events, counts, start, days };
}

function readMapping(file) {
  if (!existsSync(file)) throw new Error(`there is no mapping file ${file}`);
  let mapping;
  try {
    mapping = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error.message}`);
  }
  const wants = (ok, what) => {
    if (!ok) throw new Error(`${file}: ${what}`);
  };
  wants(typeof mapping.member === 'string', '"member" must name the field with the id of the member');
  wants(typeof mapping.name === 'string', '"name" must name the field with the name of the event');
  wants(
    typeof mapping.time?.field === 'string' && ['s', 'ms', 'iso'].includes(mapping.time.unit),
    '"time" must be { "field", "unit": "s" | "ms" | "iso" }',
  );
  wants(
    typeof mapping.level?.field === 'string' && mapping.level.plans,
    '"level" must be { "field", "plans": { value: plan } }',
  );
  wants(
    Object.values(mapping.level.plans).every((plan) => ['free', 'basic', 'premium'].includes(plan)),
    '"level.plans" may lead to free, basic or premium',
  );
  wants(['store', 'ignore'].includes(mapping.unmapped), '"unmapped" must be "store" or "ignore"');
  for (const [name, { signal, family, weight } = {}] of Object.entries(mapping.signals ?? {})) {
    const known = ['positive', 'need', 'negative', 'neutral'].includes(family);
    wants(
      /^[a-z0-9][a-z0-9_-]*$/.test(signal ?? '') && known && weight >= 0,
      `"signals.${name}" must have a signal (a-z, 0-9, _, -), a family and a weight`,
    );
  }
  wants(mapping.signals, '"signals" must map event names to signals');
  return mapping;
}

function mapped(line, index, mapping, counts) {
  let event;
  try {
    event = JSON.parse(line);
  } catch {
    counts.broken++;
    return null;
  }
  for (const [field, values] of Object.entries(mapping.skip ?? {})) {
    if (values.includes(event[field])) {
      counts.skipped++;
      return null;
    }
  }
  const { field, unit } = mapping.time;
  const at = unit === 'iso' ? Date.parse(event[field]) : Number(event[field]) * UNITS[unit];
  const member = String(event[mapping.member] ?? '');
  const name = String(event[mapping.name] ?? '');
  if (!Number.isFinite(at) || member === '' || name === '') {
    counts.broken++;
    return null;
  }
  const meaning = mapping.signals[name];
  if (!meaning && mapping.unmapped === 'ignore') counts.ignored++;
  const signal =
    meaning?.signal ??
    (mapping.unmapped === 'store'
      ? name
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '_')
          .replace(/^_|_$/g, '')
      : null);
  const id = `${index + 1}-${createHash('sha256').update(line).digest('hex').slice(0, 16)}`;
  return { id, member, at, signal, plan: mapping.level.plans[event[mapping.level.field]] ?? 'free' };
}

/** Plays the log; members join at their first event with the plan that it shows. */
export async function replay(stack, { mapping, events, counts, start, days }, { seed }, progress) {
  const tierlift = site(stack);
  const payments = stripe(stack.sandboxUrl);
  await seedCatalogue(tierlift, new Date(start.getTime() + Math.ceil(days / 2) * 24 * HOUR_MS));
  for (const { signal, family, weight, valueCap, blocker } of Object.values(mapping.signals)) {
    const meaning = {
      family,
      weight,
      ...(valueCap !== undefined && { valueCap }),
      ...(blocker !== undefined && { blocker }),
    };
    await tierlift.call('PUT', `/v1/signal-definitions/${signal}`, meaning);
  }
  const sent = { accepted: 0, duplicates: 0, rejected: 0 };
  const heard = { accepted: 0, duplicates: 0, rejected: 0 };
  const tally = newTally();
  const joined = new Map();
  let next = 0;
  for (let step = 1; next < events.length; step++) {
    const now = new Date(start.getTime() + step * STEP_MS);
    await tierlift.travel(now);
    const batch = [];
    for (; next < events.length && events[next].at <= now.getTime(); next++) batch.push(events[next]);
    if (batch.length === 0) continue;
    const newcomers = batch.filter(
      ({ member }, i) => !joined.has(member) && batch.findIndex((one) => one.member === member) === i,
    );
    for (const { member, plan } of newcomers) joined.set(member, plan);
    await each(newcomers, WIDTH, ({ member, plan }) => join(tierlift, payments, member, plan));
    await tierlift.drain();
    const signals = batch.flatMap(({ id, member, at, signal }) =>
      signal ? [{ id, member, name: signal, occurredAt: new Date(at).toISOString() }] : [],
    );
    sent.accepted += signals.length;
    await send(tierlift, signals, heard);
    await tierlift.drain();
    const day = Math.min(days, Math.ceil((step * STEP_MS) / (24 * HOUR_MS)));
    await each(new Set(batch.map(({ member }) => member)), WIDTH, (member) => {
      const draw = chance(seed, member, step, 'answer');
      return lookAndAnswer(
        tierlift,
        tally,
        member,
        now,
        () => (draw < 0.35 ? 'accept' : draw < 0.6 ? 'decline' : 'ignore'),
        ['pm_card_visa'],
      );
    });
    await tierlift.drain();
    progress({ day, signals: heard.accepted, asked: tally.asked.size, accepts: tally.accepts });
  }
  const to = new Date(start.getTime() + (days + 1) * 24 * HOUR_MS);
  await tierlift.travel(to);
  console.log(
    `\nThe log: ${counts.lines} lines, ${joined.size} members, ${counts.skipped} skipped, ${counts.ignored} ignored, ${counts.broken} broken`,
  );
  const members = await tierlift.pages('/v1/members');
  const before = members.map(({ id }) => ({ id, plan: joined.get(id) }));
  const heldOut = new Set(members.filter((one) => one.heldOut).map(({ id }) => id));
  const never = new Set([...joined].filter(([, plan]) => plan === 'premium').map(([id]) => id));
  return { tierlift, payments, before, from: start, to, sent, heard, tally, heldOut, never };
}

async function join({ call }, payments, member, plan) {
  const path = `/v1/members/${encodeURIComponent(member)}`;
  await call('PUT', path, {});
  if (plan === 'free') return;
  await call('PUT', `${path}/stripe-customer`, {
    stripeCustomerId: await payments.subscriber(member, `${plan}_month_usd`),
  });
}
