import type { Invoice, PaymentIntent } from '../model';
import { codeOf, messageOf } from '../errors';
import type { Store } from '../store';
import { methodType } from './payment-method';

export function renderPaymentIntent(store: Store, intent: PaymentIntent): object {
  const { declineCode, status, paymentMethod } = intent;
  const method = paymentMethod === null ? undefined : store.find('paymentMethod', paymentMethod);
  const failed = declineCode !== null && status === 'requires_payment_method';
  return {
    id: intent.id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: intent.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: intent.status === 'succeeded' ? intent.amount : 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic',
    client_secret: clientSecret(intent.id),
    confirmation_method: 'automatic',
    created: intent.created,
    currency: intent.currency,
    customer: intent.customer,
    customer_account: null,
    description: 'Subscription update',
    excluded_payment_method_types: null,
    last_payment_error: failed
      ? {
          type: 'card_error',
          code: codeOf(declineCode),
          decline_code: declineCode,
          message: messageOf(declineCode),
        }
      : null,
    latest_charge: intent.latestCharge,
    livemode: false,
    managed_payments: null,
    metadata: {},
    next_action: intent.status === 'requires_action' ? { type: 'use_stripe_sdk', use_stripe_sdk: {} } : null,
    on_behalf_of: null,
    payment_method: intent.status === 'requires_payment_method' ? null : intent.paymentMethod,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: [method ? methodType(method) : 'card'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: 'off_session',
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: intent.status,
    transfer_data: null,
    transfer_group: null,
  };
}

const clientSecret = (id: string) => `${id}_secret_sandbox`;

/** What a page needs to confirm the payment of an invoice; null when nothing is to be paid. */
export function secretOf(invoice: Invoice | undefined): object | null {
  const intent = invoice?.paymentIntent;
  return intent ? { client_secret: clientSecret(intent), type: 'payment_intent' } : null;
}

/** The payment of an invoice, if it needs one. */
export function renderPayment(invoice: Invoice, intent: string): { id: string; status: string } {
  const payment = {
    id: paymentId(intent),
    object: 'invoice_payment',
    amount_paid: invoice.status === 'paid' ? invoice.amountPaid : null,
    amount_requested: invoice.amountDue,
    created: invoice.created,
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent, type: 'payment_intent' },
    status: PAYMENT_STATUS[invoice.status],
    status_transitions: { canceled_at: invoice.voidedAt, paid_at: invoice.paidAt },
  };
  return payment;
}

const PAYMENT_STATUS = {
  draft: 'open',
  open: 'open',
  uncollectible: 'open',
  paid: 'paid',
  void: 'canceled',
} as const satisfies Record<Invoice['status'], string>;

/** `inpay_` with the letters of the payment intent. */
const paymentId = (intent: string) => `inpay_${intent.slice('pi_'.length)}`;

/** The list that `expand: ['payments']` brings. */
export function renderPayments(invoice: Invoice | undefined): object {
  const data = invoice?.paymentIntent ? [renderPayment(invoice, invoice.paymentIntent)] : [];
  return { object: 'list', data, has_more: false, url: `/v1/invoice_payments?invoice=${invoice?.id ?? ''}` };
}
