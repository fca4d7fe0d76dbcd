import { z } from 'zod';
import type { Context } from '../context';
import { ApiError, invalid, missing } from '../errors';
import { shownInvoice } from '../invoices';
import type { Subscription } from '../model';
import {
  address,
  automaticTax,
  billingMode,
  currency,
  discountWishes,
  emptyable,
  flag,
  integer,
  text,
} from '../parameters';
import { previewOfResumption } from '../pausing';
import { previewOf } from '../plan-change';
import type { InvoiceView } from '../render/invoice';
import { atRenewal } from '../schedules';
import { isOver, planned, renewal } from '../subscriptions';
import { activeRates, assertTaxLocation } from '../taxes';
import { trialEndOf } from '../trials';
import { addressOf, liveCustomer, newCustomer } from './customers';
import { operation, type Operation } from './operation';
import { resumeWish } from './pausing';
import {
  addedItems,
  addedLines,
  changedItem,
  changesPlan,
  cycleAnchor,
  planUpdate,
  prorationBehavior,
  redeemables,
  startedItems,
  trialEnd,
} from './subscription-parameters';

const details = z
  .strictObject({
    items: z.array(changedItem).max(20).optional(),
    trial_end: trialEnd,
    default_tax_rates: emptyable(z.array(text)).optional(),
    proration_behavior: prorationBehavior.optional(),
    proration_date: integer.optional(),
    cancel_at_period_end: flag.optional(),
    resume_at: z.literal('now').optional(),
    billing_cycle_anchor: cycleAnchor.optional(),
    billing_mode: billingMode,
  })
  .default({});

const preview = z.strictObject({
  subscription: text.optional(),
  customer: text.optional(),
  currency: currency.optional(),
  discounts: discountWishes,
  invoice_items: addedItems,
  automatic_tax: automaticTax,
  customer_details: z.strictObject({ address: address.optional() }).optional(),
  subscription_details: details,
  preview_mode: z.enum(['next', 'recurring']).optional(),
});
type Asked = z.infer<typeof preview>;

/** Each preview is the real computation; what it writes is undone. */
export const invoicePreviewOperations: readonly Operation[] = [
  operation(
    'POST',
    '/v1/invoices/create_preview',
    preview,
    (context, given) => {
      const view = given.subscription ? ofSubscription(context, given.subscription, given) : ofNewcomer(context, given);
      return shownInvoice(context, { ...view, id: `upcoming_${view.id}` });
    },
    { keeps: false },
  ),
];

/** The next invoice of a subscription, with the change that is asked about. */
function ofSubscription(context: Context, id: string, asked: Asked): InvoiceView {
  const subscription = context.store.get('subscription', id, 'subscription');
  const { subscription_details: given, discounts, invoice_items: added, automatic_tax: automatic } = asked;
  const { default_tax_rates: rates, cancel_at_period_end: cancels } = given;
  const asIf = {
    ...subscription,
    ...(rates !== undefined && { defaultTaxRates: activeRates(context, rates ?? []) }),
    ...(automatic && { automaticTax: automatic.enabled }),
  };
  assertTaxLocation(context, asIf);
  const change = { ...given, discounts, add_invoice_items: added };
  if (asked.preview_mode === 'recurring') return recurringOf(context, asIf, change);
  if (given.resume_at) return previewOfResumption(context, asIf, resumeWish(given));
  if (changesPlan(change)) return previewOf(context, asIf, (current) => planUpdate(context, current, change));
  const { cancelAt, cancelAtPeriodEnd, periodEnd, paused } = subscription;
  const ends = (cancels ?? cancelAtPeriodEnd) || (cancelAt !== null && cancelAt <= periodEnd);
  if (isOver(subscription) || ends || paused) {
    throw new ApiError(404, 'invalid_request_error', 'No upcoming invoices for customer', {
      code: 'invoice_upcoming_none',
    });
  }
  return renewal(context, atRenewal(context, asIf)).view;
}

/** What every period costs once the change is in force: no prorations, nothing that waits for the next invoice. */
function recurringOf(context: Context, before: Subscription, change: Parameters<typeof planUpdate>[2]): InvoiceView {
  const { items, discounts } = planUpdate(context, before, change);
  return renewal(context, { ...before, items: [...items], discounts, pendingLines: [] }).view;
}

/** The first invoice of a subscription that does not exist yet. */
function ofNewcomer(context: Context, asked: Asked): InvoiceView {
  const { subscription_details: given, automatic_tax: automatic, customer_details: who } = asked;
  if (asked.customer === undefined && !who) {
    throw invalid('You must specify either customer or subscription.', {
      code: 'parameter_missing',
      param: 'customer',
    });
  }
  const customer =
    asked.customer === undefined
      ? newCustomer(context, { address: who?.address ? addressOf(who.address) : null })
      : liveCustomer(context, asked.customer);
  const param = 'subscription_details[items]';
  const {
    items,
    currency: paidIn,
    amount,
  } = startedItems(context, customer.id, asked.currency, startedWishes(given.items ?? [], param), param);
  return planned(context, {
    customer: customer.id,
    items,
    currency: paidIn,
    discounts: redeemables(context, asked.discounts, { customer: customer.id, currency: paidIn, amount }),
    addedLines: addedLines(context, asked.invoice_items, paidIn, 'invoice_items'),
    trialEnd: given.trial_end === 'now' ? null : trialEndOf(context.now(), given),
    missingPaymentMethod: 'create_invoice',
    defaultTaxRates: activeRates(context, given.default_tax_rates ?? []),
    automaticTax: automatic?.enabled ?? false,
    session: null,
    metadata: {},
    defaultPaymentMethod: null,
    savesPaymentMethod: false,
    cancelAtPeriodEnd: false,
  }).view;
}

/** Items of something that does not exist yet have a price and no id. */
function startedWishes(items: readonly z.infer<typeof changedItem>[], param: string) {
  return items.map(({ id, price, quantity, metadata, discounts }, i) => {
    if (id !== undefined) throw missing('subscription item', id, `${param}[${i}][id]`);
    if (price === undefined) {
      throw invalid(`Missing required param: ${param}[${i}][price].`, {
        code: 'parameter_missing',
        param: `${param}[${i}][price]`,
      });
    }
    return { price, quantity, metadata, discounts };
  });
}
