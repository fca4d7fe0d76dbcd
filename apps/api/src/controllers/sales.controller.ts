import { MembersStore } from '#membership';
import { AnswerQuestion, PaySale, RecordedSalesStore, StartSale } from '#sales';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Unaudited, ShowsMembers } from '../http/audit.guard';
import { Documented } from '../http/documented';
import { pageFrom } from '../schemas/common';
import { seen } from '../schemas/campaign.schemas';
import {
  answerBody,
  cartInput,
  paidSale,
  paidView,
  payBody,
  sale,
  recordedSale,
  recordedSales,
  recordedView,
  saleBody,
  salesPage,
  saleView,
  startedSale,
  type AnswerBody,
  type PayBody,
  type SaleBody,
  type SalesPage,
} from '../schemas/sale.schemas';

const id = { schema: z.uuid() };

@ApiTags('sales')
@Controller('v1/sales')
export class SalesController {
  constructor(
    private readonly startSale: StartSale,
    private readonly answerQuestion: AnswerQuestion,
    private readonly paySale: PaySale,
    private readonly recorded: RecordedSalesStore,
    private readonly members: MembersStore,
  ) {}

  @Post()
  @Unaudited()
  @Documented('A cart at the point of sale: answers with the first question', 'decide', startedSale, 201)
  async start(@Body({ schema: saleBody }) body: SaleBody) {
    const started = await this.startSale.run(cartInput(body));
    return { ...saleView(started.sale), token: started.token };
  }

  @Get()
  @ShowsMembers()
  @Documented('Sales with their conversations, newest first', 'report', recordedSales)
  async list(@Query({ schema: salesPage }) { limit, startingAfter: after, status, member }: SalesPage) {
    const memberId = member === undefined ? undefined : (await this.members.byExternalId(member)).id;
    const found = await this.recorded.page({ status, memberId, after }, limit + 1);
    return pageFrom(found, limit, recordedView);
  }

  @Get(':id')
  @ShowsMembers()
  @Documented('How a sale stands, with its whole conversation', ['decide', 'report'], recordedSale)
  async get(@Param('id', id) saleId: string) {
    return recordedView(await this.recorded.byId(saleId));
  }

  @Post(':id/answers')
  @HttpCode(200)
  @Unaudited()
  @Documented('The answer to the open question; the next one follows, whatever the answer', 'decide', sale)
  async answer(@Param('id', id) saleId: string, @Body({ schema: answerBody }) { question, answer }: AnswerBody) {
    return saleView(await this.answerQuestion.run(saleId, question, answer));
  }

  @Post(':id/pay')
  @HttpCode(200)
  @Unaudited()
  @Documented('After both answers: a page to pay on, or a quote to confirm', 'decide', paidSale)
  async pay(@Param('id', id) saleId: string, @Body({ schema: payBody }) { member, consent }: PayBody) {
    return paidView(await this.paySale.run(saleId, { member: member ?? null, consent: seen(consent) }));
  }
}
