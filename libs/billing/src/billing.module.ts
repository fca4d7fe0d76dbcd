import { EventsModule } from '#events';
import { MembershipModule } from '#membership';
import { Module } from '@nestjs/common';
import { ApplyPlanChange } from './apply-plan-change';
import { CancelPlanChange } from './cancel-plan-change';
import { CheckStripe } from './check-stripe';
import { ChargeProducts } from './charge-products';
import { ChargesStore } from './charges-store';
import { CompareWithStripe } from './compare-with-stripe';
import { CustomersStore } from './customers-store';
import { EndCustomer } from './end-customer';
import { ExecutePlanChange } from './execute-plan-change';
import { ExpirePlanChanges } from './expire-plan-changes';
import { DropOldStripeEvents } from './drop-old-stripe-events';
import { GiveUpProducts } from './give-up-products';
import { HandleStripeEvent } from './handle-stripe-event';
import { LinkCustomer } from './link-customer';
import { ListInvoices } from './list-invoices';
import { LiveSubscription } from './live-subscription';
import { MovementsStore } from './movements-store';
import { OpenCheckout } from './open-checkout';
import { OpenPlanChange } from './open-plan-change';
import { OpenPortal } from './open-portal';
import { PlanChangesStore } from './plan-changes-store';
import { PreparePlanChange } from './prepare-plan-change';
import { ProductItems } from './product-items';
import { QuotePlanChange } from './quote-plan-change';
import { QuotesStore } from './quotes-store';
import { ReadCharges } from './read-charges';
import { ReconcileCustomers } from './reconcile-customers';
import { RequestPlanChange } from './request-plan-change';
import { ReturnFromCheckout } from './return-from-checkout';
import { SettleMember } from './settle-member';
import { StripeCatalogue } from './stripe-catalogue';
import { StripeCheckout } from './stripe-checkout';
import { StripeClient } from './stripe-client';
import { StripeCustomers } from './stripe-customers';
import { StripeEventsStore } from './stripe-events-store';
import { StripeInbox } from './stripe-inbox';
import { StripeInvoices } from './stripe-invoices';
import { StripePricesStore } from './stripe-prices-store';
import { StripeProductInvoices } from './stripe-product-invoices';
import { StripeSubscriptions } from './stripe-subscriptions';
import { SubscriptionsStore } from './subscriptions-store';
import { SyncCatalogue } from './sync-catalogue';

const useCases = [
  ApplyPlanChange,
  CancelPlanChange,
  ChargeProducts,
  CheckStripe,
  CompareWithStripe,
  DropOldStripeEvents,
  EndCustomer,
  ExecutePlanChange,
  ExpirePlanChanges,
  GiveUpProducts,
  HandleStripeEvent,
  LinkCustomer,
  ListInvoices,
  LiveSubscription,
  OpenCheckout,
  OpenPlanChange,
  OpenPortal,
  PreparePlanChange,
  ProductItems,
  QuotePlanChange,
  ReadCharges,
  ReconcileCustomers,
  RequestPlanChange,
  ReturnFromCheckout,
  SettleMember,
  StripeInbox,
  SyncCatalogue,
];
const stripe = [
  StripeCatalogue,
  StripeCheckout,
  StripeClient,
  StripeCustomers,
  StripeInvoices,
  StripeProductInvoices,
  StripeSubscriptions,
];
const stores = [
  ChargesStore,
  CustomersStore,
  MovementsStore,
  PlanChangesStore,
  QuotesStore,
  StripeEventsStore,
  StripePricesStore,
  SubscriptionsStore,
];

@Module({
  imports: [EventsModule, MembershipModule],
  providers: [...useCases, ...stores, ...stripe],
  exports: [...useCases, CustomersStore, PlanChangesStore, QuotesStore, StripeClient, SubscriptionsStore],
})
export class BillingModule {}
