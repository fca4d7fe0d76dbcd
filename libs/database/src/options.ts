import type { DataSourceOptions } from 'typeorm';
import { migrations } from './migrations';
import { SnakeCase } from './naming';
import { SteadyClient } from './steady-client';
import * as tables from './tables';

/** One place for the apps, the tests and the TypeORM CLI. Times out rather than hangs. */
export function dataSourceOptions(url: string, poolSize = 20): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: Object.values(tables),
    migrations,
    migrationsTableName: 'typeorm_migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    namingStrategy: new SnakeCase(),
    uuidExtension: 'pgcrypto', // gen_random_uuid() is built in; the default would want uuid-ossp
    installExtensions: false,
    applicationName: 'tierlift',
    poolSize,
    poolErrorHandler: () => undefined, // a lost idle connection is replaced; its queries report their own errors
    connectTimeoutMS: 10_000,
    extra: {
      Client: SteadyClient,
      pipeline: true, // statements started together do not wait for each other's answers
      statement_timeout: 60_000,
      idle_in_transaction_session_timeout: 60_000,
    },
  };
}
