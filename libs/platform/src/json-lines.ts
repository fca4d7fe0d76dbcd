const MAX_LINE_BYTES = 100_000;
const MAX_DEPTH = 32;
const NEWLINE = 0x0a;

/** The values of lines of JSON, in flat memory; undefined for a line that is no JSON in UTF-8, longer than 100 kB or deeper than 32 levels. Empty lines are none. */
export async function* jsonLines(source: AsyncIterable<Buffer>): AsyncGenerator<unknown> {
  for await (const line of linesOf(source)) yield parsed(line);
}

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
