// What happened, in tables.
import Table from 'cli-table3';
import pc from 'picocolors';
import { check } from './checks.mjs';
import { usd } from './money.mjs';
import { each } from './site.mjs';

const number = (n) => n.toLocaleString('en-US');
const LEFT = ['left'];

/** Prints the report; answers the checks that failed. @param {import('./month.mjs').Run} run @returns {Promise<string[]>} */
export async function report(run) {
  const { tierlift, payments, from, to, tally, world } = run;
  const span = `from=${from.toISOString()}&to=${new Date(to.getTime() + 1).toISOString()}`;
  const changes = [];
  const changesRead = each(tally.changes, async ({ id, member }) =>
    changes.push({ ...(await tierlift.call('GET', `/v1/plan-changes/${id}`)), member }),
  );
  const [members, subscriptions, customers, decisions, funnel, mrr] = await Promise.all([
    tierlift.pages('/v1/members'),
    payments.pages('subscriptions', { status: 'all' }),
    payments.pages('customers'),
    tierlift.call('GET', `/v1/reports/decisions?${span}`),
    tierlift.call('GET', `/v1/reports/funnel?${span}`),
    tierlift.call('GET', `/v1/reports/mrr-movements?${span}`),
    changesRead,
  ]);
  const found = { members, subscriptions, customers, changes, decisions: decisions.data, funnel, mrr: mrr.data };

  console.log(
    `\n${pc.bold('Report')}  ${from.toISOString().slice(0, 10)} to ${to.toISOString().slice(0, 10)} (UTC), seed ${world.seed}`,
  );
  if (world.about) console.log(world.about);
  printMembers(run, members);
  printSignals(run);
  printDecisions(decisions.data);
  printProposals(funnel);
  printPayments(tally, changes);
  printRevenue(mrr.data);
  return check(run, found);
}

const RULED = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };

function table(title, head, rows, align = LEFT) {
  const made = new Table({
    head: head.map((cell) => pc.bold(cell)),
    colAligns: head.map((_, i) => align[i] ?? 'right'),
    chars: RULED,
    style: { head: [], border: pc.isColorSupported ? ['gray'] : [] },
  });
  made.push(...rows.map((row) => row.map((cell) => (typeof cell === 'number' ? number(cell) : cell))));
  console.log(`\n${pc.bold(title)}\n${made.toString()}`);
}

function printMembers({ people, world }, members) {
  const count = (list, plan) => list.filter((one) => one.plan === plan).length;
  const signed = (n) => (n > 0 ? `+${n}` : String(n));
  const before = [...people.values()];
  table(
    'Members per plan',
    ['plan', world.joinLater ? 'when they joined' : 'before', 'after', 'change'],
    ['free', 'basic', 'premium'].map((plan) => {
      const [was, is] = [count(before, plan), count(members, plan)];
      return [plan, was, is, signed(is - was)];
    }),
  );
}

function printSignals({ sent, heard }) {
  table(
    'Signals',
    ['', 'accepted', 'duplicate', 'rejected'],
    [
      ['sent', sent.accepted, sent.duplicates, sent.rejected],
      ['counted by the service', heard.accepted, heard.duplicates, heard.rejected],
    ],
  );
}

function printDecisions(decisions) {
  const all = decisions.reduce((sum, { count }) => sum + count, 0);
  table(
    'Decisions by outcome and main reason',
    ['outcome', 'reason', 'decisions', 'share'],
    decisions.map(({ outcome, reason, count }) => [outcome, reason, count, `${((100 * count) / all).toFixed(1)} %`]),
    ['left', 'left'],
  );
}

function printProposals(funnel) {
  const stages = ['proposed', 'presented', 'viewed', 'accepted', 'paid', 'declined', 'expired'];
  const ofViewed = (n) => (funnel.viewed ? `${((100 * n) / funnel.viewed).toFixed(0)} %` : '');
  table(
    'Proposals',
    ['', ...stages],
    [
      ['proposals', ...stages.map((stage) => funnel[stage])],
      ['of those viewed', '', '', '', ofViewed(funnel.accepted), ofViewed(funnel.paid), ofViewed(funnel.declined), ''],
    ],
  );
}

function printPayments(tally, changes) {
  const count = (kind, paid) =>
    changes.filter((one) => one.kind === kind && (one.status === 'succeeded') === paid).length;
  table(
    'Plan changes',
    ['', 'paid', 'not paid'],
    [
      ['new subscription, on the hosted page', count('checkout', true), count('checkout', false)],
      ['upgrade in place, by the card on file', count('update', true), count('update', false)],
    ],
  );
  const onFile = new Map();
  for (const { kind, status, failureCode } of changes)
    if (kind === 'update' && failureCode && status !== 'succeeded')
      onFile.set(failureCode, (onFile.get(failureCode) ?? 0) + 1);
  const refusals = [
    ...[...tally.refusals].map(([code, n]) => ['hosted page', code, n]),
    ...[...onFile].map(([code, n]) => ['upgrade in place', code, n]),
  ];
  if (refusals.length > 0) table('Cards refused', ['where', 'decline code', 'times'], refusals, ['left', 'left']);
}

function printRevenue(mrr) {
  for (const { currency, startMinor, movements, endMinor } of mrr) {
    table(
      `Recurring revenue a month, ${currency.toUpperCase()}`,
      ['', 'movements', 'amount'],
      [
        ['start', '', usd(startMinor)],
        ...movements.map(({ kind, count, amountMinor }) => [
          `${amountMinor < 0 ? '-' : '+'} ${kind}`,
          count,
          usd(amountMinor),
        ]),
        ['= end', '', usd(endMinor)],
      ],
    );
  }
}
