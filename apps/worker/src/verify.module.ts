import { loggerOptions, type Config } from '#platform';
import { DatabaseModule } from '#database';
import { InsightsModule } from '#insights';
import { Module, type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';

/** What looks whether everything holds, and nothing that works. */
@Module({})
export class VerifyModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: VerifyModule,
      imports: [LoggerModule.forRoot(loggerOptions(config)), DatabaseModule.forRoot(config), InsightsModule],
    };
  }
}
