import { z } from 'zod';
import { netOf } from './amounts';
import { amountDue, needsCard, offered, pay, priced, refusalOf, type Payment } from './checkout';
import type { Context } from './context';
import { isActive } from './discounts';
import { ApiError } from './errors';
import { amountIn } from './items';
import type { Price, Session } from './model';
import { BANK_CHOICES, cardForm, CARD_CHOICES, type Page, type Redirect } from './pages-html';
import type { Authentication } from './payment-methods';
import { TAX_COUNTRIES } from './taxes';

const METHODS = [...CARD_CHOICES, ...BANK_CHOICES];

/** What the page sends. `update` shows the order anew; without it the order is paid. */
const orderForm = z.object({
  card: z.enum(METHODS.map(([token]) => token)).optional(),
  update: z.string().optional(),
  promotion_code: z.string().optional(),
  country: z.string().optional(),
  /** Present when the form offers optional items: only then does an unticked one mean no. */
  offers: z.string().optional(),
  optional: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
});

/** What a buyer does on the page: changes the order, and pays it. */
export function submitOrder(context: Context, session: Session, body: unknown): Page | Redirect {
  const form = orderForm.parse(body);
  const order = reordered(context, session, form);
  if ('refusal' in order) return checkoutPage(context, session, { alert: order.refusal, status: 400 });
  const changed = context.store.put('session', order);
  if (form.update !== undefined) return checkoutPage(context, changed);
  return paySession(context, changed, form.card ?? null);
}

function reordered(
  context: Context,
  session: Session,
  form: z.infer<typeof orderForm>,
): Session | { readonly refusal: string } {
  const optionalItems =
    form.offers === undefined
      ? session.optionalItems
      : session.optionalItems.map((one) => ({ ...one, chosen: form.optional.includes(one.price) }));
  const order = { ...session, optionalItems, country: form.country ? form.country : session.country };
  const { allowPromotionCodes, customer } = session;
  if (allowPromotionCodes !== true || form.promotion_code === undefined) return priced(context, order);
  if (form.promotion_code === '') return priced(context, { ...order, discounts: [] });
  const code = context.store
    .all('promotionCode')
    .filter((one) => one.code.toUpperCase() === form.promotion_code?.trim().toUpperCase())
    .find((one) => isActive(context, one) && (one.customer === null || one.customer === customer));
  if (!code) return { refusal: 'This code is invalid.' };
  try {
    const offer = offered(context, order, { promotion_code: code.id });
    return priced(context, { ...order, discounts: [offer] });
  } catch (error) {
    if (error instanceof ApiError) return { refusal: error.message };
    throw error;
  }
}

export function paySession(
  context: Context,
  session: Session,
  token: Parameters<typeof pay>[2],
  authentication: Authentication = 'not_asked',
): Page | Redirect {
  const payment: Payment = pay(context, session, token, authentication);
  switch (payment.kind) {
    case 'paid':
      return { to: payment.session.successUrl.replaceAll('{CHECKOUT_SESSION_ID}', session.id) };
    case 'authenticate':
      return { to: `/c/3ds/${session.id}` };
    case 'declined':
      return checkoutPage(context, session, { declineCode: payment.declineCode, status: 402 });
    case 'refused':
      return checkoutPage(context, session, { alert: payment.message, status: 400 });
  }
}

export function checkoutPage(
  context: Context,
  session: Session,
  { status = 200, ...faults }: { status?: number; declineCode?: string; alert?: string } = {},
): Page {
  const { store } = context;
  const names = session.items.map(({ price }) => store.get('product', store.get('price', price).product).name);
  const code = session.discounts[0]?.promotionCode;
  const html = cardForm({
    title: `${session.mode === 'payment' ? 'Pay for' : 'Subscribe to'} ${names.join(', ')}`,
    action: `/c/pay/${session.id}`,
    items: session.lines.map((line) => {
      const price = store.get('price', line.price);
      const detail =
        line.discountAmounts.length > 0
          ? `${saleOf(price, line.quantity)}, less discount`
          : saleOf(price, line.quantity);
      return { name: store.get('product', price.product).name, detail, amount: netOf(line) };
    }),
    currency: session.currency,
    total: refusalOf(context, session) === null ? amountDue(context, session) : 0,
    cancelUrl: session.cancelUrl,
    asksCard: needsCard(context, session),
    methods: METHODS,
    options: session.optionalItems.map(({ price: id, quantity, chosen }) => {
      const price = store.get('price', id);
      const amount = amountIn(price, session.currency) * quantity;
      return {
        value: id,
        name: store.get('product', price.product).name,
        detail: saleOf(price, quantity),
        amount,
        chosen,
      };
    }),
    promotionCode: session.allowPromotionCodes ? (code ? store.get('promotionCode', code).code : '') : null,
    countries: session.automaticTax ? TAX_COUNTRIES : [],
    country: session.country,
    ...faults,
  });
  return { status, html };
}

function saleOf({ recurring }: Price, quantity: number): string {
  if (!recurring) return `${quantity} × once`;
  const { interval, intervalCount } = recurring;
  return `${quantity} × every ${intervalCount === 1 ? interval : `${intervalCount} ${interval}s`}`;
}
