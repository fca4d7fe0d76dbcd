// npm run bench -- NAME...: measures and prints a table of ratios; goals are ratios within one run, since figures move with the machine.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Table from 'cli-table3';

export interface Measured {
  readonly what: string;
  /** Calls a second. */
  readonly perSecond: number;
  /** What it is compared with: the ratio is to the row of that name. */
  readonly against?: string;
  readonly goal?: string;
  /** What else was read off, e.g. a latency. */
  readonly note?: string;
}
export type Bench = () => Measured[] | Promise<Measured[]>;

/** Calls a second of `work`, the median of three rounds of about `milliseconds` each, after warming up. */
export function rate(work: (i: number) => unknown, milliseconds = 700): number {
  let i = 0;
  const round = (length: number) => {
    const start = performance.now();
    let calls = 0;
    for (; performance.now() - start < length; calls += 1000) for (let n = 0; n < 1000; n++) work(i++);
    return (calls / (performance.now() - start)) * 1000;
  };
  round(milliseconds);
  return median([round(milliseconds), round(milliseconds), round(milliseconds)]);
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function print(rows: readonly Measured[]): void {
  const printed = new Table({
    head: ['what', 'per second', 'ratio', 'goal', 'note'],
    colAligns: ['left', 'right', 'right', 'left', 'left'],
    style: { head: [], border: [] },
  });
  for (const { what, perSecond, against, goal = '', note = '' } of rows) {
    const other = rows.find((row) => row.what === against)?.perSecond;
    const ratio = other ? `${(perSecond / other).toFixed(2)} x ${against}` : '';
    const digits = { maximumFractionDigits: perSecond < 10 ? 2 : 0 };
    printed.push([what, perSecond.toLocaleString('en-GB', digits), ratio, goal, note]);
  }
  console.log(printed.toString());
}

async function main(names: readonly string[]): Promise<void> {
  const known = readdirSync(__dirname)
    .filter((file) => file.endsWith('.bench.ts'))
    .map((file) => file.slice(0, -'.bench.ts'.length));
  const unknown = names.find((name) => !existsSync(join(__dirname, `${name}.bench.ts`)));
  if (unknown) throw new Error(`no bench is called ${unknown}; there are: ${known.join(', ')}`);
  for (const name of names.length > 0 ? names : known) {
    const { bench } = (await import(join(__dirname, `${name}.bench.ts`))) as { bench: Bench };
    console.log(name);
    print(await bench());
  }
}

if (require.main === module) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
