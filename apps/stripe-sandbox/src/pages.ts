import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { CardToken } from './cards';
import { checkoutPage, paySession, submitOrder } from './checkout-page';
import type { Context } from './context';
import type { Deliveries } from './deliveries';
import { catchUp } from './due';
import { ApiError } from './errors';
import { isPayable } from './invoices';
import type { PortalSession } from './life-model';
import type { Invoice, Session } from './model';
import { CARD_CHOICES, cardForm, noticePage, threeDSecurePage, type Page, type Redirect } from './pages-html';
import { attach, newMethod, type Authentication } from './payment-methods';
import { payInvoice } from './plan-change';
import { act, portalAction } from './portal';
import { portalPage } from './portal-html';
import { inTimeOf } from './test-clocks';

const cardBody = z.object({ card: z.enum(CARD_CHOICES.map(([token]) => token)) });
const resultBody = z.object({ result: z.enum(['complete', 'fail']) });
type ById = { Params: { id: string } };

/** The pages that a person sees: Checkout, the hosted invoice, 3D Secure. They work without JavaScript. */
export function servePages(fastify: FastifyInstance, context: Context, deliveries: Deliveries): void {
  const answer = (reply: FastifyReply, show: () => Page | Redirect) => {
    if (!context.clock.frozen) catchUp(context);
    const shown = context.step(show);
    deliveries.kick();
    if ('to' in shown) return reply.redirect(shown.to, 303);
    return reply.status(shown.status).type('text/html; charset=utf-8').send(shown.html);
  };
  const card = (body: unknown) => cardBody.parse(body).card;
  const result = (body: unknown) => (resultBody.parse(body).result === 'complete' ? 'passed' : 'failed');

  fastify.get<ById>('/c/pay/:id', ({ params }, reply) =>
    answer(reply, () => onSession(context, params.id, (session) => checkoutPage(context, session))),
  );
  fastify.post<ById>('/c/pay/:id', ({ params, body }, reply) =>
    answer(reply, () => onSession(context, params.id, (session) => submitOrder(context, session, body))),
  );
  fastify.get<ById>('/i/:id', ({ params }, reply) =>
    answer(reply, () => onInvoice(context, params.id, (invoice) => invoicePage(context, invoice))),
  );
  fastify.post<ById>('/i/:id', ({ params, body }, reply) =>
    answer(reply, () => onInvoice(context, params.id, (invoice) => payOnPage(context, invoice, card(body)))),
  );
  fastify.get<ById>('/c/3ds/:id', ({ params: { id } }, reply) =>
    answer(reply, () => {
      const page = () => ({ status: 200, html: threeDSecurePage(`/c/3ds/${id}`) });
      return id.startsWith('in_') ? onInvoice(context, id, page) : onSession(context, id, page);
    }),
  );
  fastify.post<ById>('/c/3ds/:id', ({ params: { id }, body }, reply) =>
    answer(reply, () =>
      id.startsWith('in_')
        ? onInvoice(context, id, (invoice) => authenticateInvoice(context, invoice, result(body)))
        : onSession(context, id, (session) =>
            paySession(context, session, 'pm_card_authenticationRequired', result(body)),
          ),
    ),
  );
  fastify.get<ById>('/p/session/:id', ({ params: { id } }, reply) =>
    answer(reply, () => portal(context, id, (session) => portalHome(context, session))),
  );
  fastify.post<ById>('/p/session/:id', ({ params: { id }, body }, reply) => {
    const asked = portalAction.parse(body);
    try {
      return answer(reply, () =>
        portal(context, id, (session) => {
          act(context, session, asked);
          return { to: session.flow?.redirectUrl ?? `/p/session/${id}` };
        }),
      );
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return answer(reply, () => portal(context, id, (session) => portalHome(context, session, error.message)));
    }
  });
}

function portal(context: Context, id: string, show: (session: PortalSession) => Page | Redirect): Page | Redirect {
  const session = context.store.find('portalSession', id);
  return session
    ? inTimeOf(context, [session.customer], () => show(session))
    : notice(404, 'This page does not exist.');
}

const portalHome = (context: Context, session: PortalSession, refusal?: string): Page => ({
  status: refusal === undefined ? 200 : 402,
  html: portalPage(context, session, refusal),
});

const notice = (status: number, text: string): Page => ({ status, html: noticePage(text) });

function onSession(context: Context, id: string, show: (session: Session) => Page | Redirect): Page | Redirect {
  const session = context.store.find('session', id);
  if (!session) return notice(404, 'This page does not exist.');
  if (session.status === 'expired') return notice(410, 'This checkout has expired. Nothing was charged.');
  return session.status === 'open'
    ? inTimeOf(context, [id], () => show(session))
    : notice(409, 'This checkout is complete.');
}

function onInvoice(context: Context, id: string, show: (invoice: Invoice) => Page | Redirect): Page | Redirect {
  const invoice = context.store.find('invoice', id);
  if (!invoice) return notice(404, 'This page does not exist.');
  if (invoice.status === 'void') return notice(410, 'This invoice was voided. Nothing is to be paid.');
  if (invoice.status === 'draft') return notice(404, 'This invoice is not final yet.');
  return isPayable(invoice) ? inTimeOf(context, [id], () => show(invoice)) : notice(200, 'This invoice is paid.');
}

/** The card becomes the customer's when it has paid. */
function payOnPage(context: Context, invoice: Invoice, token: CardToken): Page | Redirect {
  return settle(context, invoice, newMethod(context, token).id, 'not_asked');
}

function authenticateInvoice(context: Context, invoice: Invoice, authentication: Authentication): Page | Redirect {
  const intent = invoice.paymentIntent ? context.store.find('paymentIntent', invoice.paymentIntent) : undefined;
  if (intent?.status !== 'requires_action' || !intent.paymentMethod) {
    return notice(409, 'No payment of this invoice waits for authentication.');
  }
  return settle(context, invoice, intent.paymentMethod, authentication);
}

function settle(context: Context, invoice: Invoice, card: string, authentication: Authentication): Page | Redirect {
  const method = context.store.get('paymentMethod', card);
  const paid = payInvoice(context, invoice, method, authentication);
  if (paid.status === 'paid') {
    attach(context, method, invoice.customer);
    return notice(200, 'Thank you: the invoice is paid.');
  }
  const intent = context.store.get('paymentIntent', paid.paymentIntent ?? '');
  if (intent.status === 'requires_action') return { to: `/c/3ds/${invoice.id}` };
  return invoicePage(context, paid, intent.declineCode ?? 'generic_decline');
}

function invoicePage(context: Context, invoice: Invoice, declineCode?: string): Page {
  const intent = invoice.paymentIntent ? context.store.find('paymentIntent', invoice.paymentIntent) : undefined;
  const html = cardForm({
    title: `Invoice ${invoice.number}`,
    action: `/i/${invoice.id}`,
    items: invoice.lines.map(({ description, amount }) => ({ name: description, detail: '', amount })),
    currency: invoice.currency,
    total: invoice.amountDue,
    cancelUrl: null,
    authenticateUrl: intent?.status === 'requires_action' ? `/c/3ds/${invoice.id}` : null,
    declineCode,
  });
  return { status: declineCode === undefined ? 200 : 402, html };
}
