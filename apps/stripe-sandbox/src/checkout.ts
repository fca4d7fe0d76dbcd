import { totalsOf } from './amounts';
import { isBankToken, type MethodToken } from './cards';
import { newCharge } from './charges';
import type { Context } from './context';
import { redeem, redeemable, withDiscounts, type DiscountWish, type Redeemable } from './discounts';
import { ApiError, invalid } from './errors';
import { amountIn, onceLine } from './items';
import type { Customer, Line, PaymentIntent, Session } from './model';
import { addressOf, liveCustomer, newCustomer } from './operations/customers';
import { attach, declineOf, newMethod, type Authentication } from './payment-methods';
import { renderCustomer } from './render/catalogue';
import { renderSession } from './render/checkout';
import { renderPaymentIntent } from './render/payment';
import { newId } from './store';
import { planned, start, type NewSubscription } from './subscriptions';
import { withTaxes } from './taxes';
import { trialEndOf } from './trials';

export const shownSession = (context: Context, session: Session) =>
  renderSession(context.store, session, context.baseUrl());

export type Payment =
  | { readonly kind: 'paid'; readonly session: Session }
  | { readonly kind: 'authenticate' }
  | { readonly kind: 'declined'; readonly declineCode: string }
  /** The offer does not hold any more, or the address is missing; nothing was charged. */
  | { readonly kind: 'refused'; readonly message: string };

/** A person pays an open session on its page. A refused card leaves the session open and everything else as it was; a bank account completes it before anything is paid. */
export function pay(
  context: Context,
  session: Session,
  token: MethodToken | null,
  authentication: Authentication = 'not_asked',
): Payment {
  assertOpen(session);
  const message = refusalOf(context, session);
  if (message !== null) return { kind: 'refused', message };
  if (token === null && needsCard(context, session)) return { kind: 'refused', message: 'A card is needed.' };
  const due = amountDue(context, session);
  const answersLater = token !== null && isBankToken(token);
  const declineCode = due > 0 && token && !answersLater ? declineOf(token, authentication) : null;
  if (declineCode === 'authentication_required' && authentication === 'not_asked') return { kind: 'authenticate' };
  if (declineCode !== null) {
    tellRefusal(context, session, due, declineCode);
    return { kind: 'declined', declineCode };
  }
  const buyer = buyerOf(context, session);
  const method = token ? attach(context, newMethod(context, token), buyer.id).id : null;
  const customer = { ...buyer, ...(method && { defaultPaymentMethod: method }) };
  context.replace('customer', buyer, customer, 'customer.updated', renderCustomer);
  const complete = { ...session, customer: customer.id, status: 'complete' as const };
  const done = context.store.put(
    'session',
    session.mode === 'payment'
      ? boughtOnce(context, complete, method, answersLater)
      : subscribed(context, complete, method, authentication),
  );
  context.emit('checkout.session.completed', shownSession(context, done));
  return { kind: 'paid', session: done };
}

function subscribed(
  context: Context,
  session: Session,
  method: string | null,
  authentication: Authentication,
): Session {
  const wish = { ...wishOf(context, session, session.customer ?? ''), defaultPaymentMethod: method };
  const { subscription, invoice } = start(context, wish, 'allow_incomplete', authentication);
  return { ...session, lines: invoice.lines, subscription: subscription.id, invoice: invoice.id };
}

function boughtOnce(context: Context, session: Session, method: string | null, answersLater: boolean): Session {
  const lines = linesSoldOnce(context, session, session.customer ?? '');
  const { total } = totalsOf(lines);
  if (total === 0) return { ...session, lines };
  const made: PaymentIntent = {
    id: newId('pi'),
    customer: session.customer,
    invoice: null,
    amount: total,
    currency: session.currency,
    status: answersLater ? 'processing' : 'succeeded',
    paymentMethod: method,
    declineCode: null,
    latestCharge: null,
    created: context.now(),
  };
  const latestCharge = answersLater ? null : newCharge(context, made).id;
  const intent = context.store.put('paymentIntent', { ...made, latestCharge });
  context.emit(`payment_intent.${made.status}`, renderPaymentIntent(context.store, intent));
  return { ...session, lines, paymentIntent: intent.id };
}

/** The session with the lines of its order as it stands: what was chosen, less its discounts, with taxes. */
export function priced(context: Context, session: Session): Session {
  return { ...session, lines: quoteOf(context, session).lines };
}

/** What the buyer pays now, in minor units: the order as it would be, less the customer's balance. */
export function amountDue(context: Context, session: Session): number {
  return quoteOf(context, session).due;
}

/** A card is asked for unless nothing is due and the session does without. */
export function needsCard(context: Context, session: Session): boolean {
  return session.collectsCard === 'always' && session.mode === 'subscription' ? true : amountDue(context, session) > 0;
}

function quoteOf(context: Context, session: Session): { lines: Line[]; due: number } {
  return context.dryRun(() => {
    const buyer = buyerOf(context, session);
    if (session.mode === 'payment') {
      const lines = linesSoldOnce(context, session, buyer.id);
      return { lines, due: totalsOf(lines).total };
    }
    const { automaticTax, ...wish } = wishOf(context, session, buyer.id);
    const { view } = planned(context, { ...wish, automaticTax: automaticTax && isLocated(context, buyer.id) });
    return { lines: view.lines, due: view.amountDue };
  });
}

const isLocated = ({ store }: Context, customer: string) => Boolean(store.get('customer', customer).address?.country);

/** The customer of the session, or a new one, with the address of the page. */
function buyerOf(context: Context, session: Session): Customer {
  const known = session.customer === null ? arrived(context, session) : liveCustomer(context, session.customer);
  if (session.country === null || (session.customer !== null && !session.savesAddress)) return known;
  const address = addressOf({ country: session.country });
  return context.replace('customer', known, { ...known, address }, 'customer.updated', renderCustomer);
}

/** Why the order cannot be paid as it stands; null: it can. */
export function refusalOf(context: Context, session: Session): string | null {
  const customer = session.customer === null ? null : context.store.get('customer', session.customer);
  if (session.automaticTax && !session.country && !customer?.address?.country) return 'Choose your country.';
  try {
    for (const { coupon, promotionCode } of session.discounts) {
      offered(context, session, promotionCode === null ? { coupon } : { promotion_code: promotionCode });
    }
    return null;
  } catch (error) {
    if (error instanceof ApiError) return error.message;
    throw error;
  }
}

/** The coupon or code for the order of a session; 400 with Stripe's code when it cannot have it. */
export function offered(context: Context, session: Session, wish: DiscountWish): Redeemable {
  const { customer, currency } = session;
  const amount = chosen(session).reduce(
    (sum, { price, quantity }) => sum + amountIn(context.store.get('price', price), currency) * quantity,
    0,
  );
  return redeemable(context, wish, { customer, currency, amount }, 'discounts[0]');
}

export function expire(context: Context, session: Session): Session {
  assertOpen(session);
  const expired = context.store.put('session', { ...session, status: 'expired' });
  context.emit('checkout.session.expired', shownSession(context, expired));
  return expired;
}

function assertOpen({ status }: Session): void {
  if (status !== 'open')
    throw invalid(`Only Checkout Sessions with a status in ["open"] can do this. This one is ${status}.`);
}

const chosen = ({ items, optionalItems }: Session) => [...items, ...optionalItems.filter((one) => one.chosen)];

function sold({ store }: Context, session: Session) {
  return chosen(session).map(({ price, quantity }) => ({ price: store.get('price', price), quantity }));
}

function linesSoldOnce(context: Context, session: Session, customer: string): Line[] {
  const place = { customer, subscription: null, item: null, session: session.id };
  const discounts = redeem(context, session.discounts, place);
  const lines = sold(context, session).map((one) => onceLine(context, one, session.currency));
  const discounted = withDiscounts(context, lines, discounts, session.currency, context.now());
  return withTaxes(context, discounted, { ...session, customer });
}

function wishOf(context: Context, session: Session, customer: string): NewSubscription {
  const { currency, trial } = session;
  const order = sold(context, session);
  const recurring = order.filter(({ price }) => price.recurring !== null);
  const once = order.filter(({ price }) => price.recurring === null);
  return {
    customer,
    items: recurring.map((one) => ({ ...one, metadata: {}, discounts: [] })),
    currency,
    discounts: session.discounts,
    addedLines: once.map((one) => onceLine(context, one, currency)),
    trialEnd:
      trial &&
      trialEndOf(context.now(), { trial_period_days: trial.days ?? undefined, trial_end: trial.end ?? undefined }),
    missingPaymentMethod: session.missingPaymentMethod,
    defaultTaxRates: session.defaultTaxRates,
    automaticTax: session.automaticTax,
    session: session.id,
    metadata: session.subscriptionMetadata,
    defaultPaymentMethod: null,
    savesPaymentMethod: false,
    cancelAtPeriodEnd: false,
  };
}

function arrived(context: Context, { customerEmail: email }: Session): Customer {
  const customer = newCustomer(context, { email });
  context.emit('customer.created', renderCustomer(customer));
  return customer;
}

function tellRefusal(context: Context, session: Session, amount: number, declineCode: string): void {
  const intent = context.store.put('paymentIntent', {
    id: newId('pi'),
    customer: session.customer,
    invoice: null,
    amount,
    currency: session.currency,
    status: 'requires_payment_method',
    paymentMethod: null,
    declineCode,
    latestCharge: null,
    created: context.now(),
  });
  context.emit('payment_intent.payment_failed', renderPaymentIntent(context.store, intent));
}
