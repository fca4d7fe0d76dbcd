import type { components } from '@tierlift/sdk';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { action, day, html, money, page } from './page';
import type { Session, Sessions } from './sessions';
import type { Site } from './site';

type Quote = components['schemas']['Quote'];

/** A paying member confirms the amount; it is charged at once, and never twice. */
export async function confirming(app: FastifyInstance, { tierlift, sessions }: Site): Promise<void> {
  app.post<{ Body: { quoteId?: string } }>('/confirm', async (request, reply) => {
    const { quoteId = '' } = request.body;
    const member = sessions.idOf(request);
    if (member === null || sessions.quotes.get(quoteId) !== member) return reply.redirect('/plans', 303);
    const { url } = await tierlift.planChanges.confirm(quoteId);
    return reply.redirect(url ?? '/account', 303); // `url`: the bank wants to see the member
  });
}

/** The amount to the cent, and the button that binds. */
export function showQuote(reply: FastifyReply, { quotes }: Sessions, session: Session, quote: Quote) {
  const { id, currency, amountDueNowMinor, recurringMinor, lines, effectiveAt } = quote;
  quotes.set(id, session.member);
  const rows = lines.map(
    ({ description, amountMinor }) =>
      html`<tr>
        <td>${description}</td>
        <td>${money(amountMinor, currency)}</td>
      </tr>`,
  );
  const later = `then ${money(recurringMinor, currency)} each period${effectiveAt ? `, from ${day(effectiveAt)} on` : ''}`;
  const content = html`<h1>${money(amountDueNowMinor, currency)} now</h1>
    <p>${later}</p>
    <table>
      ${rows}
    </table>
    <div class="row">${action('/confirm', 'Confirm and pay', { quoteId: id }, 'yes')} <a href="/plans">Back</a></div>`;
  return page(reply, session, 'Confirm', content);
}
