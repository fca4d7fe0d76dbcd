import { Clock, Config, Metrics, SystemClock, TestClock } from '#platform';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Locks } from './locks';
import { dataSourceOptions } from './options';
import { SharedClock } from './shared-clock';

/** What every process starts with: settings, clock, metrics, pool, locks. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(config: Config): DynamicModule {
    const { DATABASE_URL, DATABASE_POOL_SIZE, TEST_CLOCK } = config.env;
    return {
      module: DatabaseModule,
      imports: [TypeOrmModule.forRoot({ ...dataSourceOptions(DATABASE_URL, DATABASE_POOL_SIZE), retryAttempts: 0 })],
      providers: [
        { provide: Config, useValue: config },
        { provide: Clock, useValue: TEST_CLOCK ? new TestClock() : new SystemClock() },
        { provide: Locks, useValue: new Locks(DATABASE_URL) },
        Metrics,
        SharedClock,
      ],
      exports: [Config, Clock, Locks, Metrics, SharedClock],
    };
  }
}
