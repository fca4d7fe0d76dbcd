import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { pay } from './checkout';
import type { Context } from './context';
import type { Deliveries } from './deliveries';
import { catchUp } from './due';
import { ApiError } from './errors';
import { declineOf } from './invoices';
import type { CardToken, Invoice, Session } from './model';
import { cardForm, closedPage, threeDSecurePage } from './pages-html';
import { payInvoice } from './operations/invoices';
import { attach } from './subscriptions';

/** Stripe names the declined test card after what it does; the page takes that name too. */
const CARDS: Readonly<Record<string, CardToken>> = {
  pm_card_visa: 'pm_card_visa',
  pm_card_chargeCustomerFail: 'pm_card_chargeCustomerFail',
  pm_card_chargeDeclined: 'pm_card_chargeCustomerFail',
  pm_card_chargeDeclinedInsufficientFunds: 'pm_card_chargeDeclinedInsufficientFunds',
  pm_card_authenticationRequired: 'pm_card_authenticationRequired',
};
const cardBody = z.object({ card: z.enum(Object.keys(CARDS) as [string, ...string[]]) });
const resultBody = z.object({ result: z.enum(['complete', 'fail']) });
type ById = { Params: { id: string } };

/** The pages that a person sees: Checkout, the hosted invoice, 3D Secure. They work without JavaScript. */
export function servePages(fastify: FastifyInstance, context: Context, deliveries: Deliveries): void {
  const html = (reply: FastifyReply, status: number, page: string) =>
    reply.status(status).type('text/html; charset=utf-8').send(page);
  const step = () => {
    context.store.commit();
    deliveries.kick();
  };

  const openSession = (id: string): Session | string => {
    if (!context.clock.frozen) catchUp(context);
    const session = context.store.find('session', id);
    if (!session) return 'This page does not exist.';
    return session.status === 'open' ? session : `This session is ${session.status}.`;
  };
  const checkoutPage = (session: Session, declined?: string) => {
    const price = context.store.get('price', session.price);
    const { name } = context.store.get('product', price.product);
    const items = [
      { name, detail: `${session.quantity} × per ${price.interval}`, amount: price.unitAmount * session.quantity },
    ];
    return cardForm({
      title: `Subscribe to ${name}`,
      action: `/c/pay/${session.id}`,
      items,
      currency: price.currency,
      cancelUrl: session.cancelUrl,
      declined,
    });
  };
  const success = (session: Session) => session.successUrl.replace('{CHECKOUT_SESSION_ID}', session.id);

  fastify.get<ById>('/c/pay/:id', (request, reply) => {
    const session = openSession(request.params.id);
    return typeof session === 'string'
      ? html(reply, 410, closedPage(session))
      : html(reply, 200, checkoutPage(session));
  });
  fastify.post<ById>('/c/pay/:id', (request, reply) => {
    const session = openSession(request.params.id);
    if (typeof session === 'string') return html(reply, 409, closedPage(session));
    const card = CARDS[cardBody.parse(request.body).card] ?? 'pm_card_visa';
    const payment = pay(context, session, card);
    step();
    if (payment.kind === 'paid') return reply.redirect(success(payment.session), 303);
    if (payment.kind === 'authenticate') return reply.redirect(`/c/3ds/${session.id}`, 303);
    return html(reply, 402, checkoutPage(session, payment.code));
  });

  fastify.get<ById>('/c/3ds/:id', (request, reply) =>
    html(reply, 200, threeDSecurePage(`/c/3ds/${request.params.id}`)),
  );
  fastify.post<ById>('/c/3ds/:id', (request, reply) => {
    const passed = resultBody.parse(request.body).result === 'complete';
    const { id } = request.params;
    if (id.startsWith('in_'))
      return settleInvoice(reply, context.store.get('invoice', id), 'pm_card_authenticationRequired', passed);
    const session = openSession(id);
    if (typeof session === 'string') return html(reply, 409, closedPage(session));
    if (!passed) return html(reply, 402, checkoutPage(session, 'authentication_required'));
    const payment = pay(context, session, 'pm_card_authenticationRequired', true);
    step();
    return payment.kind === 'paid'
      ? reply.redirect(success(payment.session), 303)
      : html(reply, 402, checkoutPage(session, payment.code));
  });

  const invoicePage = (invoice: Invoice, declined?: string) => {
    const items = invoice.lines.map(({ description, amount }) => ({ name: description, detail: '', amount }));
    return cardForm({
      title: `Invoice ${invoice.number}`,
      action: `/i/${invoice.id}`,
      items,
      currency: invoice.currency,
      total: invoice.amountDue,
      cancelUrl: null,
      declined,
    });
  };
  const settleInvoice = (reply: FastifyReply, invoice: Invoice, card: CardToken, authenticated: boolean) => {
    const code = authenticated ? null : declineOf({ id: '', token: card, customer: null, created: 0 });
    if (code !== null) return html(reply, 402, invoicePage(invoice, code));
    payInvoice(context, invoice, attach(context, card, invoice.customer).id, authenticated);
    step();
    return html(reply, 200, closedPage('Thank you: the invoice is paid.'));
  };

  fastify.get<ById>('/i/:id', (request, reply) => {
    const invoice = context.store.find('invoice', request.params.id);
    if (!invoice) return html(reply, 404, closedPage('This page does not exist.'));
    return html(
      reply,
      200,
      invoice.status === 'open' ? invoicePage(invoice) : closedPage(`This invoice is ${invoice.status}.`),
    );
  });
  fastify.post<ById>('/i/:id', (request, reply) => {
    const invoice = context.store.find('invoice', request.params.id);
    if (invoice?.status !== 'open')
      return html(reply, 409, closedPage(invoice ? `This invoice is ${invoice.status}.` : 'This page does not exist.'));
    const card = CARDS[cardBody.parse(request.body).card] ?? 'pm_card_visa';
    if (card === 'pm_card_authenticationRequired') return reply.redirect(`/c/3ds/${invoice.id}`, 303);
    return settleInvoice(reply, invoice, card, false);
  });

  fastify.setErrorHandler((error, _request, reply) => {
    const status = error instanceof ApiError ? error.status : error instanceof z.ZodError ? 400 : 500;
    const message = error instanceof Error ? error.message : String(error);
    if (status === 500) process.stderr.write(`stripe-sandbox: ${error instanceof Error ? error.stack : message}\n`);
    return reply
      .status(status)
      .send({ error: { type: status === 500 ? 'api_error' : 'invalid_request_error', message } });
  });
}
