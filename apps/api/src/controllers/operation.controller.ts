import { Clock, DomainError, Metrics } from '#platform';
import { Database, inTransaction, SharedClock } from '#database';
import { enqueueDueSchedules, JobsStore, wakeRelay } from '#jobs';
import { BacklogStore, Readiness } from '#operation';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Needs, Open } from '../http/access.guard';
import { Unaudited } from '../http/audit.guard';
import { AlsoAs, Documented } from '../http/documented';
import { instant } from '../schemas/common';
import { jobCounts } from '../schemas/overview.schemas';

const jobsAnswer = z
  .object({
    ...jobCounts,
    data: z
      .array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          payload: z.record(z.string(), z.unknown()).describe('Ids only'),
          attempts: z.int(),
          error: z.string().nullable().describe('Of the last attempt'),
          createdAt: instant,
          deadAt: instant,
        }),
      )
      .describe('With state=dead: the dead jobs, newest first'),
    hasMore: z.boolean().describe('More dead jobs come after these'),
  })
  .meta({ id: 'JobsSummary' });

const jobsQuery = z.strictObject({
  state: z.literal('dead').optional(),
  startingAfter: z.uuid().optional().describe('The last id of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

const state = z.enum(['ok', 'down']);
const liveAnswer = z.object({ status: z.literal('ok') }).meta({ id: 'Live' });
const readyAnswer = z
  .object({
    status: z.literal('ok'),
    database: state,
    queue: state.describe('Of no consequence to the api: what it wants done waits in the database'),
    stripe: z.enum(['ok', 'failing', 'unknown']).describe('How the last call of this process went'),
  })
  .meta({ id: 'Readiness' });

const clockBody = z.strictObject({ now: instant }).meta({ id: 'TestClock' });

@ApiTags('operation')
@Controller()
export class OperationController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly shared: SharedClock,
    private readonly jobs: JobsStore,
    private readonly readiness: Readiness,
    private readonly backlog: BacklogStore,
    private readonly figures: Metrics,
  ) {}

  @Get('health/live')
  @Open()
  @ApiOperation({ summary: 'The process answers' })
  @ApiResponse({ status: 200, description: 'It answers', standardSchema: liveAnswer })
  live() {
    return { status: 'ok' };
  }

  @Get('health/ready')
  @Open()
  @ApiOperation({ summary: 'It can serve; else 503, and what is down' })
  @ApiResponse({ status: 200, description: 'Ready', standardSchema: readyAnswer })
  async ready() {
    const report = await this.readiness.read(['database']);
    if (report.status === 'ok') return report;
    const { status, ...parts } = report;
    const detail =
      status === 'draining'
        ? 'this process was told to stop; others go on'
        : 'PostgreSQL does not answer; check DATABASE_URL and the server';
    throw new DomainError('dependency_unavailable', detail, parts);
  }

  @Get('metrics')
  @Documented('What this process and the queue are at, for Prometheus', 'report', null)
  @AlsoAs('text/plain')
  async metrics(@Res() reply: FastifyReply) {
    await this.backlog.refresh();
    await reply.header('content-type', this.figures.contentType).send(await this.figures.text());
  }

  @Get('v1/jobs')
  @Documented('What is waiting, at work, dead', 'report', jobsAnswer)
  async summary(@Query({ schema: jobsQuery }) { state, limit, startingAfter }: z.infer<typeof jobsQuery>) {
    const dead = state === 'dead' ? await this.jobs.dead(limit + 1, startingAfter ?? null) : [];
    const data = dead.slice(0, limit).map((job) => ({
      ...job,
      createdAt: job.createdAt.toISOString(),
      deadAt: job.deadAt.toISOString(),
    }));
    return { ...(await this.jobs.summary(this.clock.now())), data, hasMore: dead.length > limit };
  }

  @Post('v1/jobs/:id/retry')
  @HttpCode(202)
  @Documented('Try a dead job again, with all its attempts', 'manage', null, 202)
  async retry(@Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    await this.jobs.retry(id, this.clock.now());
  }

  /** TEST_CLOCK=true only: all processes take over this time, and what is due by then begins. */
  @Put('test/clock')
  @ApiExcludeEndpoint()
  @HttpCode(200)
  @Unaudited()
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
