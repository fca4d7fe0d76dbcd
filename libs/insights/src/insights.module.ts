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
import { LiftReadingsStore } from './lift-readings-store';
import { LiftStore } from './lift-store';
import { MemberSearchStore } from './member-search-store';
import { MrrStore } from './mrr-store';
import { OfferReportsStore } from './offer-reports-store';
import { OverviewStore } from './overview-store';
import { ReportsStore } from './reports-store';
import { TimelineStore } from './timeline-store';
import { ReadLift } from './read-lift';
import { RollUpValues } from './roll-up-values';
import { ValuesStore } from './values-store';
import { VerifyInvariants } from './verify-invariants';
import { WeighArms } from './weigh-arms';
import { WriteExports } from './write-exports';

const reports = [
  AskRateStore,
  ExportsStore,
  LiftReadingsStore,
  LiftStore,
  MemberSearchStore,
  MrrStore,
  OfferReportsStore,
  OverviewStore,
  ReportsStore,
  TimelineStore,
];

const useCases = [EvaluatePolicy, LearnWeights, ReadLift, RollUpValues, VerifyInvariants, WeighArms, WriteExports];

@Module({
  imports: [AccessModule, BillingModule, MembershipModule],
  providers: [...reports, ...useCases, InvariantsStore, LearningStore, ValuesStore],
  exports: [...reports, ...useCases],
})
export class InsightsModule {}
