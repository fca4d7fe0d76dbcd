import { Injectable } from '@nestjs/common';
import { RecordSignals, type RejectedSignal } from './record-signals';

/** What became of an import. `rejected` holds the first 1,000 faults; `rejectedCount` counts all. `index` counts lines from 0. */
export interface ImportSummary {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejectedCount: number;
  readonly rejected: readonly RejectedSignal[];
}

const CHUNK = 1000;
const MAX_FAULTS = 1000;
const MAX_LINE_BYTES = 100_000;
const MAX_DEPTH = 32;
const NEWLINE = 0x0a;

/** Signals as lines of JSON, any number of them: stored a thousand at a time while they arrive, in flat memory. */
@Injectable()
export class ImportSignals {
  constructor(private readonly recordSignals: RecordSignals) {}

  /** Ends with the source. What was stored before a break stays; sending all of it again changes nothing. Throws `overloaded`. */
  async run(source: AsyncIterable<Buffer>): Promise<ImportSummary> {
    const summary = { accepted: 0, duplicates: 0, rejectedCount: 0 };
    const rejected: RejectedSignal[] = [];
    let from = 0;
    const store = async (chunk: readonly unknown[]) => {
      for (const result of await this.recordSignals.run(chunk)) {
        if (result.status === 'rejected') {
          summary.rejectedCount += 1;
          if (rejected.length < MAX_FAULTS) rejected.push({ ...result, index: from + result.index });
        } else if (result.status === 'accepted') summary.accepted += 1;
        else summary.duplicates += 1;
      }
      from += chunk.length;
    };
    let chunk: unknown[] = [];
    for await (const line of linesOf(source)) {
      chunk.push(parsed(line));
      if (chunk.length < CHUNK) continue;
      await store(chunk);
      chunk = [];
    }
    if (chunk.length > 0) await store(chunk);
    return { ...summary, rejected };
  }
}

/** The JSON value of a line; undefined, which is no signal, for one that is no JSON in UTF-8, too long or too deep. */
function parsed(line: Buffer | null): unknown {
  if (line === null) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
    return isDeep(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Whether a value is nested deeper than 32 levels. */
function isDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((one) => (one !== null && typeof one === 'object' ? (Object.values(one) as unknown[]) : []));
  }
  return false;
}

/** Non-empty lines; null for one that is longer than 100 kB, of which nothing is kept. */
async function* linesOf(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer | null> {
  let held: Buffer[] = [];
  let size = 0;
  const end = (): Buffer | null => {
    const line = size > MAX_LINE_BYTES ? null : Buffer.concat(held);
    held = [];
    size = 0;
    return line;
  };
  const hold = (part: Buffer) => {
    size += part.length;
    if (size <= MAX_LINE_BYTES) held.push(part);
    else held = [];
  };
  for await (const part of source) {
    let from = 0;
    for (let at = part.indexOf(NEWLINE); at >= 0; at = part.indexOf(NEWLINE, from)) {
      hold(part.subarray(from, at));
      from = at + 1;
      const line = end();
      if (line === null || line.toString().trim() !== '') yield line;
    }
    hold(part.subarray(from));
  }
  const last = end();
  if (last === null || last.toString().trim() !== '') yield last;
}
