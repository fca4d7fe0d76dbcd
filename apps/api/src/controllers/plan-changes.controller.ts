import { ExecutePlanChange, PlanChangesStore } from '#billing';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Documented } from '../http/documented';
import { executeBody, planChange, planChangeView, type ExecuteBody } from '../schemas/billing.schemas';

@ApiTags('plan changes')
@Controller('v1/plan-changes')
export class PlanChangesController {
  constructor(
    private readonly execute: ExecutePlanChange,
    private readonly changes: PlanChangesStore,
  ) {}

  @Post()
  @HttpCode(202)
  @Documented('Confirm a quote; the change is carried out at once and never twice', 'decide', planChange, 202)
  async confirm(@Body({ schema: executeBody }) { quoteId }: ExecuteBody) {
    return planChangeView(await this.execute.run(quoteId));
  }

  @Get(':id')
  @Documented('How a change stands', 'decide', planChange)
  async get(@Param('id', { schema: z.uuid() }) id: string) {
    return planChangeView(await this.changes.byId(id));
  }
}
