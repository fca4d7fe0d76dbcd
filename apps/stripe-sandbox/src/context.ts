import type { SandboxClock } from './clock';
import type { Endpoint } from './model';
import { newId, type Store } from './store';

/** What every operation works with: the objects, the time, and the way to say that something happened. */
export class Context {
  /** Set for the length of one request. */
  request: { id: string; idempotencyKey: string | null } | null = null;

  constructor(
    readonly store: Store,
    readonly clock: SandboxClock,
    readonly baseUrl: () => string,
  ) {}

  now(): number {
    return this.clock.now();
  }

  /** Writes an event with a copy of the object, and a delivery for each endpoint that listens. */
  emit(type: string, object: object, previous: object | null = null): void {
    const event = this.store.put('event', {
      id: newId('evt'),
      type,
      created: this.now(),
      object: structuredClone(object),
      previous,
      requestId: this.request?.id ?? null,
      idempotencyKey: this.request?.idempotencyKey ?? null,
    });
    for (const endpoint of this.store.all('endpoint').filter((one) => listens(one, type))) {
      this.store.put('delivery', {
        id: newId('dlv'),
        event: event.id,
        endpoint: endpoint.id,
        attempts: 0,
        state: 'pending',
      });
    }
  }
}

function listens(endpoint: Endpoint, type: string): boolean {
  return endpoint.enabledEvents.includes('*') || endpoint.enabledEvents.includes(type);
}
