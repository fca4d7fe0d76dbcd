import { migrations } from './migrations';

export interface MigrationState {
  /** This code knows them, the database has not had them. */
  readonly pending: readonly string[];
  /** The database has had them, this code does not know them: it is older than the database. */
  readonly unknown: readonly string[];
}

/** `read` answers the rows of a statement. */
export async function migrationState(
  read: <Row extends object>(sql: string) => Promise<readonly Row[]>,
): Promise<MigrationState> {
  const [table] = await read<{ there: boolean }>(`select to_regclass('typeorm_migrations') is not null as there`);
  const done = table?.there ? await read<{ name: string }>('select name from typeorm_migrations') : [];
  const had = new Set(done.map(({ name }) => name));
  const known = new Set(migrations.map(({ name }) => name));
  return {
    pending: [...known].filter((name) => !had.has(name)),
    unknown: [...had].filter((name) => !known.has(name)),
  };
}
