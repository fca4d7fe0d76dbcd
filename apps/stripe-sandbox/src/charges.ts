import type { Context } from './context';
import { invalid } from './errors';
import type { Charge, Refund } from './life-model';
import type { Metadata, PaymentIntent } from './model';
import { renderCharge, renderDispute, renderRefund } from './render/charge';
import { newId } from './store';

/** Writes the attempt of a payment intent to take money, as it went. */
export function newCharge(context: Context, intent: PaymentIntent): Charge {
  const charge = context.store.put('charge', {
    id: newId('ch'),
    customer: intent.customer,
    paymentIntent: intent.id,
    paymentMethod: intent.paymentMethod,
    amount: intent.amount,
    amountRefunded: 0,
    currency: intent.currency,
    declineCode: intent.status === 'succeeded' ? null : (intent.declineCode ?? 'generic_decline'),
    disputed: false,
    created: context.now(),
  });
  context.emit(charge.declineCode === null ? 'charge.succeeded' : 'charge.failed', shownCharge(context, charge));
  return charge;
}

export const shownCharge = (context: Context, charge: Charge) => renderCharge(context.store, charge);

/** Gives money back, all that is left of a charge or a part of it. The subscription and its invoice stay as they are. */
export function refund(
  context: Context,
  charge: Charge,
  amount: number | undefined,
  reason: Refund['reason'],
  metadata: Metadata,
): Refund {
  const left = charge.amount - charge.amountRefunded;
  if (charge.declineCode !== null) throw invalid(`Charge ${charge.id} did not succeed.`, { param: 'charge' });
  if (left === 0) {
    throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  }
  const given = amount ?? left;
  if (given < 1 || given > left) {
    throw invalid(`Refund amount (${given}) must be at least 1 and at most the unrefunded amount (${left}).`, {
      param: 'amount',
    });
  }
  const made = context.store.put('refund', {
    id: newId('re'),
    charge: charge.id,
    amount: given,
    reason,
    metadata,
    created: context.now(),
  });
  const after = { ...charge, amountRefunded: charge.amountRefunded + given };
  context.emit('refund.created', renderRefund(context.store, made));
  context.replace('charge', charge, after, 'charge.refunded', (row) => shownCharge(context, row));
  return made;
}

/** The cardholder's bank takes a payment back and asks why. */
export function dispute(context: Context, charge: Charge, reason: string): object {
  if (charge.declineCode !== null) throw invalid(`Charge ${charge.id} did not succeed.`, { param: 'charge' });
  if (charge.disputed) throw invalid(`Charge ${charge.id} is already disputed.`, { param: 'charge' });
  context.store.put('charge', { ...charge, disputed: true });
  const made = context.store.put('dispute', {
    id: newId('du'),
    charge: charge.id,
    amount: charge.amount - charge.amountRefunded,
    reason,
    status: 'needs_response',
    created: context.now(),
  });
  const shown = renderDispute(context.store, made);
  context.emit('charge.dispute.created', shown);
  return shown;
}

/** The bank decides. */
export function closeDispute(context: Context, id: string, status: 'won' | 'lost'): object {
  const open = context.store.get('dispute', id);
  if (open.status !== 'needs_response') throw invalid(`Dispute ${id} is already ${open.status}.`, { param: 'dispute' });
  const shown = renderDispute(context.store, context.store.put('dispute', { ...open, status }));
  context.emit('charge.dispute.closed', shown);
  return shown;
}
