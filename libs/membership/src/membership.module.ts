import { Module } from '@nestjs/common';
import { CurrentPolicy } from './current-policy';
import { DefineSignal } from './define-signal';
import { DropOldSignals } from './drop-old-signals';
import { EngagementStore } from './engagement-store';
import { ImportSignals } from './import-signals';
import { MembersStore } from './members-store';
import { ModelsStore } from './models-store';
import { PlansStore } from './plans-store';
import { PoliciesStore } from './policies-store';
import { PromoteModel } from './promote-model';
import { PutPlan } from './put-plan';
import { PutPolicy } from './put-policy';
import { RebuildEngagement } from './rebuild-engagement';
import { RecordSignals } from './record-signals';
import { SignalCountsStore } from './signal-counts-store';
import { SignalDefinitionsStore } from './signal-definitions-store';
import { SignalPartitionsStore } from './signal-partitions-store';
import { TakeSegmentBatch } from './take-segment-batch';
import { UpsertMember } from './upsert-member';
import { UpsertMembers } from './upsert-members';
import { UsageStore } from './usage-store';

const providers = [
  CurrentPolicy,
  DefineSignal,
  DropOldSignals,
  EngagementStore,
  ImportSignals,
  MembersStore,
  ModelsStore,
  PlansStore,
  PoliciesStore,
  PromoteModel,
  PutPlan,
  PutPolicy,
  RebuildEngagement,
  RecordSignals,
  SignalCountsStore,
  SignalDefinitionsStore,
  SignalPartitionsStore,
  TakeSegmentBatch,
  UpsertMember,
  UpsertMembers,
  UsageStore,
];

@Module({ providers, exports: providers })
export class MembershipModule {}
