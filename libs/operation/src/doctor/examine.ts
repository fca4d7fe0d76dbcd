import { Config, ConfigError, readConfig } from '#platform';
import { assertReachable, DatabaseModule } from '#database';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { OperationModule } from '../operation.module';
import { ExamineDatabase } from './examine-database';
import { ExamineJobs, examineQueue } from './examine-jobs';
import { examineSettings } from './examine-settings';
import { ExamineStripe } from './examine-stripe';
import { examineSurroundings } from './examine-surroundings';
import { fault, type Finding } from './finding';

/**
 * Looks at everything that an installation with this environment (default: the process's) depends on. Changes nothing, here or at Stripe. What cannot be
 * looked at because something before it is broken is left out.
 */
export async function examine(environment?: Readonly<Record<string, string | undefined>>): Promise<Finding[]> {
  let config: Config;
  try {
    config = readConfig(environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults.map((says) => fault('setting', says, 'see .env.example'));
  }
  return [...examineSettings(config), ...(await examineSurroundings(config)), ...(await behindDatabase(config))];
}

async function behindDatabase(config: Config): Promise<Finding[]> {
  try {
    await assertReachable(config.env.DATABASE_URL);
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return [fault('DATABASE_URL', says, 'nothing works without it'), ...(await examineQueue(config))];
  }
  const app = await NestFactory.createApplicationContext(Examination.of(config), {
    logger: false,
    abortOnError: false,
  });
  try {
    const database = await app.get(ExamineDatabase).run();
    const migrated = !database.some(({ what, level }) => what === 'migrations' && level === 'fault');
    if (!migrated) return [...database, ...(await examineQueue(config))]; // no table can be trusted
    return [...database, ...(await app.get(ExamineJobs).run()), ...(await app.get(ExamineStripe).run())];
  } finally {
    await app.close();
  }
}

@Module({})
class Examination {
  static of(config: Config): DynamicModule {
    return { module: Examination, imports: [DatabaseModule.forRoot(config), OperationModule] };
  }
}
