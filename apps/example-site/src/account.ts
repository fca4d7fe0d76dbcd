import type { FastifyInstance } from 'fastify';
import { action, day, html, page } from './page';
import type { Site } from './site';

/** The member's plan, the way to invoices and card, and what this site has heard. Payment pages lead back here. */
export async function account(app: FastifyInstance, { tierlift, sessions, news }: Site): Promise<void> {
  app.get<{ Querystring: { checkout?: string } }>('/account', async (request, reply) => {
    const session = await sessions.of(request);
    if (!session) return reply.redirect('/sign-in', 303);
    const heard = news.of(session.member).map(
      ({ type, timestamp }) =>
        html`<tr>
          <td>${type}</td>
          <td>${day(timestamp)}</td>
        </tr>`,
    );
    const back = { complete: 'Thank you. It is paid.', cancelled: 'Nothing was charged.' }[
      request.query.checkout ?? ''
    ];
    return page(
      reply,
      session,
      'Your account',
      html`<h1>${back ?? 'Your account'}</h1>
        <p>You are on the plan <span class="plan">${session.plan}</span></p>
        <div class="row">${action('/portal', 'Invoices and card')} ${action('/sign-out', 'Sign out')}</div>
        <h1>What Tierlift told this site</h1>
        ${
          heard.length > 0
            ? html`<table>
                ${heard}
              </table>`
            : html`<p class="small">Nothing yet about you.</p>`
        }`,
    );
  });

  app.post('/portal', async (request, reply) => {
    const member = sessions.idOf(request);
    if (member === null) return reply.redirect('/sign-in', 303);
    const returnUrl = `${request.protocol}://${request.host}/account`;
    return reply.redirect(await tierlift.members.portal(member, returnUrl), 303);
  });
}
