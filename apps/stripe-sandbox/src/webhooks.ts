import type { Context } from './context';
import type { Endpoint } from './model';
import { newId } from './store';
import { API_VERSION } from './version';

/** An endpoint for all events with a secret that the caller knows; the same address keeps its row. */
export function ensureEndpoint(context: Context, url: string, secret: string): Endpoint {
  const known = context.store.all('endpoint').find((one) => one.url === url);
  const base = known ?? {
    id: newId('we'),
    url,
    formerSecret: null,
    apiVersion: API_VERSION,
    enabledEvents: ['*'],
    disabled: false,
    description: null,
    metadata: {},
    created: context.now(),
  };
  return context.step(() => context.store.put('endpoint', { ...base, secret }));
}

/**
 * A new secret for an endpoint. Until `overlapSeconds` of real time have passed, deliveries carry two signatures, by the new and by
 * the former secret, as they do at Stripe for up to a day.
 */
export function rotateSecret(
  context: Context,
  endpoint: Endpoint,
  overlapSeconds: number,
  secret = newId('whsec'),
): string {
  const until = Math.floor(Date.now() / 1000) + overlapSeconds;
  const formerSecret = { value: endpoint.secret, until };
  context.step(() => context.store.put('endpoint', { ...endpoint, secret, formerSecret }));
  return secret;
}

/** The secrets that sign at a real time (unix seconds), the newest first. */
export function secretsAt({ secret, formerSecret }: Endpoint, at: number): string[] {
  return formerSecret && at < formerSecret.until ? [secret, formerSecret.value] : [secret];
}
