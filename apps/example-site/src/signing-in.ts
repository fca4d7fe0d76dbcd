import type { FastifyInstance } from 'fastify';
import { html, page } from './page';
import type { Site } from './site';

const SHOWN = 60;

/** Signing in: as a member whom Tierlift knows, or as somebody new. A real site asks for proof. */
export async function signingIn(app: FastifyInstance, { tierlift, sessions }: Site): Promise<void> {
  app.get('/sign-in', async (_request, reply) => {
    const known: { id: string; plan: string }[] = [];
    for await (const { id, plan } of tierlift.members.list()) if (known.push({ id, plan }) === SHOWN) break;
    const options = known.map(({ id, plan }) => html`<option value="${id}">${id} (${plan})</option>`);
    const asMember = html`<form class="card" method="post" action="/sign-in">
      <label for="member">As a member</label>
      <div class="row">
        <select id="member" name="member">
          ${options}</select
        ><button>Sign in</button>
      </div>
    </form>`;
    return page(
      reply,
      null,
      'Sign in',
      html`<h1>Sign in</h1>
        <form class="card" method="post" action="/sign-in">
          <label for="new">As somebody new</label>
          <div class="row">
            <input id="new" name="member" required maxlength="40" pattern="[A-Za-z0-9_\\-]+" placeholder="your-name" />
            <button class="yes">Join</button>
          </div>
        </form>
        ${known.length > 0 && asMember}`,
    );
  });

  app.post<{ Body: { member?: string } }>('/sign-in', async ({ body }, reply) => {
    const { member = '' } = body;
    if (!/^[\w-]{1,40}$/.test(member)) return reply.redirect('/sign-in', 303);
    await tierlift.members.put(member, { timeZone: 'Europe/Berlin', locale: 'en' });
    tierlift.signals.track({ member, name: 'login' });
    sessions.start(reply, member);
    return reply.redirect('/', 303);
  });

  app.post('/sign-out', async (_request, reply) => {
    sessions.end(reply);
    return reply.redirect('/', 303);
  });
}
