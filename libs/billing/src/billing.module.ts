import { MembershipModule } from '#membership';
import { Module } from '@nestjs/common';
import { ApplyPlanChange } from './apply-plan-change';
import { CustomersStore } from './customers-store';
import { ExecutePlanChange } from './execute-plan-change';
import { ExpirePlanChanges } from './expire-plan-changes';
import { HandleStripeEvent } from './handle-stripe-event';
import { LinkCustomer } from './link-customer';
import { MovementsStore } from './movements-store';
import { OpenPlanChange } from './open-plan-change';
import { PlanChangesStore } from './plan-changes-store';
import { PreparePlanChange } from './prepare-plan-change';
import { QuotesStore } from './quotes-store';
import { ReconcileCustomers } from './reconcile-customers';
import { ReturnFromCheckout } from './return-from-checkout';
import { SettleMember } from './settle-member';
import { StripeEventsStore } from './stripe-events-store';
import { StripeGateway } from './stripe-gateway';
import { StripeInbox } from './stripe-inbox';
import { SubscriptionsStore } from './subscriptions-store';
import { SyncCatalogue } from './sync-catalogue';

const useCases = [
  ApplyPlanChange,
  ExecutePlanChange,
  ExpirePlanChanges,
  HandleStripeEvent,
  LinkCustomer,
  OpenPlanChange,
  PreparePlanChange,
  ReconcileCustomers,
  ReturnFromCheckout,
  SettleMember,
  StripeInbox,
  SyncCatalogue,
];
const stores = [CustomersStore, MovementsStore, PlanChangesStore, QuotesStore, StripeEventsStore, SubscriptionsStore];

@Module({
  imports: [MembershipModule],
  providers: [...useCases, ...stores, StripeGateway],
  exports: [...useCases, CustomersStore, PlanChangesStore],
})
export class BillingModule {}
