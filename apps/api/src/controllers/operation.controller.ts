import { Clock, DomainError } from '#platform';
import { Database, inTransaction, rows, SharedClock } from '#database';
import { enqueueDueSchedules, JobsStore, wakeRelay } from '#jobs';
import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs, Open } from '../http/api-key.guard';
import { Documented } from '../http/documented';
import { instant } from '../schemas/common';

const jobsAnswer = z
  .object({
    waiting: z.int().describe('Due and not in the queue yet'),
    enqueued: z.int().describe('In the queue or at work'),
    later: z.int().describe('Due in the future'),
    dead: z.int().describe('Given up after the last attempt'),
    oldestSeconds: z.int(),
  })
  .meta({ id: 'JobsSummary' });

const clockBody = z.strictObject({ now: instant }).meta({ id: 'TestClock' });

@ApiTags('operation')
@Controller()
export class OperationController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly shared: SharedClock,
    private readonly jobs: JobsStore,
  ) {}

  @Get('health/live')
  @Open()
  live() {
    return { status: 'ok' };
  }

  /** Ready when the database answers; says which part does not. */
  @Get('health/ready')
  @Open()
  async ready() {
    try {
      await rows(this.database, 'select 1');
    } catch {
      throw new DomainError('dependency_unavailable', 'PostgreSQL does not answer; check DATABASE_URL and the server');
    }
    return { status: 'ok' };
  }

  @Get('v1/jobs')
  @Documented('What is waiting, at work, dead', 'report', jobsAnswer)
  summary() {
    return this.jobs.summary(this.clock.now());
  }

  /** TEST_CLOCK=true only: all processes take over this time, and what is due by then begins. */
  @Put('test/clock')
  @HttpCode(200)
  @Needs('manage')
  async moveClock(@Body({ schema: clockBody }) body: z.infer<typeof clockBody>) {
    if (!this.shared.movable) throw new DomainError('not_found', 'the clock moves only with TEST_CLOCK=true');
    const now = new Date(body.now);
    await inTransaction(this.database, async (tx) => {
      await this.shared.move(tx, now);
      await enqueueDueSchedules(tx, now);
      await wakeRelay(tx);
    });
    return { now: now.toISOString() };
  }
}
