import { Config, SECOND, SystemClock } from '#platform';
import { Database, Locks, migrationState, rows } from '#database';
import { queueConnections } from '#jobs';
import { Injectable } from '@nestjs/common';
import { DoctorStore, type Server } from './doctor-store';
import { fault, ok, warning, type Finding } from './finding';

const SKEW_WARNED_S = 2;
const SKEW_ALLOWED_S = 30;
const IDLE_ALLOWED_S = 60;
/** Connections of a process that only listen. */
const LISTENERS = 1;

/** The server, its schema, its clock, and whether it has connections enough. */
@Injectable()
export class ExamineDatabase {
  private readonly realTime = new SystemClock();

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly store: DoctorStore,
  ) {}

  async run(): Promise<Finding[]> {
    const before = this.realTime.now().getTime();
    const server = await this.store.server();
    const middle = (before + this.realTime.now().getTime()) / 2;
    return [
      ...(await this.schema(server)),
      clock((middle - server.now.getTime()) / SECOND),
      this.connections(server),
      ...(server.idleSeconds > IDLE_ALLOWED_S ? [idle(server.idleSeconds)] : []),
    ];
  }

  private async schema({ queueTables, bytes }: Server): Promise<Finding[]> {
    const { pending, unknown } = await migrationState((sql) => rows(this.database, sql));
    const found: Finding[] = [];
    const migrate = 'run the migration of this version: node dist/migrate.js';
    if (pending.length > 0) found.push(fault('migrations', `not run yet: ${pending.join(', ')}`, migrate));
    if (unknown.length > 0)
      found.push(
        warning(
          'migrations',
          `the database is newer than this code: ${unknown.join(', ')}`,
          'finish the deploy; an old version beside the new one is fine for its duration',
        ),
      );
    if (this.config.backend === 'postgres' && !queueTables)
      found.push(fault('queue', 'its tables are missing in PostgreSQL', migrate));
    return found.length > 0 ? found : [ok('database', `${Math.ceil(bytes / 1e6)} MB, all migrations run`)];
  }

  private connections({ maxConnections, connections }: Server): Finding {
    const { backend, env } = this.config;
    const api = env.DATABASE_POOL_SIZE + Locks.CONNECTIONS + LISTENERS;
    const worker = api + (backend === 'postgres' ? queueConnections(this.config) : 0);
    const says = `an api may open ${api}, a worker ${worker}; the server has ${maxConnections}, of which ${connections} are in use`;
    const todo = 'lower DATABASE_POOL_SIZE, raise max_connections, or put PgBouncer between: docs/scaling.md';
    if (api + worker > maxConnections) return fault('connections', says, todo);
    return 2 * (api + worker) > maxConnections
      ? warning('connections', `${says}: too few for two of each`, todo)
      : ok('connections', says);
  }
}

function clock(skew: number): Finding {
  const says = `this machine is ${Math.abs(skew).toFixed(1)} s ${skew > 0 ? 'ahead of' : 'behind'} the database`;
  const todo = 'let both machines take their time from NTP';
  if (Math.abs(skew) > SKEW_ALLOWED_S) return fault('clock', says, todo);
  return Math.abs(skew) > SKEW_WARNED_S ? warning('clock', says, todo) : ok('clock', says);
}

function idle(seconds: number): Finding {
  return warning(
    'transactions',
    `one has been open and idle for ${Math.round(seconds)} s: it holds its locks and keeps vacuum from its work`,
    'find it in pg_stat_activity; none of ours lives so long',
  );
}
