// A worker that runs waves and nothing else, by the queue or, told so, leg by leg without one. Proposals are not sent.
import 'reflect-metadata';
import { readConfig } from '#platform';
import { BillingModule } from '#billing';
import { CampaignsModule, RunWaveLeg, StartDueCampaigns } from '#campaigns';
import { Database, DatabaseModule, rows } from '#database';
import { JOBS, JOB_HANDLERS, JobsModule, type JobHandlers } from '#jobs';
import { MembershipModule } from '#membership';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';

const config = readConfig();
const direct = process.env.WAVE_BY === 'direct';
const base = [LoggerModule.forRoot({ pinoHttp: { level: 'silent' } }), DatabaseModule.forRoot(config)];
const handlers = {
  provide: JOB_HANDLERS,
  inject: [RunWaveLeg, StartDueCampaigns],
  useFactory: (run: RunWaveLeg, start: StartDueCampaigns) =>
    ({
      ...Object.fromEntries(Object.keys(JOBS).map((name) => [name, () => Promise.resolve()])),
      'start-due-campaigns': () => start.run(),
      'run-wave-leg': ({ legId, cursor }: { legId: string; cursor: string | null }) => run.run(legId, cursor),
    }) as unknown as JobHandlers,
};
const imports = direct
  ? [...base, CampaignsModule]
  : [...base, JobsModule.forWorker(config, handlers, [MembershipModule, BillingModule, CampaignsModule])];

@Module({ imports })
class WaveWorker {}

async function main(): Promise<void> {
  const app = await NestFactory.createApplicationContext(WaveWorker, { logger: false });
  process.send?.('ready');
  if (!direct) return;
  const database = app.get(Database);
  const run = app.get(RunWaveLeg);
  const legs = await rows<{ id: string }>(database, 'select id from wave_leg');
  process.once('message', () => void Promise.all(legs.map(({ id }) => through(database, run, id))));
}

async function through(database: Database, run: RunWaveLeg, id: string): Promise<void> {
  for (;;) {
    const [leg] = await rows<{ cursor: string | null; ended: boolean }>(
      database,
      'select cursor, ended_at is not null as ended from wave_leg where id = $1',
      [id],
    );
    if (!leg || leg.ended) return;
    await run.run(id, leg.cursor);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
