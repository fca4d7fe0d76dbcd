import { BillingModule } from '#billing';
import { JobsStore } from '#jobs';
import { Module } from '@nestjs/common';
import { BacklogStore } from './backlog-store';
import { DoctorStore } from './doctor/doctor-store';
import { ExamineDatabase } from './doctor/examine-database';
import { ExamineJobs } from './doctor/examine-jobs';
import { ExamineStripe } from './doctor/examine-stripe';
import { Readiness } from './readiness';

@Module({
  imports: [BillingModule],
  providers: [BacklogStore, DoctorStore, ExamineDatabase, ExamineJobs, ExamineStripe, JobsStore, Readiness],
  exports: [BacklogStore, Readiness],
})
export class OperationModule {}
