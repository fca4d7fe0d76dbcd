// The generated month: members act, Tierlift decides, members answer and pay; step by step, with the clock in our hands.
import { lookAndAnswer, newTally } from './answers.mjs';
import { seedCatalogue } from './catalogue.mjs';
import { chance } from './random.mjs';
import { each, site, stripe } from './site.mjs';
import { activity, answerOf, cardsOf, people, STEP_HOURS } from './world.mjs';

export const START = new Date('2026-09-01T00:00:00Z');
const HOUR_MS = 3_600_000;
const WIDTH = 8;

/** Plays the month and answers what was sent and done, for the report to check against. */
export async function playMonth(stack, { members: count, days, seed }, progress) {
  const tierlift = site(stack);
  const payments = stripe(stack.sandboxUrl);
  const persons = people(seed, count, days);
  await seedCatalogue(tierlift, new Date(START.getTime() + Math.ceil(days / 2) * 24 * HOUR_MS + 12 * HOUR_MS));
  await each(persons, WIDTH, (person) => join(tierlift, payments, person));
  await tierlift.drain();
  const from = new Date(START.getTime() + HOUR_MS);
  await tierlift.travel(from);
  const before = await tierlift.pages('/v1/members');
  const plans = new Map(before.map(({ id, plan }) => [id, plan]));
  const heldOut = new Set(before.filter((one) => one.heldOut).map(({ id }) => id));

  const sent = { accepted: 0, duplicates: 0, rejected: 0 };
  const heard = { accepted: 0, duplicates: 0, rejected: 0 };
  const tally = newTally();
  const steps = (days * 24) / STEP_HOURS;
  for (let step = 0; step < steps; step++) {
    const day = Math.floor((step * STEP_HOURS) / 24);
    const opens = START.getTime() + step * STEP_HOURS * HOUR_MS;
    const now = new Date(Math.max(opens + STEP_HOURS * HOUR_MS, from.getTime()));
    await tierlift.travel(now);
    const acts = persons
      .map((person, i) => ({
        person,
        i,
        did: activity(seed, person, i, day, step % (24 / STEP_HOURS), plans.get(person.id)),
      }))
      .filter(({ did }) => did.length > 0);
    const batch = acts.flatMap(({ person, i, did }) => did.map((one, n) => signal(person.id, i, step, n, one, opens)));
    const repeats = batch.filter(({ id }) => chance(seed, id, 'again') < 0.02);
    const broken =
      chance(seed, step, 'broken') < 0.05
        ? [{ id: `broken-${step}`, member: 'nobody-knows', name: 'login', occurredAt: now.toISOString() }]
        : [];
    count3(sent, batch.length, repeats.length, broken.length);
    if (batch.length > 0) await send(tierlift, [...batch, ...repeats, ...broken], heard);
    await tierlift.drain();

    await each(
      acts.filter(({ did, i }) => did.some(({ name }) => name === 'limit_hit') && chance(seed, i, step, 'ask') < 0.5),
      WIDTH,
      ({ person }) => tierlift.call('POST', '/v1/decisions', { member: person.id, placement: 'limit_reached' }),
    );
    await tierlift.drain();
    await each(acts, WIDTH, ({ person, i }) =>
      lookAndAnswer(
        tierlift,
        tally,
        person.id,
        now,
        ({ id }) => answerOf(seed, person, i, day, id),
        cardsOf(seed, i, day),
      ),
    );
    await tierlift.drain();
    for (const { id, plan } of await Promise.all(
      acts.map(({ person }) => tierlift.call('GET', `/v1/members/${person.id}`)),
    ))
      plans.set(id, plan);
    progress({ day: day + 1, signals: heard.accepted, asked: tally.asked.size, accepts: tally.accepts });
  }
  const to = new Date(START.getTime() + days * 24 * HOUR_MS + HOUR_MS);
  await tierlift.travel(to);
  const never = new Set(persons.filter(({ objected, plan }) => objected || plan === 'premium').map(({ id }) => id));
  return { tierlift, payments, before, from, to, sent, heard, tally, heldOut, never };
}

async function join({ call }, payments, person) {
  const { id, plan, timeZone, locale, objected } = person;
  await call('PUT', `/v1/members/${id}`, { timeZone, locale, objected });
  if (plan === 'free') return;
  const stripeCustomerId = await payments.subscriber(id, `${plan}_month_usd`, person.nextCard);
  await call('PUT', `/v1/members/${id}/stripe-customer`, { stripeCustomerId });
}

function signal(member, index, step, n, { name, value }, opens) {
  const at = opens + Math.floor(chance('minute', index, step) * (STEP_HOURS * HOUR_MS - 60_000)) + n * 1000;
  return {
    id: `${member}-${step}-${n}`,
    member,
    name,
    occurredAt: new Date(at).toISOString(),
    ...(value !== undefined && { value }),
  };
}

function count3(sums, accepted, duplicates, rejected) {
  sums.accepted += accepted;
  sums.duplicates += duplicates;
  sums.rejected += rejected;
}

/** Sends up to 1,000 signals a request and adds up what the service says. */
export async function send({ call }, signals, heard) {
  for (let i = 0; i < signals.length; i += 1000) {
    const answer = await call('POST', '/v1/signals', { signals: signals.slice(i, i + 1000) });
    count3(heard, answer.accepted, answer.duplicates, answer.rejected.length);
  }
}
