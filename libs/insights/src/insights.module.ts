import { MembershipModule } from '#membership';
import { Module } from '@nestjs/common';
import { LearnWeights } from './learn-weights';
import { LearningStore } from './learning-store';
import { ReportsStore } from './reports-store';

@Module({
  imports: [MembershipModule],
  providers: [LearnWeights, LearningStore, ReportsStore],
  exports: [LearnWeights, ReportsStore],
})
export class InsightsModule {}
