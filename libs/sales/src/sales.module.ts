import { EventsModule } from '#events';
import { BillingModule } from '#billing';
import { CampaignsModule } from '#campaigns';
import { MembershipModule } from '#membership';
import { Module } from '@nestjs/common';
import { AnswerQuestion } from './answer-question';
import { AskQuestions } from './ask-questions';
import { Buyers } from './buyers';
import { ConfirmSale } from './confirm-sale';
import { AlsoBoughtStore } from './also-bought-store';
import { CrossSell } from './cross-sell';
import { ExpireSales } from './expire-sales';
import { OrdersStore } from './orders-store';
import { PaySale } from './pay-sale';
import { ProductCrossSell } from './product-cross-sell';
import { ProductsStore } from './products-store';
import { PutBundle } from './put-bundle';
import { PutIncentive } from './put-incentive';
import { PutProduct } from './put-product';
import { RecordedSalesStore } from './recorded-sales-store';
import { RecordOrders } from './record-orders';
import { RenewAlsoBought } from './renew-also-bought';
import { RepriceSale } from './reprice-sale';
import { SalesStore } from './sales-store';
import { SettleSale } from './settle-sale';
import { StartSale } from './start-sale';

const useCases = [
  AnswerQuestion,
  AskQuestions,
  ConfirmSale,
  ExpireSales,
  PaySale,
  PutBundle,
  PutIncentive,
  PutProduct,
  RecordOrders,
  RenewAlsoBought,
  RepriceSale,
  SettleSale,
  StartSale,
];

@Module({
  imports: [EventsModule, MembershipModule, BillingModule, CampaignsModule],
  providers: [
    ...useCases,
    AlsoBoughtStore,
    Buyers,
    OrdersStore,
    ProductsStore,
    RecordedSalesStore,
    SalesStore,
    { provide: CrossSell, useClass: ProductCrossSell },
  ],
  exports: [...useCases, OrdersStore, ProductsStore, RecordedSalesStore, SalesStore],
})
export class SalesModule {}
