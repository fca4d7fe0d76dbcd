import type { EntitySchema, ObjectLiteral } from 'typeorm';
import { preparedRows, rows, type Tx } from './database';
import { SnakeCase } from './naming';

const naming = new SnakeCase();
const names = new Map<EntitySchema, readonly (readonly [property: string, column: string])[]>();

function columns(table: EntitySchema): readonly (readonly [string, string])[] {
  let known = names.get(table);
  if (!known) {
    known = Object.keys(table.options.columns).map((property) => [property, naming.columnName(property, '')] as const);
    names.set(table, known);
  }
  return known;
}

/** The columns of a table for a `select` that answers its rows as their type: `id, external_id as "externalId", ...`. bigint comes as text. */
export function columnsOf<T extends ObjectLiteral>(table: EntitySchema<T>): string {
  return columns(table)
    .map(([property, column]) => `${column} as "${property}"`)
    .join(', ');
}

/** From how many rows on it pays to send them column by column. */
const MANY = 200;

/** Inserts rows by one statement, however many; `conflict` is what to do with those that are there already. Answers the keys inserted. */
export async function insertRows<T extends ObjectLiteral>(
  tx: Tx,
  table: EntitySchema<T>,
  values: readonly T[],
  conflict: '' | 'on conflict do nothing' = '',
): Promise<string[]> {
  if (values.length === 0) return [];
  if (values.length >= MANY) return insertColumns(tx, table, values, conflict);
  const { name } = table.options;
  const named = columns(table);
  const list = named.map(([, column]) => column).join(', ');
  const objects = values.map((value) =>
    Object.fromEntries(named.map(([property, column]) => [column, value[property] as unknown])),
  );
  const [, key] = named[0] ?? [];
  const inserted = await preparedRows<{ key: string }>(
    tx,
    `insert-${name}-${conflict}`,
    `insert into ${name} (${list}) select ${list} from jsonb_populate_recordset(null::${name}, $1) ${conflict} returning ${key} as key`,
    [JSON.stringify(objects)],
  );
  return inserted.map((row) => row.key);
}

/** As `insertRows`, for many: a column goes as one array, or as one value when all rows have the same. Half the cost per row. */
async function insertColumns<T extends ObjectLiteral>(
  tx: Tx,
  table: EntitySchema<T>,
  values: readonly T[],
  conflict: string,
): Promise<string[]> {
  const parameters: unknown[] = [];
  const named = columns(table);
  const selected = named.map(([property, column]) => {
    const { type, array } = table.options.columns[property] ?? {};
    const sent = values.map((value) => textOf(value[property], type === 'jsonb'));
    const same = sent.every((one) => one === sent[0]);
    const at = `$${parameters.push(same ? sent[0] : sent)}`;
    return `${same ? `${at}::text` : `unnest(${at}::text[])`}::${String(type)}${array ? '[]' : ''} as ${column}`;
  });
  const list = named.map(([, column]) => column).join(', ');
  const [, key] = named[0] ?? [];
  const inserted = await rows<{ key: string }>(
    tx,
    `insert into ${table.options.name} (${list}) select ${selected.join(', ')} ${conflict} returning ${key} as key`,
    parameters,
  );
  return inserted.map((row) => row.key);
}

/** A value as PostgreSQL reads it from text. */
function textOf(value: unknown, isJson: boolean): string | null {
  if (value === null || value === undefined) return null;
  if (isJson) return JSON.stringify(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map((one) => JSON.stringify(String(one))).join(',')}}`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
