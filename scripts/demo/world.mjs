// A generated membership: who the members are, and what each does in each step of the month. Seeded; no draw depends on timing.
import { chance, normal, pick, poisson, sigmoid } from './random.mjs';

export const STEP_HOURS = 4;
const STEPS_PER_DAY = 24 / STEP_HOURS;
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Jakarta', 'Asia/Kathmandu', 'Australia/Sydney', null];
const LOCALES = ['en', 'id', 'de'];

/**
 * @typedef {object} Person
 * @property {string} id
 * @property {'free' | 'basic' | 'premium'} plan at the start
 * @property {boolean} objected
 * @property {boolean} unlucky has one bad experience after the other
 * @property {string | null} nextCard the card that the next charge of a paying member meets, if not a good one
 * @property {number} mood long-run satisfaction, normal
 * @property {number[]} satisfaction per day: a slow walk around the mood
 */

/** @returns {Person[]} */
export function people(seed, count, days) {
  return Array.from({ length: count }, (_, i) => {
    const of = (what) => chance(seed, i, what);
    const plan = of('plan') < 0.75 ? 'free' : of('plan') < 0.95 ? 'basic' : 'premium';
    const mood = normal(seed, i, 'mood');
    const satisfaction = [];
    for (let day = 0, s = mood; day < days; day++)
      satisfaction.push((s += 0.12 * (mood - s) + 0.3 * normal(seed, i, day, 's')));
    return {
      id: `member-${String(i + 1).padStart(4, '0')}`,
      plan,
      objected: of('objected') < 0.03,
      unlucky: of('unlucky') < 0.04,
      nextCard: plan === 'basic' && of('card') < 0.2 ? 'pm_card_chargeCustomerFail' : null,
      timeZone: pick(ZONES, seed, i, 'zone'),
      locale: pick(LOCALES, seed, i, 'locale'),
      mood,
      satisfaction,
    };
  });
}

/**
 * What one member does in one step: signals without their ids and times. Empty: not there. Rates after the member simulator of the
 * design: content by satisfaction, completions and ratings by content, limits only below the top plan, trouble for everybody.
 */
export function activity(seed, person, index, day, step, plan) {
  if (
    chance(seed, index, day, 'hour') * STEPS_PER_DAY < step ||
    chance(seed, index, day, 'hour') * STEPS_PER_DAY >= step + 1
  )
    return [];
  const s = person.satisfaction[day];
  const of = (what) => chance(seed, index, day, what);
  if (of('login') >= sigmoid(-0.4 + 0.7 * s)) return [];
  const content = poisson(Math.exp(0.5 + 0.3 * s), seed, index, day, 'content');
  const limit = { free: 0.06, basic: 0.03, premium: 0 }[plan] ?? 0;
  const high = sigmoid(0.3 + s);
  const did = [{ name: 'login' }];
  if (content > 0) did.push({ name: 'content_viewed', value: content });
  if (of('complete') < 1 - Math.exp(-0.1 * content)) did.push({ name: 'content_completed' });
  if (of('rate') < 0.12) did.push(of('stars') < high ? { name: 'rated_high' } : { name: 'rated_low' });
  if (of('limit') < 1 - Math.exp(-limit * content)) did.push({ name: 'limit_hit' });
  if (plan !== 'premium' && of('gated') < 0.05) did.push({ name: 'gated_feature_tapped' });
  if (of('ticket') < (person.unlucky ? 0.5 : 0.012 * Math.exp(-0.5 * s))) did.push({ name: 'ticket_opened' });
  if (of('crash') < 0.02) did.push({ name: 'crash' });
  return did;
}

/** The member's answer to a proposal: yes, no, or nothing this time. */
export function answerOf(seed, person, index, day, proposalId) {
  const yes = sigmoid(-1 + 0.6 * person.satisfaction[day]);
  const draw = chance(seed, index, day, 'answer');
  if (draw < yes) return 'accept';
  return draw < yes + 0.4 * (1 - yes) && proposalId ? 'decline' : 'ignore';
}

/** The cards that a free member tries on the hosted page, in order. */
export function cardsOf(seed, index, day) {
  const draw = chance(seed, index, day, 'cards');
  if (draw < 0.06) return ['pm_card_chargeDeclinedInsufficientFunds', 'pm_card_visa'];
  if (draw < 0.12) return ['pm_card_chargeCustomerFail'];
  return ['pm_card_visa'];
}
