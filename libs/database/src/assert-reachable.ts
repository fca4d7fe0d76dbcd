import { Client } from 'pg';

/** `uuidv7()` came with it. */
const OLDEST_VERSION = 18;

/** Throws one clear line when PostgreSQL cannot be used: the first thing that every process checks. */
export async function assertReachable(url: string): Promise<void> {
  const version = await versionOf(new Client({ connectionString: url, connectionTimeoutMillis: 10_000 }));
  if (version < OLDEST_VERSION)
    throw new Error(`DATABASE_URL leads to PostgreSQL ${version}; use PostgreSQL ${OLDEST_VERSION} or newer`);
}

async function versionOf(client: Client): Promise<number> {
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`);
    return Math.floor(Number(rows[0]?.version) / 10_000);
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    throw new Error(
      `DATABASE_URL does not answer (${code ?? message}); check the address and that PostgreSQL is running`,
      { cause: error },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
