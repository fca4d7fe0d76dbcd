// A generated membership: who the members are, and what each does in each step. Seeded; no draw depends on timing.
import { persona } from './persona.mjs';
import { chance, poisson, sigmoid } from './random.mjs';

const HOUR_MS = 3_600_000;
export const STEP_MS = 4 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;
const STEPS_PER_DAY = DAY_MS / STEP_MS;
/** The same each time, so that the report is. */
const MONTH = new Date('2026-09-01T00:00:00Z');

/**
 * @typedef {object} Step
 * @property {Date} opens
 * @property {Date} now the end of the step
 * @property {number} day 0 is the first
 * @property {import('./persona.mjs').Persona[]} newcomers join before anything else happens
 * @property {object[]} signals each of them new and valid
 * @property {object[]} repeats signals that were sent before
 * @property {object[]} broken what the service must refuse
 * @property {import('./persona.mjs').Persona[]} present look at their inbox
 * @property {import('./persona.mjs').Persona[]} atLimit the site asks for a decision on them at once
 *
 * @typedef {object} World
 * @property {Date} start
 * @property {number} days
 * @property {number} seed
 * @property {Record<string, object>} definitions meanings of signal names that are not the defaults
 * @property {(planOf: (id: string) => string) => Iterable<Step>} steps `planOf`: the member's plan by now
 * @property {boolean} [joinLater] members join in the course of the month, not before it
 * @property {string} [about] one line on where it comes from
 */

/** @param {{ seed: number, members: number, days: number, start?: Date }} options @returns {World} */
export function generatedWorld({ seed, members, days, start = MONTH }) {
  const people = Array.from({ length: members }, (_, i) => person(seed, i, days));
  return { start, days, seed, definitions: {}, steps: (planOf) => steps(seed, people, start, days, planOf) };
}

/** Where so many days start that end with yesterday. */
export function daysUntilToday(days) {
  return new Date(Math.floor((Date.now() - HOUR_MS) / DAY_MS) * DAY_MS - days * DAY_MS);
}

function person(seed, index, days) {
  const id = `member-${String(index + 1).padStart(4, '0')}`;
  const of = (what) => chance(seed, id, what);
  const plan = of('plan') < 0.75 ? 'free' : of('plan') < 0.95 ? 'basic' : 'premium';
  return { ...persona(seed, id, plan, days), objected: of('objected') < 0.03, unlucky: of('unlucky') < 0.04 };
}

function* steps(seed, people, start, days, planOf) {
  let last = [];
  for (let step = 0; step < days * STEPS_PER_DAY; step++) {
    const opens = start.getTime() + step * STEP_MS;
    const now = new Date(opens + STEP_MS);
    const day = Math.floor(step / STEPS_PER_DAY);
    const signals = [];
    const present = [];
    const atLimit = [];
    for (const one of people) {
      const did = activity(seed, one, day, step % STEPS_PER_DAY, planOf(one.id));
      if (did.length === 0) continue;
      present.push(one);
      if (did.some(({ name }) => name === 'limit_hit') && chance(seed, one.id, step, 'ask') < 0.5) atLimit.push(one);
      const at = opens + Math.floor(chance(seed, one.id, step, 'minute') * (STEP_MS - 60_000));
      for (const [n, what] of did.entries())
        signals.push({
          id: `${one.id}-${step}-${n}`,
          member: one.id,
          occurredAt: new Date(at + n * 1000).toISOString(),
          ...what,
        });
    }
    const repeats = [...last, ...signals].filter(({ id }) => chance(seed, id, step, 'again') < 0.01);
    const broken = chance(seed, step, 'broken') < 0.05 ? [brokenSignal(seed, step, now)] : [];
    last = signals;
    const newcomers = step === 0 ? people : [];
    yield { opens: new Date(opens), now, day, newcomers, signals, repeats, broken, present, atLimit };
  }
}

function brokenSignal(seed, step, now) {
  const id = `broken-${step}`;
  const kinds = [
    { id, member: 'nobody-knows', name: 'login', occurredAt: now.toISOString() },
    { id, member: 'member-0001', name: 'login', occurredAt: new Date(now.getTime() + 24 * HOUR_MS).toISOString() },
    { id, member: 'member-0001', occurredAt: now.toISOString() },
  ];
  return kinds[Math.floor(chance(seed, step, 'kind') * kinds.length)];
}

/**
 * What one member does in one step; empty: not there. Rates: content by satisfaction, completions and ratings by content, limits
 * only below the top plan, trouble for everybody.
 */
function activity(seed, one, day, stepOfDay, plan) {
  const of = (what) => chance(seed, one.id, day, what);
  if (Math.floor(of('hour') * STEPS_PER_DAY) !== stepOfDay) return [];
  const s = one.satisfaction[day];
  if (of('login') >= sigmoid(-0.4 + 0.7 * s)) return [];
  const content = poisson(Math.exp(0.5 + 0.3 * s), seed, one.id, day, 'content');
  const limit = { free: 0.06, basic: 0.03 }[plan] ?? 0;
  const did = [{ name: 'login' }];
  const sometimes = (what, probability, name) => of(what) < probability && did.push({ name });
  if (content > 0) did.push({ name: 'content_viewed', value: content });
  sometimes('complete', 1 - Math.exp(-0.1 * content), 'content_completed');
  sometimes('rate', 0.12, of('stars') < sigmoid(0.3 + s) ? 'rated_high' : 'rated_low');
  sometimes('limit', 1 - Math.exp(-limit * content), 'limit_hit');
  sometimes('gated', plan === 'premium' ? 0 : content >= 3 ? 0.06 : 0.04, 'gated_feature_tapped');
  sometimes('ticket', one.unlucky ? 0.9 : 0.012 * Math.exp(-0.5 * s), 'ticket_opened');
  sometimes('crash', 0.02, 'crash');
  sometimes('failed', plan === 'free' ? 0 : 0.04 / 30, 'payment_failed');
  return did;
}
