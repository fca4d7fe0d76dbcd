// npm run import -- members|orders|signals FILE.csv|FILE.ndjson [--map "theirs=ours"]... [--errors FILE] [--restart]
// Killed and started again it goes on where it was (FILE.cursor); what was refused is in FILE.errors.ndjson. See docs/import.md
import {
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  appendFileSync,
} from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import cliProgress from 'cli-progress';
import { COLUMNS, recordsOf } from './import/records.mjs';
import { callService } from './service.mjs';

const USAGE =
  'npm run import -- members|orders|signals FILE.csv|FILE.ndjson [--map "theirs=ours"]... [--errors FILE] [--restart]';
const CHUNK_RECORDS = 500;
/** The API takes 1 MB at once. */
const CHUNK_CHARACTERS = 200_000;
/** Too much at once, or something between or behind is away. */
const PASSING = [429, 502, 503, 504];
/** How long the service may be away before we give up. */
const PATIENCE_MS = 600_000;
/** No record of the API is larger. */
const LONGEST = 100_000;
const number = new Intl.NumberFormat('en-GB');

/** Where an import stands: kept beside the file after each chunk that the service has taken. */
class Cursor {
  constructor(kind, file, errors, restart) {
    const { size, mtimeMs } = statSync(file);
    this.path = `${file}.cursor`;
    this.errors = errors;
    this.now = { kind, size, mtimeMs, records: 0, accepted: 0, duplicates: 0, rejected: 0, errorBytes: 0 };
    const kept = !restart && existsSync(this.path) ? JSON.parse(readFileSync(this.path, 'utf8')) : null;
    if (kept && (kept.kind !== kind || kept.size !== size || kept.mtimeMs !== mtimeMs))
      throw new Error(
        `${file} has changed since its import was interrupted: --restart begins anew, which does no harm`,
      );
    if (kept) this.now = kept;
    // what a chunk in doubt had written is written again
    if (existsSync(errors)) truncateSync(errors, Math.min(this.now.errorBytes, statSync(errors).size));
  }

  taken(records, answer, faults) {
    for (const fault of faults) appendFileSync(this.errors, `${JSON.stringify(fault)}\n`);
    this.now.records += records;
    this.now.accepted += answer.accepted;
    this.now.duplicates += answer.duplicates;
    this.now.rejected += faults.length;
    this.now.errorBytes = existsSync(this.errors) ? statSync(this.errors).size : 0;
    writeFileSync(`${this.path}.part`, JSON.stringify(this.now));
    renameSync(`${this.path}.part`, this.path);
  }

  done() {
    rmSync(this.path, { force: true });
  }
}

let answered = false;

/** Waits while the service is busy or away; one that never answered is not waited for. */
async function send(kind, values) {
  const since = Date.now();
  for (let wait = 500; ; wait = Math.min(2 * wait, 30_000)) {
    try {
      const answer = await callService('POST', `/v1/${kind}`, { [kind]: values });
      answered = true;
      return answer;
    } catch (error) {
      const passing = error.status === undefined ? answered : PASSING.includes(error.status);
      if (!passing || Date.now() - since > PATIENCE_MS) throw error;
      await pause(error.retryAfterMs ?? wait);
    }
  }
}

async function take(kind, chunk, cursor) {
  const readable = chunk.filter(({ value }) => value !== undefined);
  const answer =
    readable.length > 0
      ? await send(
          kind,
          readable.map(({ value }) => value),
        )
      : { accepted: 0, duplicates: 0, rejected: [] };
  const refused = answer.rejected.map(({ index, code, detail }) => ({ ...readable[index], code, detail }));
  const unreadable = chunk
    .filter(({ value }) => value === undefined)
    .map((one) => ({ ...one, code: 'malformed_json', detail: 'the line is no JSON, or longer than any record' }));
  const faults = [...refused, ...unreadable]
    .sort((a, b) => a.line - b.line)
    .map(({ line, code, detail, said }) => ({ line, code, detail, text: said }));
  cursor.taken(chunk.length, answer, faults);
}

async function main() {
  const {
    positionals: [kind, file],
    values,
  } = parseArgs({
    allowPositionals: true,
    options: {
      map: { type: 'string', multiple: true, default: [] },
      errors: { type: 'string' },
      restart: { type: 'boolean', default: false },
    },
  });
  if (!COLUMNS[kind] || !/\.(csv|ndjson|jsonl)$/i.test(file ?? '')) throw new Error(`usage: ${USAGE}`);
  const mapping = new Map(
    values.map.map((pair) => [pair.slice(0, pair.lastIndexOf('=')), pair.slice(pair.lastIndexOf('=') + 1)]),
  );
  const cursor = new Cursor(kind, file, values.errors ?? `${file}.errors.ndjson`, values.restart);
  const skip = cursor.now.records;
  if (skip > 0) console.error(`going on after ${number.format(skip)} records`);

  const bar = new cliProgress.SingleBar(
    {
      format: '{bar} {percentage} % | {records} records, {rejected} refused | {eta_formatted} left',
      stream: process.stderr,
      noTTYOutput: false,
    },
    cliProgress.Presets.shades_classic,
  );
  const shown = () => ({ records: number.format(cursor.now.records), rejected: number.format(cursor.now.rejected) });
  let bytes = 0;
  bar.start(cursor.now.size, 0, shown());
  let seen = 0;
  let chunk = [];
  let characters = 0;
  const flush = async () => {
    if (chunk.length > 0) await take(kind, chunk, cursor);
    chunk = [];
    characters = 0;
    bar.update(bytes, shown());
  };
  try {
    for await (const record of recordsOf(kind, file, mapping, (read) => (bytes += read))) {
      if (++seen <= skip) continue;
      if (record.said.length > LONGEST) record.value = undefined;
      if (characters + record.said.length > CHUNK_CHARACTERS) await flush();
      chunk.push(record);
      characters += record.said.length;
      if (chunk.length === CHUNK_RECORDS) await flush();
    }
    await flush();
  } finally {
    bar.stop();
  }
  const { records, accepted, duplicates, rejected } = cursor.now;
  cursor.done();
  console.log(
    `${number.format(records)} ${kind}: ${number.format(accepted)} taken, ${number.format(duplicates)} known before, ${number.format(rejected)} refused${rejected > 0 ? `: see ${cursor.errors}` : ''}`,
  );
  if (rejected > 0) process.exitCode = 2;
}

main().catch((error) => {
  console.error(`import: ${error.message}`);
  process.exitCode = 1;
});
