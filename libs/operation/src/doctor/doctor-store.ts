import { Database, rows } from '#database';
import { Injectable } from '@nestjs/common';

export interface Server {
  readonly maxConnections: number;
  readonly connections: number;
  readonly now: Date;
  readonly bytes: number;
  /** Whether BullMQ's own tables are there. */
  readonly queueTables: boolean;
  /** Since when the longest open transaction is idle, in seconds. */
  readonly idleSeconds: number;
}

/** What the doctor reads of the server itself. */
@Injectable()
export class DoctorStore {
  constructor(private readonly database: Database) {}

  async server(): Promise<Server> {
    const [server] = await rows<Server>(
      this.database,
      `select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as "maxConnections",
              (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as connections,
              clock_timestamp() as now, pg_database_size(current_database())::float8 as bytes,
              to_regnamespace('bullmq') is not null as "queueTables",
              coalesce((select extract(epoch from clock_timestamp() - min(state_change)) from pg_stat_activity
                        where state like 'idle in transaction%' and datname = current_database()), 0)::float8 as "idleSeconds"`,
    );
    if (!server) throw new Error('PostgreSQL says nothing of itself');
    return server;
  }
}
