import { nextPeriodEnd, periodEnd } from './billing-cycle';
import { attempt } from './collection';
import type { Context } from './context';
import { invalid } from './errors';
import { draft, issue, methodOf } from './invoices';
import { partsOf } from './items';
import type { Resumption } from './life-model';
import type { Line, Subscription, Term } from './model';
import { termOf, type ProrationBehavior } from './plan-change';
import { cadenceOf, fullLine, remainingLine, unusedLine } from './proration';
import type { InvoiceView } from './render/invoice';
import { goOn, renewal, settled, shownSubscription, update, withoutPending } from './subscriptions';

export interface PauseWish {
  readonly unusedTimeFrom: 'now' | 'item_current_period_start' | 'none';
  readonly invoicing: 'invoice' | 'pending_invoice_item';
}

/** Stops a subscription: no periods and no invoices until it is resumed. The unused time becomes credit. */
export function pause(context: Context, before: Subscription, { unusedTimeFrom, invoicing }: PauseWish): Subscription {
  if (before.schedule !== null) {
    throw invalid(`You cannot pause a subscription that is attached to a schedule: \`${before.schedule}\`.`);
  }
  if (before.status !== 'active' && before.status !== 'past_due') {
    throw invalid(`You cannot pause a subscription with status \`${before.status}\`.`);
  }
  const now = context.now();
  const kept = withoutPending(context, before);
  const from = unusedTimeFrom === 'now' ? now : kept.periodStart;
  const credits = unusedTimeFrom === 'none' ? [] : partsAt(context, kept, now).map((part) => unusedLine(part, from));
  const waiting = [...kept.pendingLines, ...credits];
  // What was credited is not there to be credited again.
  const spent = kept.items.map((item) => ({ ...item, debit: { ...item.debit, amount: 0 } }));
  const billed = { ...kept, items: credits.length > 0 ? spent : kept.items, pendingLines: waiting };
  if (invoicing === 'invoice' && waiting.length > 0) {
    const open = issue(context, draft(context, kept, 'subscription_update', waiting));
    billed.latestInvoice = attempt(context, open, methodOf(context, kept)).id;
    billed.pendingLines = [];
  }
  const paused = { at: now, reason: 'pause_requested' as const, resumption: null };
  const stopped = update(context, before, { ...billed, status: 'paused', paused });
  context.emit('customer.subscription.paused', shownSubscription(context, stopped));
  return stopped;
}

export interface ResumeWish {
  readonly anchor: 'now' | 'unchanged';
  readonly behavior: Resumption['behavior'];
  readonly prorationBehavior: ProrationBehavior;
  /** Unix seconds; absent: now. */
  readonly prorationDate?: number | undefined;
}

/** Goes on at once where nothing is to be billed; otherwise as soon as the resumption invoice is paid. */
export function resume(context: Context, before: Subscription, wish: ResumeWish): Subscription {
  const { begun, waiting, view } = resumed(context, before, wish);
  if (!view) return goOn(context, before, { ...begun, pendingLines: waiting }, 'active');
  const issued = issue(context, view);
  const pays = wish.behavior === 'resume_on_payment_success';
  const invoice = pays ? attempt(context, issued, methodOf(context, before)) : issued;
  const term = termOf(begun);
  const billed = { ...before, latestInvoice: invoice.id, pendingLines: [] };
  if (invoice.status === 'paid') return goOn(context, before, { ...billed, ...term }, 'active');
  const resumption = { term, invoice: invoice.id, behavior: wish.behavior, takenLines: before.pendingLines };
  return update(context, before, { ...billed, paused: before.paused && { ...before.paused, resumption } });
}

/** The invoice that a resumption brings: at once, or the next renewal with what it adds to that. */
export function previewOfResumption(context: Context, before: Subscription, wish: ResumeWish): InvoiceView {
  const { begun, waiting, view } = resumed(context, before, wish);
  return view ?? renewal(context, { ...begun, pendingLines: waiting }).view;
}

interface Resumed {
  /** The subscription as it goes on. */
  readonly begun: Subscription;
  /** Null: nothing is billed at once. */
  readonly view: InvoiceView | null;
  readonly waiting: Line[];
}

function resumed(context: Context, before: Subscription, wish: ResumeWish): Resumed {
  if (before.paused === null) {
    throw invalid(`You can only resume a paused subscription; this one is ${before.status}.`);
  }
  if (before.paused.resumption) {
    throw invalid(`This subscription waits for its resumption invoice \`${before.paused.resumption.invoice}\`.`);
  }
  const begun = { ...before, ...termFrom(context, before, wish.anchor) };
  const lines = linesFrom(context, begun, wish);
  const waiting = [...before.pendingLines, ...lines];
  const bills = wish.anchor === 'now' || (lines.length > 0 && wish.prorationBehavior === 'always_invoice');
  if (!bills) return { begun: settled(context, begun, lines), view: null, waiting };
  const view = draft(context, begun, 'subscription_update', waiting);
  return { begun: settled(context, begun, view.lines), view, waiting: [] };
}

const partsAt = (context: Context, subscription: Subscription, at: number) =>
  partsOf(context, subscription.items, { ...subscription, at });

/** The period that begins now, or the one of the old rhythm that now lies in. */
function termFrom(
  context: Context,
  { items, anchor, periodStart, ...held }: Subscription,
  wanted: ResumeWish['anchor'],
): Pick<Term, 'anchor' | 'periodStart' | 'periodEnd'> {
  const now = context.now();
  const cadence = cadenceOf(items.map(({ price }) => context.store.get('price', price)));
  if (wanted === 'now') return { anchor: now, periodStart: now, periodEnd: periodEnd(now, cadence) };
  let [start, end] = [periodStart, held.periodEnd];
  while (end <= now) [start, end] = [end, nextPeriodEnd(anchor, cadence, end)];
  return { anchor, periodStart: start, periodEnd: end };
}

function linesFrom(context: Context, begun: Subscription, { anchor, ...wish }: ResumeWish): Line[] {
  const now = context.now();
  const parts = partsAt(context, begun, now);
  if (anchor === 'now') return parts.map((part) => fullLine(part, begun.periodStart, begun.periodEnd));
  if (wish.prorationBehavior === 'none') return [];
  return parts.map((part) => remainingLine(begun, part, wish.prorationDate ?? now));
}
