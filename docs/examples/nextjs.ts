// Route handlers of the app router: each export goes into the route.ts that its comment names.
import { Tierlift, verify, WebhookVerificationError } from '@tierlift/sdk';

const tierlift = new Tierlift(); // TIERLIFT_URL, TIERLIFT_API_KEY; in a module of its own
const plans = new Map<string, string>(); // yours: the member's row
const memberOf = (request: Request) => request.headers.get('x-member') ?? 'nobody'; // yours: who is signed in
type Context = { params: Promise<{ id: string }> };

/** app/tierlift/webhooks/route.ts: POST */
export async function receive(request: Request): Promise<Response> {
  try {
    const event = await verify(await request.text(), request.headers); // as it came; TIERLIFT_WEBHOOK_SECRET
    if (event.type === 'member.plan_changed') plans.set(event.data.member, event.data.plan);
    return new Response(null, { status: 204 });
  } catch (error) {
    if (error instanceof WebhookVerificationError) return new Response(null, { status: 400 });
    throw error;
  }
}

/** app/articles/[id]/route.ts: GET */
export async function read(request: Request, { params }: Context): Promise<Response> {
  const [member, { id: article }] = [memberOf(request), await params];
  const answer = await tierlift.entitlements.check({ member, entitlement: 'articles', useId: `${member}/${article}` });
  if (!answer.allowed) return Response.json({ prompt: answer.decision?.proposal ?? null }, { status: 402 });
  tierlift.signals.track({ member, name: 'content_viewed', properties: { article } });
  await tierlift.signals.flush(); // where functions are frozen after the answer; next/server's after() if it may follow
  return Response.json({ article, plan: plans.get(member) ?? 'free' });
}

/** app/proposals/[id]/accept/route.ts: POST */
export async function accept(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const inbox = await tierlift.members.proposals(memberOf(request)); // nobody answers for another
  if (!inbox.some((proposal) => proposal.id === id)) return new Response(null, { status: 404 });
  const consent = (await request.json()) as { terms: string; shownAt: string }; // the terms that stood beside the button
  const { checkoutUrl, quote } = await tierlift.proposals.accept(id, consent);
  return Response.json({ checkoutUrl, quote }); // a page to pay on, or an amount to confirm
}

/** app/checkout/route.ts: POST */
export async function checkout(request: Request): Promise<Response> {
  const { token } = await tierlift.sales.start({ member: memberOf(request), plan: { key: 'basic' } });
  return Response.json({ token }); // for <tierlift-sale>
}
