import type { Config } from '#platform';
import { loggerOptions } from '#platform';
import { DatabaseModule } from '#database';
import { JobsStore } from '#jobs';
import { AccessModule, FirstApiKey } from '#access';
import { BillingModule } from '#billing';
import { CampaignsModule } from '#campaigns';
import { EventsModule, SealWebhookSecrets } from '#events';
import { InsightsModule } from '#insights';
import { MembershipModule } from '#membership';
import { OperationModule } from '#operation';
import { PrivacyModule } from '#privacy';
import { SalesModule } from '#sales';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { AccessController } from './controllers/access.controller';
import { CampaignsController } from './controllers/campaigns.controller';
import { CatalogueController } from './controllers/catalogue.controller';
import { DecisionsController } from './controllers/decisions.controller';
import { EmailController } from './controllers/email.controller';
import { EntitlementsController } from './controllers/entitlements.controller';
import { EventsController } from './controllers/events.controller';
import { LiveController } from './controllers/live.controller';
import { MemberHistoryController } from './controllers/member-history.controller';
import { MembersController } from './controllers/members.controller';
import { OperationController } from './controllers/operation.controller';
import { OrdersController } from './controllers/orders.controller';
import { OverviewController } from './controllers/overview.controller';
import { PlanChangesController } from './controllers/plan-changes.controller';
import { PolicyController } from './controllers/policy.controller';
import { ProductsController } from './controllers/products.controller';
import { ProposalsController } from './controllers/proposals.controller';
import { ExportsController } from './controllers/exports.controller';
import { ReportsController } from './controllers/reports.controller';
import { SaleByTokenController } from './controllers/sale-by-token.controller';
import { SalesController } from './controllers/sales.controller';
import { SessionController } from './controllers/session.controller';
import { SignalsController } from './controllers/signals.controller';
import { StripeController } from './controllers/stripe.controller';
import { WidgetController } from './controllers/widget.controller';
import { WebhooksController } from './controllers/webhooks.controller';
import { AccessGuard } from './http/access.guard';
import { AuditGuard } from './http/audit.guard';
import { intercepted } from './http/intercepted';
import { ProblemFilter } from './http/problem.filter';
import { validationPipe } from './http/validation';

const CONTROLLERS = [
  SessionController,
  AccessController,
  MembersController,
  MemberHistoryController,
  SignalsController,
  CatalogueController,
  ProductsController,
  OrdersController,
  CampaignsController,
  DecisionsController,
  EmailController,
  EntitlementsController,
  PolicyController,
  ProposalsController,
  PlanChangesController,
  ExportsController,
  ReportsController,
  OverviewController,
  LiveController,
  SalesController,
  SaleByTokenController,
  WidgetController,
  EventsController,
  WebhooksController,
  OperationController,
  StripeController,
].map(intercepted);

@Module({})
export class AppModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot(loggerOptions(config)),
        DatabaseModule.forRoot(config),
        AccessModule,
        EventsModule,
        MembershipModule,
        BillingModule,
        CampaignsModule,
        SalesModule,
        InsightsModule,
        PrivacyModule,
        OperationModule,
      ],
      controllers: CONTROLLERS,
      providers: [
        JobsStore,
        FirstApiKey,
        SealWebhookSecrets,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useValue: validationPipe },
        AccessGuard,
        { provide: APP_GUARD, useExisting: AccessGuard },
        { provide: APP_GUARD, useClass: AuditGuard },
      ],
    };
  }
}
