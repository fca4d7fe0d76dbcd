import { OUTCOMES } from '#domain';
import { AskRateStore, ReportsStore, type Span } from '#insights';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Documented } from '../http/documented';
import { mrrReport } from '../schemas/billing.schemas';
import { askRateReport } from '../schemas/ask-rate.schemas';
import { span, type SpanQuery } from '../schemas/common';

const decisionsReport = z
  .object({ data: z.array(z.object({ outcome: z.enum(OUTCOMES), reason: z.string(), count: z.int() })) })
  .meta({ id: 'DecisionsReport', description: 'Decisions by outcome and main reason, times in UTC' });

const count = z.int();
const funnelReport = z
  .object({
    signals: count,
    ownSignals: count.describe('Of these, from Stripe’s events and moments of need'),
    decisions: count,
    proposed: count,
    presented: count,
    viewed: count,
    accepted: count,
    declined: count,
    expired: count,
    paid: count,
  })
  .meta({ id: 'FunnelReport', description: 'Proposals made in the span and how far each came, times in UTC' });

const between = ({ from, to }: SpanQuery): Span => ({ from: new Date(from), to: new Date(to) });

@ApiTags('reports')
@Controller('v1/reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportsStore,
    private readonly askRates: AskRateStore,
  ) {}

  @Get('mrr-movements')
  @Documented('Recurring revenue: start + movements = end, per currency', 'report', mrrReport)
  async mrr(@Query({ schema: span }) query: SpanQuery) {
    return { data: await this.reports.mrr(between(query)) };
  }

  @Get('decisions')
  @Documented('Decisions by outcome and main reason', 'report', decisionsReport)
  async decisions(@Query({ schema: span }) query: SpanQuery) {
    return { data: await this.reports.decisions(between(query)) };
  }

  @Get('funnel')
  @Documented('From signal to payment', 'report', funnelReport)
  funnel(@Query({ schema: span }) query: SpanQuery) {
    return this.reports.funnel(between(query));
  }

  @Get('ask-rate')
  @Documented('Whether both questions are always asked at the sale, and what they add', 'report', askRateReport)
  askRate(@Query({ schema: span }) query: SpanQuery) {
    return this.askRates.report(between(query));
  }
}
