// Reads the records of an import out of CSV or NDJSON, as large as they may be, and remembers in which line each began.
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

const text = (cell) => cell;
/** What is no number or truth value is handed on, to be refused with its reason. */
const number = (cell) => (cell.trim() !== '' && Number.isFinite(Number(cell)) ? Number(cell) : cell);
const flag = (cell) =>
  ({ true: true, yes: true, 1: true, false: false, no: false, 0: false })[cell.toLowerCase()] ?? cell;
/** A number only where nothing of it would be lost: not 007. */
const scalar = (cell) =>
  String(Number(cell)) === cell ? Number(cell) : cell === 'true' ? true : cell === 'false' ? false : cell;

/** Column -> how its cell is read; `*` stands for a name of your own. */
export const COLUMNS = {
  members: {
    ...{ id: text, plan: text, email: text, locale: text, timeZone: text },
    ...{ 'consents.email': flag, objected: flag, 'traits.*': scalar },
  },
  signals: { id: text, member: text, name: text, occurredAt: text, value: number, 'properties.*': scalar },
  orders: {
    ...{ id: text, orderedAt: text, member: text, currency: text },
    ...{ product: text, quantity: number, unitAmountMinor: number },
  },
};
const ITEM = ['product', 'quantity', 'unitAmountMinor'];

/** Each record as the API takes it, with the line (from 1) where it begins; `value` undefined: the line is no JSON. `read(bytes)` tells how far it has come. */
export async function* recordsOf(kind, file, mapping, read) {
  const source = createReadStream(file);
  source.on('data', (chunk) => read(chunk.length));
  source.pause();
  if (/\.(ndjson|jsonl)$/i.test(file)) yield* jsonRecords(source);
  else if (kind === 'orders') yield* orders(csvRecords(kind, source, mapping));
  else yield* csvRecords(kind, source, mapping);
}

async function* jsonRecords(source) {
  let line = 0;
  let held = '';
  const one = (said) => {
    line++;
    if (said.trim() === '') return null;
    try {
      return { line, value: JSON.parse(said), said };
    } catch {
      return { line, value: undefined, said };
    }
  };
  for await (const part of source.setEncoding('utf8')) {
    const lines = (held + part).split('\n');
    held = lines.pop();
    for (const said of lines) {
      const record = one(said);
      if (record) yield record;
    }
  }
  const last = one(held);
  if (last) yield last;
}

async function* csvRecords(kind, source, mapping) {
  const parser = parse({
    columns: (header) => columnsOf(kind, header, mapping),
    info: true,
    bom: true,
    trim: true,
    skip_empty_lines: true,
  });
  source.on('error', (error) => parser.destroy(error));
  let line = 2; // after the header
  for await (const { info, record } of source.pipe(parser)) {
    yield { line, value: nested(kind, record), said: JSON.stringify(record) };
    line = info.lines + 1;
  }
}

/** The header in our names; a column that nobody knows is a mistake that would cost its values. */
function columnsOf(kind, header, mapping) {
  const known = COLUMNS[kind];
  return header.map((theirs) => {
    const ours = mapping.get(theirs) ?? theirs;
    if (ours === '') return false; // left out
    if (readerOf(known, ours)) return ours;
    throw new Error(
      `the column ${theirs} is none of ${Object.keys(known).join(', ')}: name it by --map "${theirs}=OURS", or leave it out by --map "${theirs}="`,
    );
  });
}

function readerOf(known, column) {
  return known[column] ?? known[column.replace(/\..+$/, '.*')];
}

/** `traits.name` becomes a field within `traits`; empty cells say nothing. */
function nested(kind, record) {
  const value = {};
  for (const [column, cell] of Object.entries(record)) {
    if (cell === '') continue;
    const [field, ...rest] = column.split('.');
    const read = readerOf(COLUMNS[kind], column)(cell);
    if (rest.length === 0) value[field] = read;
    else (value[field] ??= {})[rest.join('.')] = read;
  }
  return value;
}

/** A row per item, the rows of an order together. */
async function* orders(rows) {
  let order = null;
  for await (const { line, value, said } of rows) {
    const item = Object.fromEntries(ITEM.flatMap((field) => (field in value ? [[field, value[field]]] : [])));
    if (order && order.value.id === value.id) {
      order.value.items.push(item);
      order.said += said;
      continue;
    }
    if (order) yield order;
    const rest = Object.fromEntries(Object.entries(value).filter(([field]) => !ITEM.includes(field)));
    order = { line, value: { ...rest, items: [item] }, said };
  }
  if (order) yield order;
}
