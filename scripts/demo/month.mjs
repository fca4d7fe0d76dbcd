// Plays a world: members act, Tierlift decides, members answer and pay; step by step, with the clock in our hands.
import { askedOf, look, lookAndAnswer, newTally } from './answers.mjs';
import { seedCatalogue } from './catalogue.mjs';
import { answerOf, cardsOf, experiences } from './persona.mjs';
import { each, memberPath, site } from './site.mjs';
import { stripe } from './stripe.mjs';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BATCH = 1000;
/** Less than the five days a proposal stays open: whoever is looked after this often cannot be asked unseen. */
const WATCH_MS = 4 * DAY_MS;

/**
 * @typedef {object} Run what was sent and done, for the report to check against
 * @property {import('./site.mjs').Site} tierlift
 * @property {import('./stripe.mjs').Stripe} payments
 * @property {import('./world.mjs').World} world
 * @property {Date} from movements before are the start of the month
 * @property {Date} to
 * @property {Map<string, import('./persona.mjs').Persona>} people who joined
 * @property {Set<string>} heldOut
 * @property {{ accepted: number, duplicates: number, rejected: number }} sent as we count
 * @property {{ accepted: number, duplicates: number, rejected: number }} heard as the service counts
 * @property {import('./answers.mjs').Tally} tally
 * @property {Map<string, { at: number, points: number }[]>} trouble bad experiences by member
 * @property {{ member: string, outcome: string, proposal: object | null }[]} atLimit decisions that the site asked for
 */

/** @param {import('./world.mjs').World} world @returns {Promise<Run>} */
export async function play(stack, world, progress) {
  const tierlift = site(stack);
  const { call } = tierlift;
  const { start, days } = world;
  const payments = stripe(stack.sandboxUrl);
  await seedCatalogue(
    tierlift,
    payments,
    new Date(start.getTime() + (Math.ceil(days / 2) - 1) * DAY_MS + 12 * HOUR_MS),
  );
  for (const [name, meaning] of Object.entries(world.definitions))
    await call('PUT', `/v1/signal-definitions/${name}`, meaning);
  const { data: known } = await call('GET', '/v1/signal-definitions');
  const definitions = new Map(known.map((one) => [one.name, one]));

  const none = () => ({ accepted: 0, duplicates: 0, rejected: 0 });
  const run = {
    ...{ tierlift, payments, world, people: new Map(), heldOut: new Set() },
    ...{ sent: none(), heard: none(), tally: newTally(), trouble: new Map(), atLimit: [] },
    from: new Date(start.getTime() + (world.joinLater ? 0 : 1)),
  };
  const lived = experiences();
  const plans = new Map();
  let watched = start;
  let today = 0;
  let now = start;
  for (const step of world.steps((id) => plans.get(id) ?? run.people.get(id)?.plan ?? 'free')) {
    if (step.day > today) progress(await standing(run, step.day, now));
    today = step.day;
    if (step.now - watched > WATCH_MS) {
      await watch(run);
      watched = now;
    }
    if (step.newcomers.length > 0) {
      if (step.opens > now) await tierlift.travel(step.opens);
      await joinAll(run, step.newcomers);
    }
    now = step.now;
    await tierlift.travel(now);
    await sendAll(run, step);
    for (const signal of step.signals) remember(run, lived, definitions.get(signal.name), signal);
    await askAtLimit(run, step.atLimit);
    for (const member of await answerAll(run, lived, step))
      plans.set(member, (await call('GET', memberPath(member))).plan);
  }
  await watch(run);
  run.to = new Date(Math.max(start.getTime() + days * DAY_MS, now.getTime()) + HOUR_MS);
  await tierlift.travel(run.to);
  progress(await standing(run, days, run.to));
  return run;
}

/** As a site does when somebody stands before a closed door. */
async function askAtLimit({ tierlift, atLimit }, members) {
  if (members.length === 0) return;
  await each(members, async ({ id: member }) => {
    const body = { member, placement: 'limit_reached' };
    atLimit.push({ member, ...(await tierlift.call('POST', '/v1/decisions', body)) });
  });
  await tierlift.drain();
}

/** Answers the members who said yes. */
async function answerAll({ tierlift, tally, world: { seed } }, lived, { present, day, now }) {
  const before = tally.changes.length;
  const at = now.getTime();
  await each(present, (one) => {
    const decide = () => answerOf(seed, one, day, at, (family) => lived.of(one.id, family, at));
    return lookAndAnswer(tierlift, tally, one.id, now, decide, cardsOf(seed, one, at));
  });
  const yes = tally.changes.slice(before).map(({ member }) => member);
  if (yes.length > 0) await tierlift.drain();
  return yes;
}

async function joinAll({ tierlift, payments, people, heldOut }, newcomers) {
  for (const one of newcomers) people.set(one.id, one);
  await each(newcomers, async ({ id, plan, timeZone, locale, traits, objected, nextCard }) => {
    const added = await tierlift.call('PUT', memberPath(id), { timeZone, locale, traits, objected });
    if (added.heldOut) heldOut.add(id);
    if (plan === 'free') return;
    const stripeCustomerId = await payments.subscriber(id, `${plan}_month_usd`, nextCard);
    await tierlift.call('PUT', `${memberPath(id)}/stripe-customer`, { stripeCustomerId });
  });
  await tierlift.drain();
}

async function sendAll({ tierlift, sent, heard }, { signals, repeats, broken }) {
  sent.accepted += signals.length;
  sent.duplicates += repeats.length;
  sent.rejected += broken.length;
  const all = [...signals, ...repeats, ...broken];
  if (all.length === 0) return;
  for (let i = 0; i < all.length; i += BATCH) {
    const answer = await tierlift.call('POST', '/v1/signals', { signals: all.slice(i, i + BATCH) });
    heard.accepted += answer.accepted;
    heard.duplicates += answer.duplicates;
    heard.rejected += answer.rejected.length;
  }
  await tierlift.drain();
}

function remember({ trouble }, lived, definition, { member, occurredAt, value = 1 }) {
  if (!definition) return;
  const at = Date.parse(occurredAt);
  const points = definition.weight * Math.min(value, definition.valueCap ?? Infinity);
  lived.add(member, definition.family, points, at);
  if (definition.family === 'negative') trouble.set(member, [...(trouble.get(member) ?? []), { at, points }]);
}

/** Members who must not be asked, or hardly ever, are looked after even when they do not come. */
async function watch({ tierlift, tally, people, heldOut }) {
  const watched = [...people.values()].filter(
    ({ id, objected, unlucky, plan }) => heldOut.has(id) || objected || unlucky || plan === 'premium',
  );
  await each(watched, ({ id }) => look(tierlift, tally, id));
}

async function standing({ tierlift, from, heard, tally }, day, now) {
  const to = new Date(now.getTime() + 1).toISOString();
  const { data } = await tierlift.call('GET', `/v1/reports/mrr-movements?from=${from.toISOString()}&to=${to}`);
  const mrrMinor = data.reduce((sum, { endMinor }) => sum + endMinor, 0);
  return { day, signals: heard.accepted, asked: askedOf(tally), accepts: tally.changes.length, mrrMinor };
}
