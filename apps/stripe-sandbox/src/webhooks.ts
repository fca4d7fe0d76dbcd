import type { Context } from './context';
import type { Endpoint } from './model';
import { newId } from './store';

/** An endpoint for all events with a secret that the caller knows; the same address keeps its row. */
export function ensureEndpoint(context: Context, url: string, secret: string): Endpoint {
  const known = context.store.all('endpoint').find((one) => one.url === url);
  const base = known ?? {
    id: newId('we'),
    url,
    enabledEvents: ['*'],
    disabled: false,
    description: null,
    metadata: {},
    created: context.now(),
  };
  return context.step(() => context.store.put('endpoint', { ...base, secret }));
}
