import Stripe from 'stripe';
import type { Sandbox } from '../sandbox';

/** The real SDK, without retries, so that a test hears the first answer. */
export function client(sandbox: Sandbox, key = 'sk_test_spec'): Stripe {
  return new Stripe(key, {
    host: '127.0.0.1',
    port: sandbox.port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  });
}

/** Posts to a control route; throws on a refusal. */
export async function control<T>(sandbox: Sandbox, route: string, body: object): Promise<T> {
  const reply = await fetch(`${sandbox.url}/_sandbox/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${route}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as T;
}

/** A form that a person sends on a page. */
export const post = (url: string, form: Record<string, string>) =>
  fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) });

export const secondsOf = (iso: string) => Date.parse(iso) / 1000;

/** The id of something that is or is not expanded. */
export const idOf = (reference: string | { id: string } | null | undefined) =>
  typeof reference === 'string' ? reference : (reference?.id ?? '');
