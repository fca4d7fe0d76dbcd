import createClient, { type Middleware } from 'openapi-fetch';
import { isUnattended } from './attention';
import { confirmPassword } from './confirmation';
import { readProblem } from './problem';
import type { paths } from './schema';

const SAFE = ['GET', 'HEAD'];
let csrfToken: string | undefined;

/** What proves from now on that a change was meant: the session's own token. */
export function holdCsrfToken(token: string | undefined): void {
  csrfToken = token;
}

/** Unlike `crypto.randomUUID`, it works on plain http too. */
function idempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A screen that nobody sits at reads what is new, and is signed out in time all the same. */
const own: Middleware = {
  onRequest({ request }) {
    if (isUnattended()) request.headers.set('x-unattended', 'true');
  },
};

const prove: Middleware = {
  onRequest({ request }) {
    if (SAFE.includes(request.method)) return;
    if (csrfToken) request.headers.set('x-csrf-token', csrfToken);
    if (request.method === 'POST') request.headers.set('idempotency-key', idempotencyKey());
  },
};

/** Sends; when the api wants the password first, asks for it and sends the same request once more. */
async function sendConfirmed(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await fetch(request);
  if (response.status !== 403) return response;
  const { code } = await readProblem(response.clone());
  return code === 'confirmation_required' && (await confirmPassword()) ? fetch(again) : response;
}

const refuse: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw await readProblem(response);
  },
};

/** The API as docs/openapi.json describes it, asked with the session's cookie. A refusal is thrown as `Problem`. */
export const api = createClient<paths, 'application/json'>({ baseUrl: location.origin, fetch: sendConfirmed });
api.use(own, prove, refuse);
