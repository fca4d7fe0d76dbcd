import { DomainError, sha256 } from '#platform';
import { AnswerQuestion, ConfirmSale, PaySale, SalesStore } from '#sales';
import { Body, Controller, Get, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DocumentedOpen } from '../http/documented';
import { Open } from '../http/access.guard';
import { executeBody, type ExecuteBody } from '../schemas/billing.schemas';
import { seen } from '../schemas/campaign.schemas';
import {
  answerBody,
  browserPaid,
  browserPaidView,
  browserSale,
  browserSaleView,
  tokenPayBody,
  type AnswerBody,
  type TokenPayBody,
} from '../schemas/sale.schemas';

/** One sale, run by a browser with the sale's own token: it names no sale and no member, so it reaches no other. */
@ApiTags('sales')
@Open()
@Controller('v1/sale')
export class SaleByTokenController {
  constructor(
    private readonly sales: SalesStore,
    private readonly answerQuestion: AnswerQuestion,
    private readonly paySale: PaySale,
    private readonly confirmSale: ConfirmSale,
  ) {}

  @Get()
  @DocumentedOpen('The sale of the token, with all texts in the buyer’s language', browserSale)
  async get(@Headers('authorization') authorization?: string) {
    return browserSaleView(await this.sales.byId(await this.saleOf(authorization)));
  }

  @Post('answers')
  @HttpCode(200)
  @DocumentedOpen('The answer to the open question', browserSale)
  async answer(
    @Body({ schema: answerBody }) { question, answer }: AnswerBody,
    @Headers('authorization') authorization?: string,
  ) {
    return browserSaleView(await this.answerQuestion.run(await this.saleOf(authorization), question, answer));
  }

  @Post('pay')
  @HttpCode(200)
  @DocumentedOpen('After both answers: a page to pay on, or a quote to confirm', browserPaid)
  async pay(
    @Body({ schema: tokenPayBody }) { consent }: TokenPayBody,
    @Headers('authorization') authorization?: string,
  ) {
    const saleId = await this.saleOf(authorization);
    return browserPaidView(await this.paySale.run(saleId, { member: null, consent: seen(consent) }));
  }

  @Post('confirm')
  @HttpCode(200)
  @DocumentedOpen('Confirm the quote of this sale', browserPaid)
  async confirm(
    @Body({ schema: executeBody }) { quoteId }: ExecuteBody,
    @Headers('authorization') authorization?: string,
  ) {
    const { sale, planChange } = await this.confirmSale.run(await this.saleOf(authorization), quoteId);
    return browserPaidView({ sale, planChange, quote: null });
  }

  private async saleOf(authorization = ''): Promise<string> {
    const [, token] = /^Bearer (tl_sale_[\w-]{43})$/.exec(authorization) ?? [];
    const id = token && (await this.sales.idOfToken(sha256(token)));
    if (!id) throw new DomainError('sale_token_invalid', 'send the header Authorization: Bearer <token of the sale>');
    return id;
  }
}
