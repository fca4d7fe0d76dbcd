import type { FastifyInstance } from 'fastify';
import { showQuote } from './confirming';
import { action, html, money, page } from './page';
import type { Site } from './site';

/** What members do by their own wish: another plan, or something from the shop. */
export async function buying(app: FastifyInstance, { tierlift, sessions, widgetUrl }: Site): Promise<void> {
  app.get('/plans', async (request, reply) => {
    const session = await sessions.of(request);
    if (!session) return reply.redirect('/sign-in', 303);
    const { data: ladder } = await tierlift.request('get', '/v1/plans', {});
    const plans = ladder.map(({ key, name, prices: [price], entitlements }) => {
      const articles = entitlements.find((one) => one.key === 'articles');
      const choice =
        key === session.plan ? html`<span class="plan">Your plan</span>` : action(`/plans/${key}`, `Choose ${name}`);
      return html`<section class="card">
        <h2>${name}</h2>
        <p class="price">
          ${price ? html`${money(price.unitAmountMinor, price.currency)} <span class="small">a ${price.interval}</span>` : 'Free'}
        </p>
        <p class="small">${articles ? allowed(articles) : 'For friends of the magazine'}</p>
        ${choice}
      </section>`;
    });
    const none = html`<p>This service has no plans yet: describe them with <code>PUT /v1/plans/{key}</code>.</p>`;
    return page(
      reply,
      session,
      'Plans',
      html`<h1>Plans</h1>
        <div class="grid">${plans}</div>
        ${ladder.length === 0 && none}`,
    );
  });

  app.post<{ Params: { key: string } }>('/plans/:key', async (request, reply) => {
    const session = await sessions.of(request);
    if (!session) return reply.redirect('/sign-in', 303);
    const { quote, checkoutUrl } = await tierlift.planChanges.quote({
      member: session.member,
      plan: request.params.key,
    });
    if (quote) return showQuote(reply, sessions, session, quote);
    return reply.redirect(checkoutUrl ?? '/account', 303);
  });

  app.get('/shop', async (request, reply) => {
    const session = await sessions.of(request);
    if (!session) return reply.redirect('/sign-in', 303);
    const { data: products } = await tierlift.request('get', '/v1/products', {});
    const goods = products
      .filter(({ active }) => active)
      .map(({ key, name, prices: [price] }) => {
        return html`<section class="card">
          <h2>${name}</h2>
          <p class="price">${price && money(price.unitAmountMinor, price.currency)}</p>
          ${action(`/shop/${key}`, `Buy ${name}`)}
        </section>`;
      });
    return page(
      reply,
      session,
      'Shop',
      html`<h1>Shop</h1>
        <div class="grid">${goods}</div>`,
    );
  });

  app.post<{ Params: { key: string } }>('/shop/:key', async (request, reply) => {
    const member = sessions.idOf(request);
    if (member === null) return reply.redirect('/sign-in', 303);
    const { token } = await tierlift.sales.start({ member, products: [{ key: request.params.key }] });
    sessions.sales.set(member, token);
    return reply.redirect('/checkout', 303);
  });

  app.get('/checkout', async (request, reply) => {
    const session = await sessions.of(request);
    const token = session && sessions.sales.get(session.member);
    if (!token) return reply.redirect('/shop', 303);
    const widget = html`<h1>Checkout</h1>
      <tierlift-sale api="${widgetUrl}" token="${token}"></tierlift-sale>
      <script type="module" src="${widgetUrl}/widget/tierlift-sale.js"></script>`;
    return page(reply, session, 'Checkout', widget);
  });
}

function allowed({ perMonth }: { perMonth: number | null }): string {
  return perMonth === null ? 'Every article' : `${perMonth} articles a month`;
}
