import { AccessModule } from '#access';
import { BillingModule } from '#billing';
import { MembershipModule } from '#membership';
import { Module } from '@nestjs/common';
import { AskRateStore } from './ask-rate-store';
import { EvaluatePolicy } from './evaluate-policy';
import { ExportsStore } from './exports-store';
import { InvariantsStore } from './invariants-store';
import { LearnWeights } from './learn-weights';
import { LearningStore } from './learning-store';
import { LiftReadings } from './lift-readings';
import { LiftStore } from './lift-store';
import { MemberSearchStore } from './member-search-store';
import { MovementsReport } from './movements-report';
import { OffersReport } from './offers-report';
import { OverviewStore } from './overview-store';
import { ReportsStore } from './reports-store';
import { TimelineStore } from './timeline-store';
import { ValueRollUp } from './value-roll-up';
import { VerifyInvariants } from './verify-invariants';
import { WeighArms } from './weigh-arms';

const reports = [
  AskRateStore,
  ExportsStore,
  LiftReadings,
  LiftStore,
  MemberSearchStore,
  MovementsReport,
  OffersReport,
  OverviewStore,
  ReportsStore,
  TimelineStore,
  ValueRollUp,
];

@Module({
  imports: [AccessModule, BillingModule, MembershipModule],
  providers: [...reports, EvaluatePolicy, LearnWeights, InvariantsStore, LearningStore, VerifyInvariants, WeighArms],
  exports: [...reports, EvaluatePolicy, LearnWeights, VerifyInvariants, WeighArms],
})
export class InsightsModule {}
