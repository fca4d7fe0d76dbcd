import type { FastifyInstance } from 'fastify';
import { ARTICLES, type Article } from './articles';
import { prompt } from './asking';
import { action, html, page } from './page';
import type { Site } from './site';

/** The magazine: what a plan allows is asked of Tierlift, and what is read is told to it. */
export async function reading(app: FastifyInstance, { tierlift, sessions }: Site): Promise<void> {
  app.get('/', async (request, reply) => {
    const session = await sessions.of(request);
    const articles = ARTICLES.map(
      ({ slug, title, lead, minutes }) =>
        html`<li>
          <h2><a href="/articles/${slug}">${title}</a></h2>
          <p>${lead}</p>
          <span class="meta">${minutes} min</span>
        </li>`,
    );
    return page(
      reply,
      session,
      'Articles',
      html`<h1>Slow looking, close to home</h1>
        <ul class="list">
          ${articles}
        </ul>`,
    );
  });

  app.get<{ Params: { slug: string } }>('/articles/:slug', async (request, reply) => {
    const article = ARTICLES.find(({ slug }) => slug === request.params.slug);
    if (!article) return reply.callNotFound();
    const member = sessions.idOf(request);
    if (member === null) return reply.redirect('/sign-in', 303);
    await tierlift.signals.flush(); // what was read just now counts in the decision
    const useId = `${member}/${article.slug}`; // an article counts once, however often it is opened
    const answer = await tierlift.entitlements.check({ member, entitlement: 'articles', useId });
    const session = await sessions.of(request);
    if (answer.allowed) {
      tierlift.signals.track({ member, name: 'content_viewed', properties: { article: article.slug } });
      return page(reply, session, article.title, readable(article, answer.remaining));
    }
    const open = answer.decision?.proposal ?? (await tierlift.members.proposals(member))[0] ?? null;
    const content = html`<h1>${article.title}</h1>
      <p>${article.lead}</p>
      ${
        open
          ? prompt(open)
          : html`<div class="card">
              <h2>You have read all that your plan holds this month</h2>
              <div class="row"><a class="button" href="/plans">See the plans</a></div>
            </div>`
      }`;
    return page(reply, session, article.title, content, 402);
  });

  app.post<{ Params: { slug: string }; Body: { liked?: string } }>('/articles/:slug', async (request, reply) => {
    const member = sessions.idOf(request);
    if (member === null) return reply.redirect('/sign-in', 303);
    const properties = { article: request.params.slug };
    tierlift.signals.track({ member, name: 'content_completed', properties });
    tierlift.signals.track({ member, name: request.body.liked === 'yes' ? 'rated_high' : 'rated_low', properties });
    return reply.redirect('/', 303);
  });
}

function readable({ slug, title, paragraphs }: Article, before: number | null) {
  const left = before !== null && html`<p class="small">${Math.max(0, before - 1)} more this month</p>`;
  return html`<article>
      <h1>${title}</h1>
      ${left} ${paragraphs.map((text) => html`<p>${text}</p>`)}
    </article>
    <div class="row">
      ${action(`/articles/${slug}`, 'I liked it', { liked: 'yes' })}
      ${action(`/articles/${slug}`, 'Not for me', { liked: 'no' })}
    </div>`;
}
