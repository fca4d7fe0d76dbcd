import { Tierlift, verify, WebhookVerificationError } from '@tierlift/sdk';
import { fastify, type FastifyRequest } from 'fastify';

const tierlift = new Tierlift(); // TIERLIFT_URL, TIERLIFT_API_KEY
const plans = new Map<string, string>(); // yours: the member's row
const memberOf = ({ headers }: FastifyRequest) => String(headers['x-member']); // yours: who is signed in

export const app = fastify();

// A plugin of its own, so that only here the body stays as it came: the signature is over its bytes.
void app.register(async (webhooks) => {
  webhooks.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  webhooks.post<{ Body: Buffer }>('/tierlift/webhooks', async ({ body, headers }, reply) => {
    const event = await verify(body, headers); // TIERLIFT_WEBHOOK_SECRET
    if (event.type === 'member.plan_changed') plans.set(event.data.member, event.data.plan);
    return reply.status(204).send();
  });
});

app.get<{ Params: { id: string } }>('/articles/:id', async (request, reply) => {
  const [member, article] = [memberOf(request), request.params.id];
  const answer = await tierlift.entitlements.check({ member, entitlement: 'articles', useId: `${member}/${article}` });
  if (!answer.allowed) return reply.status(402).send({ prompt: answer.decision?.proposal ?? null });
  tierlift.signals.track({ member, name: 'content_viewed', properties: { article } });
  return { article, plan: plans.get(member) ?? 'free' };
});

app.post<{ Params: { id: string }; Body: { terms: string; shownAt: string } }>(
  '/proposals/:id/accept',
  async (request, reply) => {
    const inbox = await tierlift.members.proposals(memberOf(request)); // nobody answers for another
    const proposal = inbox.find(({ id }) => id === request.params.id);
    if (!proposal) return reply.status(404).send();
    const { checkoutUrl, quote } = await tierlift.proposals.accept(proposal.id, request.body); // the terms beside the button
    return { checkoutUrl, quote }; // a page to pay on, or an amount to confirm
  },
);

app.post('/checkout', async (request) => {
  const { token } = await tierlift.sales.start({ member: memberOf(request), plan: { key: 'basic' } });
  return { token }; // for <tierlift-sale>
});

app.setErrorHandler((error, _request, reply) => {
  if (error instanceof WebhookVerificationError) return reply.status(400).send();
  throw error;
});

app.addHook('onClose', () => tierlift.close()); // sends the signals that wait
