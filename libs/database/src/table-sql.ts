import type { EntitySchema, ObjectLiteral } from 'typeorm';
import { preparedRows, type Tx } from './database';
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

/** Inserts rows by one statement, however many; `conflict` is what to do with those that are there already. Answers the keys inserted. */
export async function insertRows<T extends ObjectLiteral>(
  tx: Tx,
  table: EntitySchema<T>,
  values: readonly T[],
  conflict: '' | 'on conflict do nothing' = '',
): Promise<string[]> {
  if (values.length === 0) return [];
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
