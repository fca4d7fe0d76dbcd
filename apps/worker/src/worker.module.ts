import { loggerOptions, type Config } from '#platform';
import { DatabaseModule } from '#database';
import { JOB_HANDLERS, JobsModule } from '#jobs';
import { AccessModule, DropOldAccess } from '#access';
import {
  ApplyPlanChange,
  BillingModule,
  DropOldStripeEvents,
  ExpirePlanChanges,
  HandleStripeEvent,
  ReadCharges,
  ReconcileCustomers,
  SettleMember,
} from '#billing';
import {
  CampaignsModule,
  DecideUpgrades,
  DeliverProposals,
  ExpireProposals,
  RunWaveLeg,
  StartDueCampaigns,
  StopCampaigns,
  WithdrawProposals,
} from '#campaigns';
import { DeliverWebhooks, DropOldEvents, EventsModule, PlaceEvents, SealWebhookSecrets } from '#events';
import { InsightsModule, LearnWeights, ReadLift, RollUpValues, WeighArms, WriteExports } from '#insights';
import { DropOldSignals, MembershipModule } from '#membership';
import { OperationModule } from '#operation';
import { ForgetMember, PrivacyModule } from '#privacy';
import { ExpireSales, RenewAlsoBought, SalesModule, SettleSale } from '#sales';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { LoggerModule } from 'nestjs-pino';
import { jobHandlers } from './job-handlers';
import { Monitor } from './monitor';
import { Schedule } from './schedule';

/** The class of each argument, in their order. */
type Providers<Arguments extends readonly unknown[]> = { [At in keyof Arguments]: Type<Arguments[At]> };

@Module({})
export class WorkerModule {
  static forRoot(config: Config): DynamicModule {
    const handlers = {
      provide: JOB_HANDLERS,
      inject: [
        DecideUpgrades,
        DeliverProposals,
        StartDueCampaigns,
        StopCampaigns,
        RunWaveLeg,
        ExpireProposals,
        ApplyPlanChange,
        HandleStripeEvent,
        DropOldStripeEvents,
        SettleMember,
        ReadCharges,
        ExpirePlanChanges,
        ReconcileCustomers,
        DropOldSignals,
        LearnWeights,
        SettleSale,
        ExpireSales,
        RenewAlsoBought,
        PlaceEvents,
        DeliverWebhooks,
        DropOldEvents,
        DropOldAccess,
        RollUpValues,
        ReadLift,
        WeighArms,
        WriteExports,
        WithdrawProposals,
        ForgetMember,
      ] satisfies Providers<Parameters<typeof jobHandlers>>,
      useFactory: jobHandlers,
    };
    return {
      module: WorkerModule,
      imports: [
        LoggerModule.forRoot(loggerOptions(config)),
        ScheduleModule.forRoot(),
        DatabaseModule.forRoot(config),
        JobsModule.forWorker(config, handlers, [
          AccessModule,
          MembershipModule,
          BillingModule,
          CampaignsModule,
          SalesModule,
          EventsModule,
          InsightsModule,
          PrivacyModule,
        ]),
        EventsModule,
        OperationModule,
      ],
      providers: [Monitor, Schedule, SealWebhookSecrets],
    };
  }
}
