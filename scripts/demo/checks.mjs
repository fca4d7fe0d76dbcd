// Whether what happened is consistent: every check is a line with a tick or a cross.
import pc from 'picocolors';
import { askedOf } from './answers.mjs';
import { usd } from './money.mjs';
import { each } from './site.mjs';

const DAY_MS = 86_400_000;
const ACTIVE = new Set(['active', 'past_due', 'trialing']);
/** The service's published rule: a negative score, halved every 5 days, above 0.5 blocks. Counted here a second time, from what was sent. */
const BLOCK = { halfLifeDays: 5, bound: 0.5 };
/** In fewer it may honestly happen that nobody is asked or pays. */
const ENOUGH_MEMBER_DAYS = 300;

/** @param {import('./month.mjs').Run} run @param {object} found what service and sandbox say @returns {Promise<string[]>} the checks that failed */
export async function check(run, found) {
  const { tierlift, sent, heard, tally, heldOut, people } = run;
  const { members, decisions, funnel, mrr, changes } = found;
  const failed = [];
  const holds = (ok, line) => {
    console.log(`${ok ? pc.green('✓') : pc.red('✗')} ${line}`);
    if (!ok) failed.push(line);
  };
  const proposals = [...tally.proposals.values()];
  console.log(pc.bold('\nChecks'));

  holds(
    ['accepted', 'duplicates', 'rejected'].every((key) => sent[key] === heard[key]) &&
      funnel.signals - funnel.ownSignals === sent.accepted,
    `signals sent = signals counted = signals stored: ${sent.accepted} new, ${sent.duplicates} repeats, ${sent.rejected} bad; from Stripe: ${funnel.ownSignals}`,
  );
  const offers = decisions.filter(({ outcome }) => outcome === 'offer').reduce((sum, { count }) => sum + count, 0);
  holds(offers === funnel.proposed, `every decision to offer made one proposal: ${offers} and ${funnel.proposed}`);
  const paid = changes.filter(({ status }) => status === 'succeeded').length;
  holds(
    funnel.accepted === changes.length && funnel.declined === tally.declines && funnel.paid === paid,
    `answers given = answers counted: ${changes.length} yes (${paid} paid), ${tally.declines} no`,
  );
  const plans = comparePlans(found);
  holds(plans.equal === plans.total, `plan in database = plan in Stripe for ${plans.equal} of ${plans.total}`);
  const unpaid = unpaidUpgrades(run, found);
  holds(
    unpaid.kept === unpaid.all,
    `upgrades that no card paid: ${unpaid.all}, of these members still on the plan before: ${unpaid.kept}`,
  );
  const liveMinor = monthlyMinor(found.subscriptions);
  const endMinor = mrr.reduce((sum, one) => sum + one.endMinor, 0);
  const adds = mrr.every(
    (one) => one.movements.reduce((sum, { amountMinor }) => sum + amountMinor, one.startMinor) === one.endMinor,
  );
  holds(
    adds && endMinor === liveMinor,
    `recurring revenue: start + movements = end = ${usd(endMinor)}; live subscriptions at Stripe: ${usd(liveMinor)}`,
  );

  const askedAmong = (ids) =>
    new Set(proposals.filter(({ member }) => ids.has(member)).map(({ member }) => member)).size;
  const wrong = await wrongForHeldOut(run);
  const held = decisions.filter(({ outcome }) => outcome === 'holdout').reduce((sum, { count }) => sum + count, 0);
  holds(
    askedAmong(heldOut) === 0 && wrong === 0 && members.every((one) => one.heldOut === heldOut.has(one.id)),
    `held-out members: ${heldOut.size}, of them asked: ${askedAmong(heldOut)}; ${held} decisions on them, other than holdout: ${wrong}`,
  );
  const ids = (test) => new Set([...people.values()].filter(test).map(({ id }) => id));
  const objected = ids((one) => one.objected);
  const top = ids((one) => one.plan === 'premium');
  holds(askedAmong(objected) === 0, `members who objected: ${objected.size}, of them asked: ${askedAmong(objected)}`);
  holds(
    askedAmong(top) === 0,
    `members on the top plan from the start: ${top.size}, of them asked: ${askedAmong(top)}`,
  );
  const early = proposals.filter((one) => troubleAt(run, one.member, Date.parse(one.createdAt)) > BLOCK.bound).length;
  holds(
    early === 0,
    `members with a bad experience: ${run.trouble.size}; proposals to one while it was fresh: ${early} of ${proposals.length} seen`,
  );
  const enough = people.size * run.world.days >= ENOUGH_MEMBER_DAYS;
  holds(
    heard.accepted > 0 && (!enough || (offers > 0 && paid > 0)),
    `something happened: ${people.size} members, ${heard.accepted} signals, ${askedOf(tally)} members asked, ${paid} payments`,
  );
  const jobs = await tierlift.call('GET', '/v1/jobs');
  const left = jobs.waiting + jobs.enqueued;
  holds(jobs.dead === 0 && left === 0, `jobs left: ${left}, dead: ${jobs.dead}`);
  return failed;
}

/** How many decisions on held-out members are not `holdout`: those that the site asked for, and one more for each now. */
async function wrongForHeldOut({ tierlift, heldOut, atLimit }) {
  const theirs = atLimit.filter(({ member }) => heldOut.has(member));
  await each(heldOut, async (member) => {
    theirs.push(await tierlift.call('POST', '/v1/decisions', { member, placement: 'limit_reached', dryRun: true }));
  });
  return theirs.filter(({ outcome, proposal }) => outcome !== 'holdout' || proposal !== null).length;
}

/** How many members have the plan in our database that Stripe's subscriptions give them. */
function comparePlans({ members, subscriptions, customers }) {
  const externalId = new Map(customers.map(({ id, metadata }) => [id, metadata.external_id]));
  const paid = new Map();
  for (const { customer, status, items } of subscriptions)
    if (ACTIVE.has(status))
      paid.set(externalId.get(customer), items.data[0].price.lookup_key.replace(/_month_usd$/, ''));
  const same = ({ id, plan, planState }) => planState === 'known' && plan === (paid.get(id) ?? 'free');
  return { equal: members.filter(same).length, total: members.length };
}

/** Members whose upgrades all failed must be where they began. */
function unpaidUpgrades({ people }, { members, changes }) {
  const planNow = new Map(members.map(({ id, plan }) => [id, plan]));
  const succeeded = new Set(changes.filter(({ status }) => status === 'succeeded').map(({ member }) => member));
  const failed = new Set(changes.map(({ member }) => member).filter((member) => !succeeded.has(member)));
  return { all: failed.size, kept: [...failed].filter((id) => planNow.get(id) === people.get(id).plan).length };
}

function monthlyMinor(subscriptions) {
  return subscriptions
    .filter(({ status }) => ACTIVE.has(status))
    .flatMap(({ items }) => items.data)
    .reduce((sum, { price, quantity }) => sum + price.unit_amount * quantity, 0);
}

function troubleAt({ trouble }, member, now) {
  return (trouble.get(member) ?? [])
    .filter(({ at }) => at <= now)
    .reduce((sum, { at, points }) => sum + points * 2 ** (-(now - at) / DAY_MS / BLOCK.halfLifeDays), 0);
}
