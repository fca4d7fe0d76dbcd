import type { Context } from './context';
import type { PortalSession } from './life-model';
import type { Subscription } from './model';
import { CARD_CHOICES, escape, money, shell } from './pages-html';
import { configurationOf, subscriptionsOf } from './portal';

/** The portal's page: what a person has and may do with it. A flow shows its part alone. */
export function portalPage(context: Context, session: PortalSession, refusal?: string): string {
  const { changesCard, showsInvoices, headline } = configurationOf(context, session);
  const flow = session.flow?.type;
  const shown = subscriptionsOf(context, session).filter(
    ({ id }) => !session.flow?.subscription || session.flow.subscription === id,
  );
  const alert = refusal === undefined ? '' : `<p role="alert">${escape(refusal)}</p>`;
  const back = session.returnUrl === null ? '' : `<p><a href="${escape(session.returnUrl)}">Back to the site</a></p>`;
  const subscriptions = flow === 'payment_method_update' ? [] : shown.map((one) => section(context, session, one));
  const card =
    changesCard && (flow === undefined || flow === 'payment_method_update') ? cardSection(context, session) : '';
  const invoices = showsInvoices && flow === undefined ? invoiceSection(context, session) : '';
  return shell(headline ?? 'Your subscription', `${alert}${subscriptions.join('')}${card}${invoices}${back}`);
}

const day = (at: number) => new Date(at * 1000).toISOString().slice(0, 10);

function section(context: Context, session: PortalSession, subscription: Subscription): string {
  const { cancels, updates } = configurationOf(context, session);
  const flow = session.flow?.type;
  const endsAt = subscription.cancelAt ?? (subscription.cancelAtPeriodEnd ? subscription.periodEnd : null);
  const offers = flow !== 'subscription_cancel' && updates.enabled ? plans(context, session, subscription) : '';
  const ending =
    endsAt === null
      ? form(session, subscription, 'cancel', 'Cancel plan', cancels.asksWhy ? why(cancels.reasons) : '')
      : form(session, subscription, 'keep', 'Don’t cancel plan');
  return `<section data-subscription="${subscription.id}" data-status="${subscription.status}"><h2>${subscription.items.map(({ price }) => named(context, price)).join(' and ')}</h2>
<p>${stateOf(subscription, endsAt)}</p>${offers}${cancels.enabled && flow !== 'subscription_update' ? ending : ''}${
    subscription.status === 'paused' ? form(session, subscription, 'resume', 'Resume plan') : ''
  }</section>`;
}

function stateOf({ status, periodEnd, paused }: Subscription, endsAt: number | null): string {
  if (paused) return `Paused since ${day(paused.at)}.`;
  if (endsAt !== null) return `Ends on ${day(endsAt)}.`;
  return status === 'active' ? `Renews on ${day(periodEnd)}.` : `A payment is missing (${status}).`;
}

function named(context: Context, price: string): string {
  const { product, unitAmount, currency, recurring } = context.store.get('price', price);
  return `${escape(context.store.get('product', product).name)}, ${money(unitAmount, currency)} per ${recurring?.interval ?? 'piece'}`;
}

function plans(context: Context, session: PortalSession, subscription: Subscription): string {
  const prices = configurationOf(context, session).updates.products.flatMap((one) => one.prices);
  const others = prices.filter((price) => subscription.items.every((item) => item.price !== price));
  const radios = others.map(
    (price) => `<label><input type="radio" name="price" value="${price}" required> ${named(context, price)}</label>`,
  );
  const choice = `<fieldset><legend>Change to</legend>${radios.join('')}</fieldset>`;
  return others.length === 0 ? '' : form(session, subscription, 'change', 'Change plan', choice);
}

function why(reasons: readonly string[]): string {
  const options = reasons.map((one) => `<option value="${escape(one)}">${escape(one.replaceAll('_', ' '))}</option>`);
  return `<label>Why? <select name="feedback"><option value=""></option>${options.join('')}</select></label>`;
}

function form(session: PortalSession, { id }: Subscription, action: string, label: string, fields = ''): string {
  return `<form method="post" action="/p/session/${session.id}"><input type="hidden" name="subscription" value="${id}">${fields}
<button name="action" value="${action}">${label}</button></form>`;
}

function cardSection(context: Context, session: PortalSession): string {
  const { defaultPaymentMethod } = context.store.get('customer', session.customer);
  const radios = CARD_CHOICES.map(
    ([value, label]) => `<label><input type="radio" name="card" value="${value}" required> ${label}</label>`,
  );
  return `<section data-card="${defaultPaymentMethod ?? ''}"><h2>Payment method</h2><form method="post" action="/p/session/${session.id}">
<fieldset><legend>Test card</legend>${radios.join('')}</fieldset><button name="action" value="card">Use this card</button></form></section>`;
}

function invoiceSection(context: Context, { customer }: PortalSession): string {
  const rows = context.store
    .all('invoice')
    .filter((one) => one.customer === customer && one.status !== 'draft')
    .reverse()
    .map(
      ({ id, created, status, total, currency }) =>
        `<tr><th scope="row"><a href="/i/${id}">${day(created)}</a><small>${status}</small></th><td>${money(total, currency)}</td></tr>`,
    );
  return `<section><h2>Invoices</h2><table>${rows.join('')}</table></section>`;
}
