import { BillingModule } from '#billing';
import { Module } from '@nestjs/common';
import { BacklogStore } from './backlog-store';
import { Readiness } from './readiness';

@Module({
  imports: [BillingModule],
  providers: [BacklogStore, Readiness],
  exports: [BacklogStore, Readiness],
})
export class OperationModule {}
