// The inner life of a member: lasting satisfaction, fresh experiences, and the answer that they lead to.
import { chance, normal, pick, sigmoid } from './random.mjs';

const DAY_MS = 86_400_000;
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Jakarta', 'Asia/Kathmandu', 'Australia/Sydney', null];
const LOCALES = ['en', 'id', 'de'];
const TASTES = ['essays', 'courses', 'music', 'films'];
/** Days until an experience counts half for the member. The service's own half-lives are others: it cannot know these. */
const HALF_LIFE_DAYS = { positive: 2, need: 1, negative: 4 };

/**
 * @typedef {object} Persona
 * @property {string} id
 * @property {'free' | 'basic' | 'premium'} plan at the start
 * @property {string | null} timeZone
 * @property {string} locale
 * @property {Record<string, string | number>} traits
 * @property {boolean} objected
 * @property {boolean} unlucky has one bad experience after the other
 * @property {string | null} nextCard the card that the next charge of a paying member meets, if not a good one
 * @property {number[]} satisfaction per day: a slow walk around a mood of the member's own
 */

/** @returns {Persona} */
export function persona(seed, id, plan, days) {
  const of = (what) => chance(seed, id, what);
  const mood = normal(seed, id, 'mood');
  const satisfaction = [];
  for (let day = 0, s = mood; day <= days; day++)
    satisfaction.push((s += 0.12 * (mood - s) + 0.3 * normal(seed, id, day, 's')));
  return {
    id,
    plan,
    timeZone: pick(ZONES, seed, id, 'zone'),
    locale: pick(LOCALES, seed, id, 'locale'),
    traits: { taste: pick(TASTES, seed, id, 'taste'), monthsHere: Math.floor(of('tenure') ** 2 * 36) },
    objected: false,
    unlucky: false,
    nextCard: plan !== 'free' && of('card') < 0.08 ? 'pm_card_chargeCustomerFail' : null,
    satisfaction,
  };
}

/** What each member lived through lately, by family, decayed. */
export function experiences() {
  const lived = new Map();
  const worth = ({ points, at }, family, now) => points * 2 ** (-(now - at) / DAY_MS / HALF_LIFE_DAYS[family]);
  return {
    /** @param {string} family @param {number} points @param {number} at ms */
    add(memberId, family, points, at) {
      if (!HALF_LIFE_DAYS[family]) return;
      const key = `${memberId}/${family}`;
      const before = lived.get(key);
      lived.set(key, { points: points + (before ? worth(before, family, at) : 0), at });
    },
    /** @returns {number} */
    of(memberId, family, now) {
      const one = lived.get(`${memberId}/${family}`);
      return one ? worth(one, family, now) : 0;
    },
  };
}

/** The member's answer to a proposal in front of them: yes, no, or nothing this time. */
export function answerOf(seed, one, day, step, fresh) {
  const yes = sigmoid(
    -3.9 +
      0.55 * one.satisfaction[day] +
      0.75 * Math.min(fresh('positive'), 4) +
      0.9 * Math.min(fresh('need'), 2) -
      Math.min(fresh('negative'), 3),
  );
  const draw = chance(seed, one.id, step, 'answer');
  if (draw < yes) return 'accept';
  return draw < yes + 0.2 * (1 - yes) ? 'decline' : 'ignore';
}

/** The cards that a free member tries on the hosted page, in order. */
export function cardsOf(seed, one, step) {
  const draw = chance(seed, one.id, step, 'cards');
  if (draw < 0.05) return ['pm_card_chargeDeclinedInsufficientFunds', 'pm_card_visa'];
  if (draw < 0.1) return ['pm_card_chargeCustomerFail'];
  return ['pm_card_visa'];
}
