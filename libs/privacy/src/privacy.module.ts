import { EventsModule } from '#events';
import { JobsStore } from '#jobs';
import { MembershipModule } from '#membership';
import { BillingModule } from '#billing';
import { CampaignsModule } from '#campaigns';
import { SalesModule } from '#sales';
import { Module } from '@nestjs/common';
import { EraseMember } from './erase-member';
import { ExportMember } from './export-member';
import { ForgetMember } from './forget-member';
import { MemberDataStore } from './member-data-store';

const useCases = [EraseMember, ExportMember, ForgetMember];

@Module({
  imports: [EventsModule, MembershipModule, BillingModule, CampaignsModule, SalesModule],
  providers: [...useCases, JobsStore, MemberDataStore],
  exports: useCases,
})
export class PrivacyModule {}
