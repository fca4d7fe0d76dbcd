import { Config } from '#platform';
import {
  AskRateStore,
  LiftReadingsStore,
  LiftStore,
  MrrStore,
  OfferReportsStore,
  ReportsStore,
  type Span,
} from '#insights';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { sendCsv } from '../http/csv';
import { AlsoAs, Documented } from '../http/documented';
import { askRateReport } from '../schemas/ask-rate.schemas';
import type { SpanQuery } from '../schemas/common';
import { DEFINITIONS } from '../schemas/definitions';
import {
  decisionsReport,
  formatQuery,
  funnelReport,
  liftReadings,
  liftReport,
  liftWeeks,
  movementsQuery,
  mrrReport,
  offersReport,
  reportQuery,
  weeksQuery,
} from '../schemas/report.schemas';

const between = ({ from, to }: SpanQuery): Span => ({ from: new Date(from), to: new Date(to) });

@ApiTags('reports')
@Controller('v1/reports')
export class ReportsController {
  constructor(
    private readonly config: Config,
    private readonly reports: ReportsStore,
    private readonly mrrs: MrrStore,
    private readonly lifts: LiftStore,
    private readonly readings: LiftReadingsStore,
    private readonly offerReports: OfferReportsStore,
    private readonly askRates: AskRateStore,
  ) {}

  @Get('mrr-movements')
  @Documented('Recurring revenue: start + movements = end, per currency, month, plan or campaign', 'report', mrrReport)
  @AlsoAs('text/csv')
  async mrr(@Query({ schema: movementsQuery }) query: z.infer<typeof movementsQuery>, @Res() reply: FastifyReply) {
    const { by } = query;
    const asked = between(query);
    const data =
      by === 'total'
        ? await this.mrrs.total(asked)
        : by === 'month'
          ? await this.mrrs.byMonth(asked)
          : await this.mrrs.by(by, asked);
    const rows = data.flatMap(({ movements, ...one }) => movements.map((movement) => ({ ...one, ...movement })));
    send(reply, query.format, 'mrr-movements', { data }, rows, DEFINITIONS.mrr);
  }

  @Get('decisions')
  @Documented('Decisions by outcome and main reason', 'report', decisionsReport)
  @AlsoAs('text/csv')
  async decisions(@Query({ schema: reportQuery }) query: z.infer<typeof reportQuery>, @Res() reply: FastifyReply) {
    const data = await this.reports.decisions(between(query));
    send(reply, query.format, 'decisions', { data }, data, DEFINITIONS.decisions);
  }

  @Get('funnel')
  @Documented('From signal to payment, and whether it was kept', 'report', funnelReport)
  @AlsoAs('text/csv')
  async funnel(@Query({ schema: reportQuery }) query: z.infer<typeof reportQuery>, @Res() reply: FastifyReply) {
    const { kept, ...steps } = await this.reports.funnel(between(query));
    const rows = [
      ...Object.entries(steps).map(([step, count]) => ({ step, count })),
      ...kept.map(({ days, due, kept: count }) => ({ step: `kept ${days} days`, count, due })),
    ];
    send(reply, query.format, 'funnel', { ...steps, kept }, rows, DEFINITIONS.funnel);
  }

  @Get('lift')
  @Documented('What the asking added per member against the holdout, with its verdict', 'report', liftReport)
  @AlsoAs('text/csv')
  async lift(@Query({ schema: reportQuery }) query: z.infer<typeof reportQuery>, @Res() reply: FastifyReply) {
    const { HOLDOUT_STAGE: stage, HOLDOUT_SHARE: holdoutShare } = this.config.env;
    const report = await this.lifts.report(between(query));
    send(reply, query.format, 'lift', { stage, holdoutShare, ...report }, report.currencies, DEFINITIONS.lift);
  }

  @Get('lift/weeks')
  @Documented('Whether the effect wears off: by weeks since the first eligibility', 'report', liftWeeks)
  @AlsoAs('text/csv')
  async weeks(@Query({ schema: weeksQuery }) query: z.infer<typeof weeksQuery>, @Res() reply: FastifyReply) {
    const data = await this.lifts.byWeek(between(query), query.currency);
    send(reply, query.format, 'lift-weeks', { data }, data, DEFINITIONS.weeks);
  }

  @Get('lift/readings')
  @Documented('The lift as it stood each day', 'report', liftReadings)
  @AlsoAs('text/csv')
  async liftReadings(@Query({ schema: formatQuery }) query: z.infer<typeof formatQuery>, @Res() reply: FastifyReply) {
    const data = await this.readings.all();
    send(reply, query.format, 'lift-readings', { data }, data, DEFINITIONS.readings);
  }

  @Get('offers')
  @Documented('Offers against each other: asked, accepted, paid, refunded', 'report', offersReport)
  @AlsoAs('text/csv')
  async offers(@Query({ schema: reportQuery }) query: z.infer<typeof reportQuery>, @Res() reply: FastifyReply) {
    const data = await this.offerReports.report(between(query));
    send(reply, query.format, 'offers', { data }, data, DEFINITIONS.offers);
  }

  @Get('ask-rate')
  @Documented('Whether both questions are always asked at the sale, and what they add', 'report', askRateReport)
  @AlsoAs('text/csv')
  async askRate(@Query({ schema: reportQuery }) query: z.infer<typeof reportQuery>, @Res() reply: FastifyReply) {
    const report = await this.askRates.report(between(query));
    send(reply, query.format, 'ask-rate', report, report.questions, DEFINITIONS.askRate);
  }
}

/** The report with the meaning of its figures, or its main table as CSV. */
function send(
  reply: FastifyReply,
  format: 'json' | 'csv',
  name: string,
  report: object,
  rows: readonly object[],
  definitions: Readonly<Record<string, string>>,
): void {
  if (format === 'csv') sendCsv(reply, name, rows);
  else void reply.send({ ...report, timeZone: 'UTC', definitions });
}
