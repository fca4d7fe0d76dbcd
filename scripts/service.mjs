// Calls a running service: TIERLIFT_URL and API_KEY name it; without them it is the one of `npm start` on this machine.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));

/** The answer's body. Throws one line that tells what is wrong. */
export async function callService(method, path, body) {
  return (await answerOf(method, path, body)).json();
}

/** As `callService`, for what is no JSON. */
export async function textOf(path) {
  return (await answerOf('GET', path)).text();
}

/** As `callService`, piece by piece. */
export async function streamOf(path) {
  return (await answerOf('GET', path)).body;
}

async function answerOf(method, path, body) {
  const url = process.env.TIERLIFT_URL ?? `http://127.0.0.1:${process.env.PORT || 3000}`;
  const headers = { authorization: `Bearer ${process.env.API_KEY || ownKey()}` };
  const sent = body !== undefined && { body: JSON.stringify(body) };
  if (sent) headers['content-type'] = 'application/json';
  const reply = await fetch(`${url}${path}`, { method, headers, ...sent }).catch(() => {
    throw new Error(`no service answers at ${url}: start it with npm start, or set TIERLIFT_URL`);
  });
  if (reply.ok) return reply;
  const answer = await reply.json().catch(() => ({ code: reply.status, detail: 'no problem document came' }));
  const retryAfterMs = 1000 * Number(reply.headers.get('retry-after')) || undefined;
  throw Object.assign(new Error(`${answer.code}: ${answer.detail}`), { status: reply.status, retryAfterMs });
}

function ownKey() {
  const secrets = join(root, '.tierlift/secrets.json');
  if (!existsSync(secrets)) throw new Error('set API_KEY to a key with the scope manage');
  return JSON.parse(readFileSync(secrets, 'utf8')).apiKey;
}
