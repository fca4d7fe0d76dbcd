import type { components } from '@tierlift/sdk';
import type { FastifyInstance } from 'fastify';
import { showQuote } from './confirming';
import { action, html, money, page } from './page';
import type { Site } from './site';

type Proposal = components['schemas']['Proposal'];

/** The inbox and the answers: a yes leads to a payment page or to an amount to confirm. */
export async function asking(app: FastifyInstance, { tierlift, sessions }: Site): Promise<void> {
  app.get('/inbox', async (request, reply) => {
    const session = await sessions.of(request);
    if (!session) return reply.redirect('/sign-in', 303);
    const inbox = await tierlift.members.proposals(session.member);
    for (const { id } of inbox) await tierlift.proposals.viewed(id);
    const content = inbox.length > 0 ? inbox.map(prompt) : html`<p>Nothing for you now. Read something good.</p>`;
    return page(
      reply,
      session,
      'Inbox',
      html`<h1>For you</h1>
        ${content}`,
    );
  });

  app.post<{ Params: { id: string }; Body: { answer?: string; shownAt?: string } }>(
    '/proposals/:id',
    async (request, reply) => {
      const session = await sessions.of(request);
      if (!session) return reply.redirect('/sign-in', 303);
      const inbox = await tierlift.members.proposals(session.member); // nobody answers for another
      const proposal = inbox.find(({ id }) => id === request.params.id);
      if (!proposal) return reply.redirect('/inbox', 303);
      const { answer, shownAt = '' } = request.body;
      if (answer === 'no') await tierlift.proposals.decline(proposal.id);
      if (answer === 'later') await tierlift.proposals.dismissed(proposal.id);
      if (answer !== 'yes') return reply.redirect('/', 303);
      const accepted = await tierlift.proposals.accept(proposal.id, { terms: termsOf(proposal), shownAt });
      if (accepted.quote) return showQuote(reply, sessions, session, accepted.quote);
      return reply.redirect(accepted.checkoutUrl ?? '/account', 303);
    },
  );
}

/** What stands beside the button, and is kept as the consent. */
function termsOf({ price: { unitAmountMinor, currency, interval } }: Proposal): string {
  const every = interval ? ` a ${interval}` : ''; // null: no longer sold, and a yes is refused
  return `${money(unitAmountMinor, currency)}${every}, until you cancel.`;
}

/** The question, with a yes and a no of the same size. */
export function prompt(proposal: Proposal) {
  const { id, words } = proposal;
  const shownAt = new Date().toISOString();
  return html`<section class="card ask">
    <h2>${words.title}</h2>
    <p>${words.body}</p>
    <p class="small">${termsOf(proposal)}</p>
    <div class="row">
      ${action(`/proposals/${id}`, 'Yes, upgrade', { answer: 'yes', shownAt }, 'yes')}
      ${action(`/proposals/${id}`, 'No, thank you', { answer: 'no' })}
      ${action(`/proposals/${id}`, 'Not now', { answer: 'later' })}
    </div>
  </section>`;
}
