import { Module } from '@nestjs/common';
import { ApiKeys } from './api-keys';
import { ApiKeysStore } from './api-keys-store';
import { ChangeOperator } from './change-operator';
import { KnownKeys } from './known-keys';
import { OperatorsStore } from './operators-store';
import { Sessions } from './sessions';
import { SessionsStore } from './sessions-store';
import { SetUpOperator } from './set-up-operator';
import { SignInAttemptsStore } from './sign-in-attempts-store';
import { SignInThrottle } from './sign-in-throttle';

const providers = [
  ApiKeys,
  ApiKeysStore,
  ChangeOperator,
  KnownKeys,
  OperatorsStore,
  Sessions,
  SessionsStore,
  SetUpOperator,
  SignInAttemptsStore,
  SignInThrottle,
];

/** Imported by api alone: it is api that lets people and programs in. */
@Module({ providers, exports: providers })
export class AccessModule {}
