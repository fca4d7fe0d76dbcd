import { Module } from '@nestjs/common';
import { CurrentPolicy } from './current-policy';
import { DefineSignal } from './define-signal';
import { EngagementStore } from './engagement-store';
import { MembersStore } from './members-store';
import { PlansStore } from './plans-store';
import { PutPlan } from './put-plan';
import { RecordSignals } from './record-signals';
import { UpsertMember } from './upsert-member';

const providers = [
  CurrentPolicy,
  DefineSignal,
  EngagementStore,
  MembersStore,
  PlansStore,
  PutPlan,
  RecordSignals,
  UpsertMember,
];

@Module({ providers, exports: providers })
export class MembershipModule {}
