import { Tierlift, verify, WebhookVerificationError } from '@tierlift/sdk';
import express, { type ErrorRequestHandler, type Request } from 'express';

const tierlift = new Tierlift(); // TIERLIFT_URL, TIERLIFT_API_KEY
const plans = new Map<string, string>(); // yours: the member's row
const memberOf = (request: Request) => request.get('x-member') ?? 'nobody'; // yours: who is signed in

export const app = express();

// Before express.json(): the signature is over the bytes as they came.
app.post('/tierlift/webhooks', express.raw({ type: '*/*' }), async (request, response) => {
  const event = await verify(request.body as Buffer, request.headers); // TIERLIFT_WEBHOOK_SECRET
  if (event.type === 'member.plan_changed') plans.set(event.data.member, event.data.plan);
  response.sendStatus(204);
});

app.use(express.json());

app.get('/articles/:id', async (request, response) => {
  const [member, article] = [memberOf(request), request.params.id];
  const answer = await tierlift.entitlements.check({ member, entitlement: 'articles', useId: `${member}/${article}` });
  if (!answer.allowed) return void response.status(402).json({ prompt: answer.decision?.proposal ?? null });
  tierlift.signals.track({ member, name: 'content_viewed', properties: { article } });
  response.json({ article, plan: plans.get(member) ?? 'free' });
});

app.post('/proposals/:id/accept', async (request, response) => {
  const inbox = await tierlift.members.proposals(memberOf(request)); // nobody answers for another
  const proposal = inbox.find(({ id }) => id === request.params.id);
  if (!proposal) return void response.sendStatus(404);
  const consent = request.body as { terms: string; shownAt: string }; // the terms that stood beside the button
  const { checkoutUrl, quote } = await tierlift.proposals.accept(proposal.id, consent);
  response.json({ checkoutUrl, quote }); // a page to pay on, or an amount to confirm
});

app.post('/checkout', async (request, response) => {
  const { token } = await tierlift.sales.start({ member: memberOf(request), plan: { key: 'basic' } });
  response.json({ token }); // for <tierlift-sale>
});

app.use(((error, _request, response, next) => {
  if (error instanceof WebhookVerificationError) response.sendStatus(400);
  else next(error);
}) satisfies ErrorRequestHandler);
