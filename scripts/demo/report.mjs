// What happened, in tables, and whether it is consistent. Every check is a line with a tick or a cross.
import Table from 'cli-table3';
import pc from 'picocolors';
import { refused } from './answers.mjs';

const usd = (minor) => `${(minor / 100).toFixed(2)} USD`;
const ACTIVE = new Set(['active', 'past_due', 'trialing']);

/** Prints the report; answers the checks that failed. */
export async function report(run) {
  const { tierlift, payments, before, from, to, tally } = run;
  const span = `from=${from.toISOString()}&to=${new Date(to.getTime() + 1).toISOString()}`;
  const [after, subscriptions, customers, decisions, funnel, mrr, jobs, changes] = await Promise.all([
    tierlift.pages('/v1/members'),
    payments.pages('subscriptions', { status: 'all' }),
    payments.pages('customers'),
    tierlift.call('GET', `/v1/reports/decisions?${span}`),
    tierlift.call('GET', `/v1/reports/funnel?${span}`),
    tierlift.call('GET', `/v1/reports/mrr-movements?${span}`),
    tierlift.call('GET', '/v1/jobs'),
    Promise.all(tally.updates.map((id) => tierlift.call('GET', `/v1/plan-changes/${id}`))),
  ]);
  for (const { failureCode } of changes) if (failureCode) refused(tally, failureCode);

  printPlans(before, after);
  printCounts(run, decisions.data, funnel);
  printMoney(tally, funnel, mrr.data);
  return check({ ...run, after, subscriptions, customers, decisions: decisions.data, funnel, mrr: mrr.data, jobs });
}

const RULED = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };

function table(head, rows, align = head.map((_, i) => (i === 0 ? 'left' : 'right'))) {
  const border = process.stdout.isTTY ? ['gray'] : [];
  const made = new Table({
    head: head.map((cell) => pc.bold(cell)),
    colAligns: align,
    chars: RULED,
    style: { head: [], border },
  });
  made.push(...rows.map((row) => row.map(String)));
  console.log(made.toString());
}

function printPlans(before, after) {
  const count = (members, plan) => members.filter((one) => one.plan === plan).length;
  const signed = (n) => (n > 0 ? `+${n}` : String(n));
  const plans = [...new Set([...before, ...after].map(({ plan }) => plan))].sort(
    (a, b) => count(after, b) - count(after, a),
  );
  console.log(pc.bold('\nMembers per plan'));
  table(
    ['plan', 'before', 'after', 'change'],
    plans.map((plan) => [
      plan,
      count(before, plan),
      count(after, plan),
      signed(count(after, plan) - count(before, plan)),
    ]),
  );
}

function printCounts({ heard }, decisions, funnel) {
  console.log(pc.bold('\nSignals'));
  table(
    ['accepted', 'duplicates', 'rejected'],
    [[heard.accepted, heard.duplicates, heard.rejected]],
    ['right', 'right', 'right'],
  );
  console.log(pc.bold('\nDecisions by outcome and main reason'));
  table(
    ['outcome', 'reason', 'count'],
    decisions.map(({ outcome, reason, count }) => [outcome, reason, count]),
    ['left', 'left', 'right'],
  );
  console.log(pc.bold('\nProposals'));
  const stages = ['proposed', 'presented', 'viewed', 'accepted', 'paid', 'declined', 'expired'];
  table(
    stages,
    [stages.map((stage) => funnel[stage])],
    stages.map(() => 'right'),
  );
}

function printMoney(tally, funnel, mrr) {
  const cards = [...tally.refusals].map(([code, n]) => `${code} ${n}`).join(', ') || 'none';
  console.log(`\n${pc.bold('Cards refused')}: ${cards}`);
  for (const { currency, startMinor, movements, endMinor } of mrr) {
    console.log(pc.bold(`\nRecurring revenue per month, ${currency.toUpperCase()}`));
    table(
      ['', 'members', 'amount'],
      [
        ['start', '', usd(startMinor)],
        ...movements.map(({ kind, count, amountMinor }) => [kind, count, usd(amountMinor)]),
        ['end', '', usd(endMinor)],
      ],
    );
  }
}

function check({ sent, heard, tally, heldOut, never, after, subscriptions, customers, decisions, funnel, mrr, jobs }) {
  const failed = [];
  const holds = (ok, line) => {
    console.log(`${ok ? pc.green('✓') : pc.red('✗')} ${line}`);
    if (!ok) failed.push(line);
  };
  console.log(pc.bold('\nChecks'));
  holds(
    ['accepted', 'duplicates', 'rejected'].every((key) => sent[key] === heard[key]),
    `signals sent = signals counted: ${sent.accepted} new, ${sent.duplicates} repeats, ${sent.rejected} bad`,
  );
  const { equal, total } = compare(after, subscriptions, customers);
  holds(equal === total, `plan in database = plan in Stripe for ${equal} of ${total}`);
  const liveMinor = subscriptions
    .filter(({ status }) => ACTIVE.has(status))
    .reduce((sum, { items }) => sum + items.data[0].price.unit_amount * items.data[0].quantity, 0);
  const endMinor = mrr.reduce((sum, one) => sum + one.endMinor, 0);
  holds(
    mrr.every(
      (one) => one.movements.reduce((sum, { amountMinor }) => sum + amountMinor, one.startMinor) === one.endMinor,
    ) && endMinor === liveMinor,
    `recurring revenue: start + movements = end = ${usd(endMinor)}; active subscriptions at Stripe: ${usd(liveMinor)}`,
  );
  const touched = [...heldOut].filter((id) => tally.asked.has(id)).length;
  const held = decisions.filter(({ outcome }) => outcome === 'holdout').reduce((sum, { count }) => sum + count, 0);
  holds(
    touched === 0,
    `held-out members: ${heldOut.size}, of them asked: ${touched} (${held} decisions logged as holdout)`,
  );
  const wrong = [...never].filter((id) => tally.asked.has(id)).length;
  holds(wrong === 0, `members who objected or have the top plan: ${never.size}, of them asked: ${wrong}`);
  holds(funnel.accepted === tally.accepts, `yes said by members = accepted proposals: ${tally.accepts}`);
  holds(heard.accepted > 0 && funnel.proposed > 0 && funnel.accepted > 0, 'somebody acted, was asked and said yes');
  holds(
    jobs.dead === 0 && jobs.waiting + jobs.enqueued === 0,
    `jobs left: ${jobs.waiting + jobs.enqueued}, dead: ${jobs.dead}`,
  );
  return failed;
}

/** How many members have the plan in our database that Stripe's subscriptions give them. */
function compare(members, subscriptions, customers) {
  const externalId = new Map(customers.map(({ id, metadata }) => [id, metadata.external_id]));
  const paid = new Map();
  for (const { customer, status, items } of subscriptions) {
    if (ACTIVE.has(status))
      paid.set(externalId.get(customer), items.data[0].price.lookup_key.replace(/_month_usd$/, ''));
  }
  const equal = members.filter(
    ({ id, plan, planState }) => planState === 'known' && plan === (paid.get(id) ?? 'free'),
  ).length;
  return { equal, total: members.length };
}
