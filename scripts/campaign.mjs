// npm run campaign -- list | show KEY | simulate KEY | schedule KEY | pause KEY | resume KEY | cancel KEY | status KEY [--watch]
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import cliProgress from 'cli-progress';
import Table from 'cli-table3';
import pc from 'picocolors';
import { callService } from './service.mjs';

const USAGE =
  'npm run campaign -- list | show KEY | simulate KEY | schedule KEY [--at TIME] | pause KEY | resume KEY | cancel KEY | status KEY [--watch]';
const PLAIN = { style: { head: [], border: [] } };
const WATCH_MS = 1000;
const number = new Intl.NumberFormat('en-GB');

function print(head, rows, colAligns) {
  const table = new Table({ ...PLAIN, head, ...(colAligns && { colAligns }) });
  table.push(...rows);
  console.log(table.toString());
}

async function list() {
  const { data } = await callService('GET', '/v1/campaigns');
  print(
    ['key', 'trigger', 'channel', 'status', 'next wave', 'stopped because'],
    data.map(({ key, trigger, channel, status, nextWaveAt, stoppedBecause }) => [
      ...[key, trigger, channel, status],
      nextWaveAt ?? '',
      stoppedBecause ?? '',
    ]),
  );
}

async function simulate(path) {
  const result = await callService('POST', `${path}/simulate`);
  const { audience, counts, exact, oneIn, sendsByLocalHour, discountLiabilityMinor, collisions, sample } = result;
  console.log(
    `${number.format(audience)} members in the audience${exact ? '' : pc.yellow(`; one in ${oneIn} looked at`)}\n`,
  );
  printCounts(counts);
  console.log('\nAsked, by the hour of their own day');
  console.log(plot(sendsByLocalHour));
  if (Object.keys(discountLiabilityMinor).length > 0) {
    console.log('\nDiscounts in a year, if everybody accepts');
    print(
      ['currency', 'minor units'],
      Object.entries(discountLiabilityMinor).map(([currency, minor]) => [currency, number.format(minor)]),
      ['left', 'right'],
    );
  }
  if (collisions.length > 0) {
    console.log('\nCampaigns under way that could ask the same members');
    print(
      ['campaign', 'members'],
      collisions.map(({ campaign, members }) => [campaign, number.format(members)]),
      ['left', 'right'],
    );
  }
  console.log('\nSome of the audience');
  print(
    ['member', 'would be asked?'],
    sample.map(({ member, explanation }) => [member, explanation.summary]),
  );
}

function printCounts(counts) {
  const rows = Object.entries(counts).sort(([, a], [, b]) => b - a);
  print(
    ['reason', 'members'],
    rows.map(([reason, n]) => [reason === 'eligible' ? pc.green('asked') : reason, number.format(n)]),
    ['left', 'right'],
  );
}

/** A bar for each hour of the day. */
function plot(hours) {
  const most = Math.max(1, ...hours);
  return hours
    .map(
      (n, hour) =>
        `${String(hour).padStart(2, '0')}:00 ${'█'.repeat(Math.round((n / most) * 40))} ${n > 0 ? number.format(n) : pc.dim('·')}`,
    )
    .join('\n');
}

async function status(path, watch) {
  const bar = new cliProgress.SingleBar(
    {
      format: '{slot} {bar} {percentage}% | {value}/{total} members | {rate}/min | until about {left} UTC',
      hideCursor: true,
      clearOnComplete: false,
    },
    cliProgress.Presets.shades_classic,
  );
  let started = false;
  for (;;) {
    const campaign = await callService('GET', path);
    const { data } = await callService('GET', `${path}/waves`);
    const [wave] = data;
    if (!wave) {
      console.log(
        `${campaign.status}; no wave yet${campaign.nextWaveAt ? `, the next begins ${campaign.nextWaveAt}` : ''}`,
      );
      return;
    }
    const { slot, audience, looked, perMinute, endsAbout } = wave;
    const told = {
      slot,
      rate: perMinute === null ? '?' : number.format(Math.round(perMinute)),
      left: endsAbout?.slice(11, 19) ?? '?',
    };
    if (started) bar.update(Math.min(looked, audience), told);
    else bar.start(audience, Math.min(looked, audience), told);
    started = true;
    const dead = wave.legs.flatMap(({ deadJobId }) => deadJobId ?? []);
    if (!watch || wave.status !== 'running' || campaign.status !== 'running' || dead.length > 0) {
      bar.stop();
      console.log(`\n${campaign.status}${campaign.stoppedBecause ? `: ${campaign.stoppedBecause}` : ''}`);
      for (const id of dead)
        console.log(
          pc.red(
            `stands still: a job was given up. GET /v1/jobs?state=dead says why; mend it, then POST /v1/jobs/${id}/retry`,
          ),
        );
      printCounts(wave.counts);
      return;
    }
    await pause(WATCH_MS);
  }
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { watch: { type: 'boolean', default: false }, at: { type: 'string' } },
  });
  const [command, key] = positionals;
  const path = `/v1/campaigns/${encodeURIComponent(key ?? '')}`;
  if (command === 'list') await list();
  else if (!key) throw new Error(`usage: ${USAGE}`);
  else if (command === 'show') console.dir(await callService('GET', path), { depth: null });
  else if (command === 'simulate') await simulate(path);
  else if (command === 'status') await status(path, values.watch);
  else if (command === 'schedule' || command === 'pause' || command === 'resume' || command === 'cancel') {
    const body = command === 'schedule' && values.at ? { startsAt: values.at } : {};
    const campaign = await callService('POST', `${path}/${command}`, body);
    console.log(
      `${campaign.key}: ${campaign.status}${campaign.nextWaveAt ? `, the next wave begins ${campaign.nextWaveAt}` : ''}`,
    );
  } else throw new Error(`usage: ${USAGE}`);
} catch (error) {
  console.error(`campaign: ${error.message}`);
  process.exitCode = 1;
}
