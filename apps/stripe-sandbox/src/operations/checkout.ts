import { z } from 'zod';
import { expire, offered, priced, shownSession } from '../checkout';
import type { Context } from '../context';
import { invalid } from '../errors';
import { amountIn } from '../items';
import type { Session } from '../model';
import {
  automaticTax,
  billingMode,
  created,
  currency,
  flag,
  integer,
  merged,
  metadata,
  paging,
  quantity,
  text,
  trialSettings,
  within,
} from '../parameters';
import { cadenceOf } from '../proration';
import { lineItems } from '../render/checkout';
import { newId } from '../store';
import { activeRates, noTaxLocation } from '../taxes';
import { liveCustomer } from './customers';
import { listOf, operation, type Operation } from './operation';
import { activePrice } from './subscription-parameters';

const DAY = 86_400;

const lineItem = z.strictObject({ price: text, quantity: quantity.optional() });
const subscriptionData = z
  .strictObject({
    metadata,
    billing_mode: billingMode,
    trial_period_days: integer.refine((days) => days >= 1, 'must be at least 1').optional(),
    trial_end: integer.optional(),
    trial_settings: trialSettings,
    default_tax_rates: z.array(text).optional(),
  })
  .default({});
const session = z.strictObject({
  mode: z.enum(['subscription', 'payment']),
  ui_mode: z.literal('hosted_page').optional(),
  customer: text.optional(),
  customer_update: z
    .strictObject({ address: z.enum(['auto', 'never']).optional(), name: z.enum(['auto', 'never']).optional() })
    .optional(),
  billing_address_collection: z.enum(['auto', 'required']).optional(),
  client_reference_id: text.optional(),
  customer_email: text.optional(),
  currency: currency.optional(),
  line_items: z.array(lineItem).min(1).max(40),
  optional_items: z.array(lineItem).max(10).default([]),
  discounts: z
    .array(z.strictObject({ coupon: text.optional(), promotion_code: text.optional() }))
    .max(1)
    .optional(),
  allow_promotion_codes: flag.optional(),
  automatic_tax: automaticTax,
  payment_method_collection: z.enum(['always', 'if_required']).optional(),
  metadata,
  subscription_data: subscriptionData,
  success_url: text,
  cancel_url: text.optional(),
  expires_at: integer.optional(),
});
type Given = z.infer<typeof session>;

export const checkoutOperations: readonly Operation[] = [
  operation('POST', '/v1/checkout/sessions', session, (context, given) => {
    const now = context.now();
    const expiresAt = given.expires_at ?? now + DAY;
    if (expiresAt < now + 1800 || expiresAt > now + DAY) {
      throw invalid(
        'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.',
        { param: 'expires_at' },
      );
    }
    assertConsistent(given);
    const customer = given.customer === undefined ? null : liveCustomer(context, given.customer);
    const isTaxed = given.automatic_tax?.enabled ?? false;
    const savesAddress = given.customer_update?.address === 'auto';
    if (isTaxed && customer && !customer.address?.country && !savesAddress) {
      throw noTaxLocation(
        "Automatic tax calculation in Checkout requires a valid address on the Customer. Add a valid address to the Customer or set `customer_update[address]` to 'auto' to save the address entered in Checkout to the Customer.",
      );
    }
    const trial = trialOf(given, now);
    const order = orderOf(context, given);
    const open: Session = {
      ...order,
      id: newId('cs_test'),
      customer: customer && customer.id,
      status: 'open',
      mode: given.mode,
      discounts: [],
      allowPromotionCodes: given.allow_promotion_codes ?? null,
      lines: [],
      trial,
      missingPaymentMethod:
        given.subscription_data.trial_settings?.end_behavior.missing_payment_method ?? 'create_invoice',
      collectsCard: given.payment_method_collection ?? 'always',
      defaultTaxRates: activeRates(
        context,
        given.subscription_data.default_tax_rates ?? [],
        'subscription_data[default_tax_rates]',
      ),
      automaticTax: isTaxed,
      savesAddress,
      country: null,
      metadata: merged({}, given.metadata),
      subscriptionMetadata: merged({}, given.subscription_data.metadata),
      clientReferenceId: given.client_reference_id ?? null,
      successUrl: given.success_url,
      cancelUrl: given.cancel_url ?? null,
      customerEmail: given.customer_email ?? null,
      subscription: null,
      invoice: null,
      paymentIntent: null,
      expiresAt,
      created: now,
    };
    const complete = priced(context, withOffer(context, open, given));
    return shownSession(context, context.store.put('session', complete));
  }),
  operation(
    'GET',
    '/v1/checkout/sessions',
    z.strictObject({
      customer: text.optional(),
      status: z.enum(['open', 'complete', 'expired']).optional(),
      subscription: text.optional(),
      payment_intent: text.optional(),
      created,
      ...paging,
    }),
    (context, { customer, status, subscription, payment_intent: intent, created: range, ...page }) => {
      const found = context.store
        .all('session')
        .filter((one) => customer === undefined || one.customer === customer)
        .filter((one) => status === undefined || one.status === status)
        .filter((one) => intent === undefined || one.paymentIntent === intent)
        .filter(
          (one) => (subscription === undefined || one.subscription === subscription) && within(one.created, range),
        );
      return listOf('/v1/checkout/sessions', found, page, (one) => shownSession(context, one));
    },
  ),
  operation('GET', '/v1/checkout/sessions/:id', z.strictObject({}), (context, _, id) =>
    shownSession(context, context.store.get('session', id)),
  ),
  operation('GET', '/v1/checkout/sessions/:id/line_items', z.strictObject(paging), (context, page, id) => {
    const items = lineItems(context.store, context.store.get('session', id));
    return listOf(`/v1/checkout/sessions/${id}/line_items`, items.reverse(), page, (one) => one);
  }),
  operation('POST', '/v1/checkout/sessions/:id/expire', z.strictObject({}), (context, _, id) =>
    shownSession(context, expire(context, context.store.get('session', id))),
  ),
];

function assertConsistent(given: Given): void {
  if (given.customer !== undefined && given.customer_email !== undefined) {
    throw invalid('You may only specify one of these parameters: customer, customer_email.', { param: 'customer' });
  }
  if (given.customer_update && given.customer === undefined) {
    throw invalid('`customer_update` can only be used with `customer`.', { param: 'customer_update' });
  }
  if (given.discounts && given.allow_promotion_codes !== undefined) {
    throw invalid('You may only specify one of these parameters: allow_promotion_codes, discounts.', {
      code: 'parameters_exclusive',
      param: 'discounts',
    });
  }
  if (given.mode === 'payment' && given.payment_method_collection) {
    throw invalid('`payment_method_collection` can only be used in `subscription` mode.', {
      param: 'payment_method_collection',
    });
  }
}

function trialOf({ subscription_data: data, mode }: Given, now: number): Session['trial'] {
  const { trial_period_days: days = null, trial_end: end = null } = data;
  if (mode === 'payment' && Object.values(data).some((value) => value !== undefined)) {
    throw invalid('You can not pass `subscription_data` in `payment` mode.', { param: 'subscription_data' });
  }
  if (days !== null && end !== null) {
    throw invalid('You may only specify one of these parameters: trial_period_days, trial_end.', {
      param: 'subscription_data[trial_end]',
    });
  }
  if (end !== null && end < now + 2 * DAY) {
    throw invalid('The `trial_end` date has to be at least 2 days in the future.', {
      param: 'subscription_data[trial_end]',
    });
  }
  return days === null && end === null ? null : { days, end };
}

/** The prices of a session, all in its currency: recurring ones of one interval and things sold once, or the latter alone. */
function orderOf(context: Context, given: Given): Pick<Session, 'currency' | 'items' | 'optionalItems'> {
  const read = (items: Given['line_items'], param: string) =>
    items.map(({ price, quantity: count = 1 }, i) => ({
      price: activePrice(context, price, `${param}[${i}][price]`),
      quantity: count,
    }));
  const items = read(given.line_items, 'line_items');
  const optional = read(given.optional_items, 'optional_items');
  const all = [...items, ...optional].map(({ price }) => price);
  const recurring = all.filter((price) => price.recurring !== null);
  if (given.mode === 'payment' && recurring.length > 0) {
    throw invalid('You must provide one-time prices in `payment` mode, or use `subscription` mode.', {
      param: 'line_items',
    });
  }
  if (given.mode === 'subscription') {
    if (!items.some(({ price }) => price.recurring)) {
      throw invalid('You must provide at least one recurring price in `subscription` mode when using prices.', {
        param: 'line_items',
      });
    }
    cadenceOf(recurring);
  }
  const paidIn = given.currency ?? all[0]?.currency ?? '';
  for (const price of all) amountIn(price, paidIn);
  return {
    currency: paidIn,
    items: items.map(({ price, quantity: count }) => ({ price: price.id, quantity: count })),
    optionalItems: optional.map(({ price, quantity: count }) => ({ price: price.id, quantity: count, chosen: false })),
  };
}

/** With the coupon or code that goes with it. A first-time code cannot be given in advance for a buyer whom nobody knows. */
function withOffer(context: Context, open: Session, { discounts: [wish] = [] }: Given): Session {
  if (!wish) return open;
  const { promotion_code: code } = wish;
  const isFirstTime = code !== undefined && context.store.find('promotionCode', code)?.firstTime === true;
  if (isFirstTime && open.customer === null) {
    throw invalid('This promotion code cannot be redeemed because the associated customer has prior transactions.', {
      param: 'discounts[0][promotion_code]',
    });
  }
  const offer = offered(context, open, wish);
  return { ...open, discounts: [offer] };
}
