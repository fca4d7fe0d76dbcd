import { netOf, totalsOf } from '../amounts';
import type { Session } from '../model';
import type { Store } from '../store';
import { renderPrice } from './catalogue';

export function renderSession(store: Store, session: Session, baseUrl: string): object {
  const { subtotal, discount, inclusiveTax, exclusiveTax, total } = totalsOf(session.lines);
  const { automaticTax: enabled } = session;
  return {
    id: session.id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: session.allowPromotionCodes,
    allowed_payment_method_types: null,
    amount_subtotal: subtotal,
    amount_total: total,
    automatic_tax: {
      enabled,
      liability: enabled ? { type: 'self' } : null,
      provider: enabled ? 'stripe' : null,
      status: enabled ? taxStatus(store, session) : null,
    },
    billing_address_collection: null,
    cancel_url: session.cancelUrl,
    client_reference_id: session.clientReferenceId,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: session.created,
    currency: session.currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: session.customer,
    customer_account: null,
    customer_creation: session.mode === 'payment' ? 'always' : null,
    customer_details: null,
    customer_email: session.customerEmail,
    discounts: session.discounts.map(({ coupon, promotionCode }) => ({
      coupon: promotionCode === null ? coupon : null,
      promotion_code: promotionCode,
    })),
    expires_at: session.expiresAt,
    integration_identifier: null,
    invoice: session.invoice,
    invoice_creation: null,
    livemode: false,
    locale: null,
    managed_payments: null,
    metadata: session.metadata,
    mode: session.mode,
    optional_items: session.optionalItems.map(({ price, quantity }) => ({
      adjustable_quantity: null,
      price,
      quantity,
    })),
    origin_context: null,
    payment_intent: session.paymentIntent,
    payment_link: null,
    payment_method_collection: session.mode === 'payment' ? null : session.collectsCard,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ['card', 'us_bank_account'],
    payment_status: paymentStatus(store, session, total),
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: session.status,
    submit_type: null,
    subscription: session.subscription,
    success_url: session.successUrl,
    total_details: { amount_discount: discount, amount_shipping: 0, amount_tax: inclusiveTax + exclusiveTax },
    ui_mode: 'hosted_page',
    url: session.status === 'open' ? `${baseUrl}/c/pay/${session.id}` : null,
    wallet_options: null,
  };
}

function paymentStatus(store: Store, session: Session, total: number): 'paid' | 'unpaid' | 'no_payment_required' {
  if (session.status !== 'complete') return 'unpaid';
  if (total === 0) return 'no_payment_required';
  const invoice = session.invoice === null ? undefined : store.get('invoice', session.invoice);
  const intent = session.paymentIntent ?? invoice?.paymentIntent ?? null;
  return intent === null || store.get('paymentIntent', intent).status === 'succeeded' ? 'paid' : 'unpaid';
}

function taxStatus(store: Store, { country, customer }: Session): 'complete' | 'requires_location_inputs' {
  const known = country ?? (customer === null ? null : store.get('customer', customer).address?.country);
  return known ? 'complete' : 'requires_location_inputs';
}

/** What a session sells, in the order in which it was asked for. */
export function lineItems(store: Store, session: Session): { id: string }[] {
  return session.lines.map((line, i) => {
    const price = store.get('price', line.price);
    const tax = (inclusive: boolean) =>
      line.taxes.reduce((sum, one) => sum + (one.inclusive === inclusive ? one.amount : 0), 0);
    const item = {
      id: `li_${i}${session.id.slice('cs_test_'.length)}`,
      object: 'item',
      adjustable_quantity: null,
      amount_discount: line.amount - netOf(line),
      amount_subtotal: line.amount,
      amount_tax: tax(true) + tax(false),
      amount_total: netOf(line) + tax(false),
      currency: session.currency,
      description: store.get('product', price.product).name,
      metadata: {},
      price: renderPrice(price),
      quantity: line.quantity,
    };
    return item;
  });
}

/** The list that `expand: ['line_items']` brings. */
export function renderLineItems(store: Store, session: Session): object {
  const url = `/v1/checkout/sessions/${session.id}/line_items`;
  return { object: 'list', data: lineItems(store, session), has_more: false, url };
}
