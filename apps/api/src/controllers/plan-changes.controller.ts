import { CancelPlanChange, ExecutePlanChange, PlanChangesStore, RequestPlanChange } from '#billing';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Documented } from '../http/documented';
import {
  executeBody,
  planChange,
  planChangeView,
  planRequest,
  prepared,
  preparedView,
  quoteBody,
  type ExecuteBody,
  type QuoteBody,
} from '../schemas/billing.schemas';

const id = { schema: z.uuid() };

@ApiTags('plan changes')
@Controller('v1')
export class PlanChangesController {
  constructor(
    private readonly request: RequestPlanChange,
    private readonly execute: ExecutePlanChange,
    private readonly cancelPlanChange: CancelPlanChange,
    private readonly changes: PlanChangesStore,
  ) {}

  @Post('quotes')
  @HttpCode(200)
  @Documented('What a change would cost, to the cent and for 10 minutes; nothing is charged yet', 'decide', prepared)
  async quote(@Body({ schema: quoteBody }) body: QuoteBody) {
    return preparedView(await this.request.run(body.member, planRequest(body)));
  }

  @Post('plan-changes')
  @HttpCode(202)
  @Documented('Confirm a quote; the change is carried out at once and never twice', 'decide', planChange, 202)
  async confirm(@Body({ schema: executeBody }) { quoteId }: ExecuteBody) {
    return planChangeView(await this.execute.run(quoteId));
  }

  @Get('plan-changes/:id')
  @Documented('How a change stands', ['decide', 'report'], planChange)
  async get(@Param('id', id) changeId: string) {
    return planChangeView(await this.changes.byId(changeId));
  }

  @Post('plan-changes/:id/cancel')
  @HttpCode(200)
  @Documented('Give up a change that is not paid yet; the answer says how it stands', 'decide', planChange)
  async cancel(@Param('id', id) changeId: string) {
    return planChangeView(await this.cancelPlanChange.run(changeId));
  }
}
