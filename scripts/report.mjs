// npm run report -- lift | weeks | funnel | mrr | offers | ask-rate  [--from 2026-01-01] [--to 2026-04-01] [--currency usd] [--csv]
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import pc from 'picocolors';
import { callService, textOf } from './service.mjs';

const USAGE =
  'npm run report -- lift | weeks | funnel | mrr | offers | ask-rate [--from DATE] [--to DATE] [--currency usd] [--csv]';
const PLAIN = { style: { head: [], border: [] } };
const WIDTH = 48;
const number = new Intl.NumberFormat('en-GB');
const percent = (share) => (share === null || share === undefined ? '' : `${(100 * share).toFixed(1)} %`);
const signed = (share) => (share > 0 ? `+${percent(share)}` : percent(share));
/** Currencies whose minor unit is not a hundredth, as Stripe counts them: Intl rounds rupiah and forints to whole ones, Stripe does not. */
const DIGITS = new Map([
  ...'bif clp djf gnf jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf'.split(' ').map((code) => [code, 0]),
  ...'bhd jod kwd omr tnd'.split(' ').map((code) => [code, 3]),
]);
/** Minor units of a currency as a person reads them. */
const money = (minor, currency) => {
  const digits = DIGITS.get(currency) ?? 2;
  const shown = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat('en-GB', { style: 'currency', currency, ...shown }).format(minor / 10 ** digits);
};

function print(head, rows) {
  const table = new Table({ ...PLAIN, head, colAligns: head.map((_, i) => (i === 0 ? 'left' : 'right')) });
  table.push(...rows);
  console.log(table.toString());
}

const VERDICTS = { proved: pc.green, not_yet: pc.yellow, harmful: pc.red };
const BECAUSE = {
  too_few_payers: 'the smaller arm has fewer than 50 payers',
  sample_ratio_mismatch: 'the arms have not the sizes that were drawn: find out who is missing',
  one_member_weighs_too_much: 'one member brings more than a quarter of an arm’s revenue',
  no_spread: 'nobody differs from anybody',
  interval_spans_zero: 'both better and worse are still possible',
};

/** Where the interval lies: 0 and the goal of +10 % are marked. */
function plot({ estimate, always: { low, high } }, goal = 0.1) {
  const from = Math.min(low, -0.05);
  const to = Math.max(high, goal + 0.05);
  const at = (value) => Math.round(((value - from) / (to - from)) * (WIDTH - 1));
  const line = Array.from({ length: WIDTH }, (_, i) => (i >= at(low) && i <= at(high) ? '─' : ' '));
  line[at(low)] = '├';
  line[at(high)] = '┤';
  line[at(estimate)] = '●';
  const marks = Array(WIDTH).fill(' ');
  marks[at(goal)] = '▴';
  marks[at(0)] = '▴';
  const [zero, tenth] = [at(0), at(goal)];
  const labels = `${' '.repeat(zero)}0${' '.repeat(Math.max(1, tenth - zero - 1))}+10 %`;
  return `  ${line.join('')}\n  ${marks.join('')}\n  ${labels}`;
}

async function lift(query) {
  const report = await callService('GET', `/v1/reports/lift?${query}`);
  const { members, leftOut, holdoutShare, stage, conversion, churn, currencies } = report;
  console.log(
    `${number.format(members.asked)} members who may be asked, ${number.format(members.holdout)} held out (${percent(holdoutShare)}, ${stage}), times in UTC`,
  );
  if (leftOut > 0)
    console.log(pc.yellow(`${number.format(leftOut)} left out: assigned under another share of the holdout`));
  print(
    ['', 'may be asked', 'held out', 'difference'],
    [
      [
        'paid more since',
        percent(conversion.asked),
        percent(conversion.holdout),
        signed(conversion.difference?.estimate ?? null),
      ],
      [
        'stopped paying since',
        percent(churn.asked),
        percent(churn.holdout),
        signed(churn.difference?.estimate ?? null),
      ],
    ],
  );
  if (currencies.length === 0) console.log('\nNobody has paid anything yet: there is nothing to compare.');
  for (const one of currencies) {
    const { currency, asked, holdout, absolute, relative, verdict, because, goalReached, stillNeeded, capMinor } = one;
    console.log(`\n${pc.bold(`Net revenue per member, ${currency.toUpperCase()}`)}`);
    print(
      ['', 'members', 'payers', 'mean'],
      [
        ['may be asked', number.format(asked.count), number.format(asked.payers), money(asked.mean, currency)],
        ['held out', number.format(holdout.count), number.format(holdout.payers), money(holdout.mean, currency)],
      ],
    );
    if (absolute) {
      const { low, high } = absolute.always;
      console.log(
        `difference ${money(absolute.estimate, currency)}, 95 % always valid: ${money(low, currency)} to ${money(high, currency)}`,
      );
    }
    if (relative)
      console.log(
        `lift ${signed(relative.estimate)}: ${signed(relative.always.low)} to ${signed(relative.always.high)}\n${plot(relative)}`,
      );
    if (capMinor !== null)
      console.log(pc.dim(`  more than ${money(capMinor, currency)} (99.9th percentile) counts as so much`));
    console.log(
      `verdict: ${VERDICTS[verdict](verdict)}${because ? `, as ${BECAUSE[because]}` : ''}; the goal of +10 %: ${goalReached}`,
    );
    if (stillNeeded)
      console.log(
        `about ${number.format(stillNeeded)} more members until a verdict, should the effect stay as it looks`,
      );
  }
}

async function weeks(query, { currency }) {
  const { data } = await callService('GET', `/v1/reports/lift/weeks?${query}&currency=${currency}`);
  print(
    ['week', 'may be asked', 'held out', 'difference', '95 %'],
    data.map(({ week, members, estimate, low, high }) => [
      week,
      number.format(members.asked),
      number.format(members.holdout),
      money(estimate, currency),
      `${money(low, currency)} to ${money(high, currency)}`,
    ]),
  );
}

async function funnel(query) {
  const { kept, timeZone, definitions, ...steps } = await callService('GET', `/v1/reports/funnel?${query}`);
  const shown = ['eligible', 'proposed', 'presented', 'viewed', 'accepted', 'paid'];
  const most = Math.max(1, ...shown.map((step) => steps[step]));
  const bar = (count) => '█'.repeat(Math.round((30 * count) / most));
  print(
    ['step', 'count', ''],
    [
      ...shown.map((step) => [step, number.format(steps[step]), bar(steps[step]).padEnd(30)]),
      ...kept.map(({ days, due, kept: count }) => [
        `kept ${days} days`,
        `${number.format(count)} of ${number.format(due)}`,
        '',
      ]),
    ],
  );
  console.log(pc.dim(`Times in ${timeZone}. kept: ${definitions.kept}`));
}

async function mrr(query) {
  const { data } = await callService('GET', `/v1/reports/mrr-movements?${query}&by=month`);
  const kinds = ['new', 'expansion', 'reactivation', 'contraction', 'churn'];
  for (const currency of new Set(data.map((one) => one.currency)))
    print(
      [currency.toUpperCase(), 'start', ...kinds, 'end'],
      data
        .filter((one) => one.currency === currency)
        .map(({ month, startMinor, movements, endMinor }) => [
          month,
          money(startMinor, currency),
          ...kinds.map((kind) => money(movements.find((one) => one.kind === kind)?.amountMinor ?? 0, currency)),
          money(endMinor, currency),
        ]),
    );
}

async function offers(query) {
  const { data } = await callService('GET', `/v1/reports/offers?${query}`);
  print(
    ['campaign / plan / offer', 'asked', 'viewed', 'accepted', 'paid', 'refunded', 'acceptance', '95 %', 'best?'],
    data.map((one) => [
      `${one.campaignKey} / ${one.planKey} / ${one.offerKey}`,
      ...[one.asked, one.viewed, one.accepted, one.paid, one.refunded].map((n) => number.format(n)),
      percent(one.acceptance?.share ?? null),
      one.acceptance ? `${percent(one.acceptance.fixed.low)} to ${percent(one.acceptance.fixed.high)}` : '',
      percent(one.bestProbability),
    ]),
  );
}

async function askRate(query) {
  const report = await callService('GET', `/v1/reports/ask-rate?${query}`);
  console.log(
    `ask rate ${percent(report.askRate)} of ${number.format(report.eligible)} eligible sales; the goal is all of them`,
  );
  print(
    ['question', 'asked', 'yes', 'no', 'timed out', 'acceptance'],
    report.questions.map(({ kind, asked, yes, no, timedOut, acceptance }) => [
      kind,
      asked,
      yes,
      no,
      timedOut,
      percent(acceptance),
    ]),
  );
  for (const { currency, relative, verdict, because } of report.values)
    console.log(
      `${currency.toUpperCase()}: ${relative ? `${signed(relative.estimate)} a buyer\n${plot(relative)}\n` : ''}verdict ${VERDICTS[verdict](verdict)}${because ? `, as ${BECAUSE[because]}` : ''}`,
    );
}

const REPORTS = { lift, weeks, funnel, mrr, offers, 'ask-rate': askRate };
/** Where a report is not called as here. */
const PATHS = { weeks: 'lift/weeks', mrr: 'mrr-movements' };

/** A date is midnight UTC. */
function instant(text, name) {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new Error(`--${name} must be a date such as 2026-03-01`);
  return at.toISOString();
}

async function main() {
  const text = { type: 'string' };
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { from: text, to: text, currency: { ...text, default: 'usd' }, csv: { type: 'boolean' } },
  });
  const [name] = positionals;
  const report = REPORTS[name];
  if (!report) throw new Error(`usage: ${USAGE}`);
  const from = instant(values.from ?? '2000-01-01', 'from');
  const to = instant(values.to ?? new Date(Date.now() + 86_400_000).toISOString(), 'to');
  const query = new URLSearchParams({ from, to }).toString();
  if (!values.csv) return report(query, values);
  const currency = name === 'weeks' ? `&currency=${values.currency}` : '';
  process.stdout.write(await textOf(`/v1/reports/${PATHS[name] ?? name}?${query}${currency}&format=csv`));
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
