import { Module } from '@nestjs/common';
import { AnswerOnce } from './answer-once';
import { ApiKeys } from './api-keys';
import { ApiKeysStore } from './api-keys-store';
import { AuditLogStore } from './audit-log-store';
import { AuditTrail } from './audit-trail';
import { ChangeOperator } from './change-operator';
import { DropOldAccess } from './drop-old-access';
import { KeptAnswersStore } from './kept-answers-store';
import { KnownKeys } from './known-keys';
import { OperatorsStore } from './operators-store';
import { RequestCounts } from './request-counts';
import { RequestCountsStore } from './request-counts-store';
import { Sessions } from './sessions';
import { SessionsStore } from './sessions-store';
import { SetUpOperator } from './set-up-operator';
import { SignInAttemptsStore } from './sign-in-attempts-store';
import { SignInThrottle } from './sign-in-throttle';

const providers = [
  AnswerOnce,
  ApiKeys,
  ApiKeysStore,
  AuditLogStore,
  AuditTrail,
  ChangeOperator,
  DropOldAccess,
  KeptAnswersStore,
  KnownKeys,
  OperatorsStore,
  RequestCounts,
  RequestCountsStore,
  Sessions,
  SessionsStore,
  SetUpOperator,
  SignInAttemptsStore,
  SignInThrottle,
];

@Module({ providers, exports: providers })
export class AccessModule {}
