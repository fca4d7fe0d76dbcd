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

/** A unique index as `on conflict` names it: its columns and, where it is partial, its condition. One for each table: a statement's name belongs to one text. */
export type ConflictTarget = `(${string})${string}`;

/** From how many rows on it pays to send them column by column. */
const MANY = 200;

/** Inserts rows by one statement, however many; `unless` is the unique index whose rows are left as they are. Answers the keys inserted. */
export async function insertRows<T extends ObjectLiteral>(
  tx: Tx,
  table: EntitySchema<T>,
  values: readonly T[],
  unless?: ConflictTarget,
): Promise<string[]> {
  if (values.length === 0) return [];
  const conflict = unless ? `on conflict ${unless} do nothing` : '';
  if (values.length >= MANY) return insertColumns(tx, table, values, conflict);
  const inserted = await preparedRows<{ key: string }>(
    tx,
    `insert-${table.options.name}${unless ? '-unless-there' : ''}`,
    insertText(table, conflict),
    [JSON.stringify(values)],
  );
  return inserted.map((row) => row.key);
}

const texts = new Map<string, string>();

/** Inserts what JSON of the rows, each property by its name, holds. */
function insertText(table: EntitySchema, conflict: string): string {
  const { name } = table.options;
  const known = texts.get(name + conflict);
  if (known !== undefined) return known;
  const named = columns(table);
  const list = named.map(([, column]) => column).join(', ');
  const given = named.map(([property]) => `"${property}" ${typeOf(table, property)}`).join(', ');
  const text = `insert into ${name} (${list}) select * from jsonb_to_recordset($1) as given(${given}) ${conflict} returning ${named[0]?.[1]} as key`;
  texts.set(name + conflict, text);
  return text;
}

function typeOf(table: EntitySchema, property: string): string {
  const { type, array } = table.options.columns[property] ?? {};
  return `${String(type)}${array ? '[]' : ''}`;
}

/** As `insertRows`, for many: a column goes as one array, or as one value when all rows have the same. Half the cost per row. */
async function insertColumns<T extends ObjectLiteral>(
  tx: Tx,
  table: EntitySchema<T>,
  values: readonly T[],
  conflict: string,
): Promise<string[]> {
  const parameters: (string | null)[] = [];
  const named = columns(table);
  const selected = named.map(([property, column]) => {
    const { type, array } = table.options.columns[property] ?? {};
    const as = typeOf(table, property);
    const text = (value: T) => textOf(value[property], type === 'jsonb');
    const alike = alikeBy(values, property, text);
    const at = `$${parameters.push(alike ? text(alike) : arrayOf(values, text))}`;
    // an array of arrays would have to be square
    const each = array ? `unnest(${at}::text[])::${as}` : `unnest(${at}::${as}[])`;
    return `${alike ? `${at}::${as}` : each} as ${column}`;
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

/** One of the rows if all have the same in this column. */
function alikeBy<T extends ObjectLiteral>(
  values: readonly T[],
  property: string,
  text: (value: T) => string | null,
): T | undefined {
  const [first] = values;
  if (!first) return undefined;
  const held: unknown = first[property];
  const said = text(first);
  return values.every((value) => value[property] === held || text(value) === said) ? first : undefined;
}

const NEEDS_QUOTES = /^$|[\s{},"\\]|^null$/i;

/** An array literal of PostgreSQL. */
function arrayOf<T>(values: readonly T[], text: (value: T) => string | null): string {
  let literal = '{';
  for (const value of values) {
    const said = text(value);
    if (literal.length > 1) literal += ',';
    if (said === null) literal += 'NULL';
    else literal += NEEDS_QUOTES.test(said) ? `"${said.replace(/["\\]/g, '\\$&')}"` : said;
  }
  return `${literal}}`;
}

/** A value as PostgreSQL reads it from text. */
function textOf(value: unknown, isJson: boolean): string | null {
  if (typeof value === 'string' && !isJson) return value;
  if (value === null || value === undefined) return null;
  if (isJson) return JSON.stringify(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return arrayOf(value, String);
  return JSON.stringify(value);
}
