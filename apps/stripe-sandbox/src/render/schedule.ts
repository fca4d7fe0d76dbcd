import type { Phase, PhaseItem, Schedule } from '../life-model';
import type { Store } from '../store';
import { renderTaxRate } from './taxes';

export function renderSchedule(store: Store, schedule: Schedule): object {
  const { phases, status, created } = schedule;
  const running = status === 'active' ? phases.find(({ start }) => start === schedule.currentStart) : undefined;
  return {
    id: schedule.id,
    object: 'subscription_schedule',
    application: null,
    billing_mode: { type: 'flexible', flexible: { proration_discounts: 'included' }, updated_at: created },
    canceled_at: schedule.canceledAt,
    completed_at: schedule.completedAt,
    created,
    current_phase: running ? { start_date: running.start, end_date: running.end } : null,
    customer: schedule.customer,
    customer_account: null,
    default_settings: {
      application_fee_percent: null,
      automatic_tax: { disabled_reason: null, enabled: false, liability: null },
      billing_cycle_anchor: 'automatic',
      billing_thresholds: null,
      collection_method: 'charge_automatically',
      default_payment_method: schedule.defaultPaymentMethod,
      description: null,
      invoice_settings: {
        account_tax_ids: null,
        custom_fields: null,
        days_until_due: null,
        description: null,
        footer: null,
        issuer: { type: 'self' },
      },
      on_behalf_of: null,
      transfer_data: null,
    },
    end_behavior: schedule.endBehavior,
    livemode: false,
    metadata: schedule.metadata,
    pause_schedules: [],
    phases: phases.map((phase) => renderPhase(store, phase)),
    released_at: schedule.releasedAt,
    released_subscription: schedule.releasedSubscription,
    status,
    subscription: schedule.subscription,
    test_clock: store.get('customer', schedule.customer).testClock,
  };
}

function renderPhase(store: Store, phase: Phase): object {
  const [first] = phase.items;
  return {
    add_invoice_items: [],
    application_fee_percent: null,
    billing_cycle_anchor: phase.anchorsAtStart ? 'phase_start' : null,
    billing_thresholds: null,
    collection_method: null,
    currency: first ? store.get('price', first.price).currency : 'usd',
    default_payment_method: phase.defaultPaymentMethod,
    default_tax_rates: phase.defaultTaxRates.map((one) => renderTaxRate(store.get('taxRate', one))),
    description: phase.description,
    discounts: phase.discounts,
    end_date: phase.end,
    invoice_settings: null,
    items: phase.items.map(renderItem),
    metadata: phase.metadata,
    on_behalf_of: null,
    proration_behavior: phase.prorationBehavior,
    start_date: phase.start,
    transfer_data: null,
    trial_end: null,
  };
}

const renderItem = ({ price, quantity, metadata }: PhaseItem): object => ({
  billing_thresholds: null,
  discounts: [],
  metadata,
  plan: price,
  price,
  quantity,
  tax_rates: [],
});
