import type { EntitySchema, EntityMetadata, ObjectLiteral } from 'typeorm';
import { rows, type Database, type Tx } from './database';

/**
 * Inserts any number of rows by one statement: they travel as one JSON document, so neither the count of parameters nor TypeORM's
 * work per row bounds it. `conflict`: what follows `on conflict`; a row that meets it is left out. Answers the ids that were inserted.
 */
export async function insertRows<T extends ObjectLiteral>(
  tx: Tx,
  table: EntitySchema<T>,
  values: readonly T[],
  conflict?: string,
): Promise<Set<string>> {
  if (values.length === 0) return new Set();
  const { tableName, columns } = tx.connection.getMetadata(table);
  const names = columns.map(({ databaseName }) => `"${databaseName}"`).join(', ');
  const given = columns.map(({ propertyName }) => `"${propertyName}"`).join(', ');
  const typed = columns.map((column) => `"${column.propertyName}" ${typeOf(column)}`).join(', ');
  const inserted = await rows<{ id: string }>(
    tx,
    `insert into ${tableName} (${names}) select ${given} from jsonb_to_recordset($1::jsonb) as given(${typed})
     ${conflict === undefined ? '' : `on conflict ${conflict}`} returning id`,
    [JSON.stringify(values)],
  );
  return new Set(inserted.map(({ id }) => id));
}

/** The rows of a table that `where` (and what may follow it) names, without TypeORM's work per row. For tables without transformed columns. */
export function selectRows<T extends ObjectLiteral>(
  on: Tx | Database,
  table: EntitySchema<T>,
  where: string,
  parameters: readonly unknown[],
): Promise<T[]> {
  const { tableName, columns } = ('connection' in on ? on.connection : on).getMetadata(table);
  const names = columns.map(({ databaseName, propertyName }) => `"${databaseName}" as "${propertyName}"`).join(', ');
  return rows<T>(on, `select ${names} from ${tableName} where ${where}`, parameters);
}

function typeOf({ type, isArray }: EntityMetadata['columns'][number]): string {
  return `${String(type)}${isArray ? '[]' : ''}`;
}
