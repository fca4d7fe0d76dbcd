import { MembershipModule } from '#membership';
import { Module } from '@nestjs/common';
import { AskRateStore } from './ask-rate-store';
import { LearnWeights } from './learn-weights';
import { LearningStore } from './learning-store';
import { ReportsStore } from './reports-store';

@Module({
  imports: [MembershipModule],
  providers: [AskRateStore, LearnWeights, LearningStore, ReportsStore],
  exports: [AskRateStore, LearnWeights, ReportsStore],
})
export class InsightsModule {}
