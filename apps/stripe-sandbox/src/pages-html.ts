import type { BankToken, CardToken, MethodToken } from './cards';

export interface Page {
  readonly status: number;
  readonly html: string;
}

export interface Redirect {
  readonly to: string;
}

interface Item {
  readonly name: string;
  readonly detail: string;
  readonly amount: number;
}

interface CardForm {
  readonly title: string;
  readonly action: string;
  readonly items: readonly Item[];
  readonly currency: string;
  /** Due now, in minor units: what the balance of the customer leaves of the items. */
  readonly total: number;
  readonly cancelUrl: string | null;
  /** Where a payment that waits for authentication goes on. */
  readonly authenticateUrl?: string | null;
  readonly declineCode?: string | undefined;
  /** What else is wrong with the order. */
  readonly alert?: string | undefined;
  /** False: it can be submitted without a card. */
  readonly asksCard?: boolean;
  /** What the buyer may add. */
  readonly options?: readonly (Item & { readonly value: string; readonly chosen: boolean })[];
  /** The code that is entered; null: there is no field for one. */
  readonly promotionCode?: string | null;
  /** By what it can be paid; cards, unless it says so. */
  readonly methods?: readonly (readonly [MethodToken, string])[];
  readonly countries?: readonly string[];
  readonly country?: string | null;
}

/** The test cards that the pages offer: token and what a person is told. */
export const CARD_CHOICES = [
  ['pm_card_visa', '4242 succeeds'],
  ['pm_card_chargeCustomerFail', '0341 is declined'],
  ['pm_card_chargeDeclinedInsufficientFunds', '9995 has insufficient funds'],
  ['pm_card_authenticationRequired', '3184 asks for authentication'],
] as const satisfies readonly (readonly [CardToken, string])[];

/** What Checkout takes beside cards. */
export const BANK_CHOICES = [
  ['pm_usBankAccount_success', 'Bank account 6789 pays in four days'],
  ['pm_usBankAccount_insufficientFunds', 'Bank account 2227 refuses in four days'],
] as const satisfies readonly (readonly [BankToken, string])[];

/** Currencies without cents: their minor unit is the unit. */
const ZERO_DECIMAL = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '));

export const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export function money(amount: number, currency: string): string {
  const digits = ZERO_DECIMAL.has(currency) ? 0 : 2;
  return `${(amount / 10 ** digits).toFixed(digits)} ${currency.toUpperCase()}`;
}

export function cardForm(form: CardForm): string {
  const { title, action, items, currency, total, cancelUrl, authenticateUrl, declineCode, asksCard = true } = form;
  const rows = items.map(
    ({ name, detail, amount }) =>
      `<tr><th scope="row">${escape(name)}<small>${escape(detail)}</small></th><td>${money(amount, currency)}</td></tr>`,
  );
  const { methods = CARD_CHOICES } = form;
  const radios = methods.map(
    ([value, label], i) =>
      `<label><input type="radio" name="card" value="${value}"${i === 0 ? ' checked' : ''}> ${label}</label>`,
  );
  const refused = form.alert ? `<p role="alert">${escape(form.alert)} Nothing was charged.</p>` : '';
  const alert = declineCode
    ? `<p role="alert" data-decline-code="${escape(declineCode)}">Your card was declined (${escape(declineCode)}). Nothing was charged.</p>`
    : '';
  const waiting = authenticateUrl
    ? `<p>Your bank wants to know that it is you. <a href="${escape(authenticateUrl)}">Complete authentication</a></p>`
    : '';
  const back = cancelUrl ? `<a href="${escape(cancelUrl)}">Cancel</a>` : '';
  return shell(
    title,
    `${alert}${refused}${waiting}<table><caption>Your order</caption>${rows.join('')}<tr><th scope="row">Due today</th><td>${money(total, currency)}</td></tr></table>
<form method="post" action="${escape(action)}">${orderFields(form)}${asksCard ? `<fieldset><legend>Test card</legend>${radios.join('')}</fieldset>` : ''}<button>Pay ${money(total, currency)}</button>${back}</form>`,
  );
}

/** Optional items, a promotion code, a country: what of it the page offers, and a button that shows the order anew. */
function orderFields({
  options = [],
  promotionCode = null,
  countries = [],
  country = null,
  currency,
}: CardForm): string {
  const boxes = options.map(
    ({ value, name, detail, amount, chosen }) =>
      `<label><input type="checkbox" name="optional" value="${escape(value)}"${chosen ? ' checked' : ''}> ${escape(name)}, ${escape(detail)}, ${money(amount, currency)}</label>`,
  );
  const choices = countries.map((code) => `<option${code === country ? ' selected' : ''}>${code}</option>`);
  const fields = [
    options.length > 0 ? `<input type="hidden" name="offers" value="1">${boxes.join('')}` : '',
    promotionCode === null
      ? ''
      : `<label>Promotion code <input name="promotion_code" value="${escape(promotionCode)}"></label>`,
    countries.length > 0
      ? `<label>Country <select name="country"><option value=""></option>${choices.join('')}</select></label>`
      : '',
  ].join('');
  if (fields === '') return '';
  return `<fieldset><legend>Your order</legend>${fields}<button name="update" value="1">Update</button></fieldset>`;
}

export function threeDSecurePage(action: string): string {
  return shell(
    'Your bank asks',
    `<p>Was it you who started this payment?</p><form method="post" action="${escape(action)}">
<button name="result" value="complete">Complete authentication</button><button name="result" value="fail">Fail authentication</button></form>`,
  );
}

export function noticePage(text: string): string {
  return shell(text, '<p>You can close this page.</p>');
}

export function shell(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
main { max-width: 26rem; margin: 8vh auto; padding: 0 1rem }
table { width: 100%; border-collapse: collapse } th { text-align: left; font-weight: 500 } td { text-align: right }
caption { text-align: left; opacity: .7 } th, td { padding: .5rem 0; border-bottom: 1px solid #8884 } small { display: block; opacity: .7 }
fieldset { border: 1px solid #8884; border-radius: .5rem; margin: 1.5rem 0 } label { display: block; padding: .35rem 0 }
button { padding: .6rem 1.2rem; margin-right: 1rem; border: 0; border-radius: .5rem; background: #4338ca; color: #fff; font: inherit }
[role=alert] { padding: .75rem; border-radius: .5rem; background: #b91c1c; color: #fff }
section { margin: 2rem 0 } h2 { font-size: 1.1rem } form { margin: .75rem 0 } select { font: inherit; margin-bottom: .75rem }
footer { margin-top: 2rem; opacity: .7 }
</style></head><body><main><h1>${escape(title)}</h1>${body}<footer>Stripe sandbox: no money moves here.</footer></main></body></html>`;
}
