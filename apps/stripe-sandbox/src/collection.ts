import type { Context } from './context';
import { charge, issue, keepDraft, isPayable, markUncollectible, methodOf, voidInvoice } from './invoices';
import type { DunningRules } from './life-model';
import type { Invoice, PaymentMethod, Subscription } from './model';
import type { InvoiceView } from './render/invoice';

const DAY = 86_400;

const DEFAULT_RULES: DunningRules = { id: 'dunning', retryDays: [3, 5, 7], then: 'cancel', marksUncollectible: false };

/** What the control route set, or three more attempts in 15 days and then the end of the subscription. */
export const dunningRules = (context: Context): DunningRules =>
  context.store.find('dunning', 'dunning') ?? DEFAULT_RULES;

/** Bills a renewal: by card, or as it is told while collection is paused or the subscription is unpaid. */
export function collect(context: Context, subscription: Subscription, view: InvoiceView): Invoice {
  const behavior = subscription.pauseCollection?.behavior;
  if (subscription.status === 'unpaid' || behavior === 'keep_as_draft') return keepDraft(context, view);
  const open = issue(context, view);
  if (open.status !== 'open') return open;
  if (behavior === 'void') return voidInvoice(context, open);
  if (behavior === 'mark_uncollectible') return markUncollectible(context, open);
  return attempt(context, open, methodOf(context, subscription));
}

/** One automatic attempt. When it fails, the invoice says when the next one is; null: it was the last. */
export function attempt(context: Context, invoice: Invoice, method: PaymentMethod | undefined): Invoice {
  if (!isPayable(invoice)) return invoice;
  const days = dunningRules(context).retryDays[invoice.retries];
  const nextAttempt = days === undefined ? null : context.now() + days * DAY;
  return charge(context, { ...invoice, nextAttempt }, method);
}

/** What a renewal makes of a subscription: whatever is neither paid nor refused leaves it as it was. */
export function statusAfter(invoice: Invoice, { status }: Subscription): Subscription['status'] {
  if (invoice.status === 'open') return 'past_due';
  if (status === 'unpaid' || (status === 'past_due' && invoice.status !== 'paid')) return status;
  return 'active';
}

/** Stops the automatic attempts on what a subscription owes. The invoices stay as they are. */
export function stopCollecting(context: Context, subscription: Subscription): void {
  for (const one of context.store.all('invoice')) {
    if (one.subscription === subscription.id && one.nextAttempt !== null) {
      context.store.put('invoice', { ...one, nextAttempt: null });
    }
  }
}
