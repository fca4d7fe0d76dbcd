import { Client } from 'pg';

/** Throws one clear line when PostgreSQL cannot be used: the first thing that every process checks. */
export async function assertReachable(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
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
