import { EventsModule } from '#events';
import { BillingModule } from '#billing';
import { CampaignsModule } from '#campaigns';
import { MembershipModule } from '#membership';
import { Module } from '@nestjs/common';
import { AnswerQuestion } from './answer-question';
import { AskQuestions } from './ask-questions';
import { Buyers } from './buyers';
import { ConfirmSale } from './confirm-sale';
import { CrossSell, NoProducts } from './cross-sell';
import { ExpireSales } from './expire-sales';
import { PaySale } from './pay-sale';
import { RepriceSale } from './reprice-sale';
import { SalesStore } from './sales-store';
import { SettleSale } from './settle-sale';
import { StartSale } from './start-sale';

const useCases = [AnswerQuestion, AskQuestions, ConfirmSale, ExpireSales, PaySale, RepriceSale, SettleSale, StartSale];

@Module({
  imports: [EventsModule, MembershipModule, BillingModule, CampaignsModule],
  providers: [...useCases, Buyers, SalesStore, { provide: CrossSell, useClass: NoProducts }],
  exports: [...useCases, SalesStore],
})
export class SalesModule {}
