// npm run export -- --out FOLDER [--from 2026-03-01] [--to 2026-03-02]   decisions, exposures and outcomes as NDJSON; see docs/export.md
import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { streamOf } from './service.mjs';

const NAMES = ['decisions', 'exposures', 'outcomes'];
const DAY_MS = 86_400_000;
const number = new Intl.NumberFormat('en-GB');

/** Counts lines on their way, and shows them where somebody looks. */
async function* counted(name, source) {
  let lines = 0;
  for await (const chunk of source) {
    for (const byte of chunk) if (byte === 10) lines++;
    if (process.stderr.isTTY) process.stderr.write(`\r${name}: ${number.format(lines)} rows`);
    yield chunk;
  }
  process.stderr.write(`${process.stderr.isTTY ? '\r' : ''}${name}: ${number.format(lines)} rows\n`);
}

async function main() {
  const text = { type: 'string' };
  const { values } = parseArgs({ options: { from: text, to: text, out: text } });
  if (!values.out)
    throw new Error('usage: npm run export -- --out FOLDER [--from DATE] [--to DATE]; without dates: yesterday (UTC)');
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  const [from, to] = [values.from ?? today - DAY_MS, values.to ?? today].map((date) => {
    const at = new Date(date);
    if (Number.isNaN(at.getTime())) throw new Error(`${date} is no date such as 2026-03-01`);
    return at.toISOString();
  });
  await mkdir(values.out, { recursive: true });
  for (const name of NAMES) {
    const file = join(values.out, `${name}-${from.slice(0, 10)}-${to.slice(0, 10)}.ndjson`);
    const body = await streamOf(`/v1/exports/${name}?${new URLSearchParams({ from, to })}`);
    // whoever sees the file sees all of it
    await pipeline(counted(name, body), createWriteStream(`${file}.part`));
    await rename(`${file}.part`, file);
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
