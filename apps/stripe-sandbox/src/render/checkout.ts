import type { Session } from '../model';
import type { Store } from '../store';
import { renderPrice } from './catalogue';

export function renderSession(store: Store, session: Session, baseUrl: string): object {
  const price = store.get('price', session.price);
  const total = price.unitAmount * session.quantity;
  const complete = session.status === 'complete';
  return {
    id: session.id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: null,
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: session.cancelUrl,
    client_reference_id: session.clientReferenceId,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: session.created,
    currency: price.currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: session.customer,
    customer_account: null,
    customer_creation: null,
    customer_details: null,
    customer_email: session.customerEmail,
    discounts: [],
    expires_at: session.expiresAt,
    integration_identifier: null,
    invoice: session.invoice,
    invoice_creation: null,
    livemode: false,
    locale: null,
    managed_payments: null,
    metadata: session.metadata,
    mode: 'subscription',
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'always',
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ['card'],
    payment_status: complete ? (total > 0 ? 'paid' : 'no_payment_required') : 'unpaid',
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
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: session.status === 'open' ? `${baseUrl}/c/pay/${session.id}` : null,
    wallet_options: null,
  };
}

/** The one thing that a session sells. */
export function lineItem(store: Store, session: Session): { id: string } {
  const price = store.get('price', session.price);
  const amount = price.unitAmount * session.quantity;
  const item = {
    id: `li_${session.id.slice('cs_test_'.length)}`,
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: store.get('product', price.product).name,
    metadata: {},
    price: renderPrice(price),
    quantity: session.quantity,
  };
  return item;
}

/** The list that `expand: ['line_items']` brings. */
export function renderLineItems(store: Store, session: Session): object {
  const url = `/v1/checkout/sessions/${session.id}/line_items`;
  return { object: 'list', data: [lineItem(store, session)], has_more: false, url };
}
