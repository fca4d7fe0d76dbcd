import type { SandboxClock } from './clock';
import { Dues } from './due-index';
import type { Endpoint, TableName, Tables } from './model';
import { newId, type Store } from './store';

/** What every operation works with: the objects, the time, and the way to say that something happened. */
export class Context {
  /** Set for the length of one request. */
  request: { id: string; idempotencyKey: string | null } | null = null;
  /** What becomes due, by table and id. */
  readonly dues = new Dues();

  constructor(
    readonly store: Store,
    readonly clock: SandboxClock,
    readonly baseUrl: () => string,
  ) {}

  now(): number {
    return this.clock.now();
  }

  /** All changes of `work` or none; they survive a crash when it returns. */
  step<T>(work: () => T): T {
    try {
      const result = work();
      this.store.commit();
      return result;
    } catch (error) {
      this.store.rollback();
      throw error;
    }
  }

  /** What `work` would answer; nothing of it stays. */
  dryRun<T>(work: () => T): T {
    const mark = this.store.mark();
    try {
      return work();
    } finally {
      this.store.rollback(mark);
    }
  }

  /** Writes an object anew and, when it shows, tells what it was before. */
  replace<N extends TableName>(
    table: N,
    before: Tables[N],
    after: Tables[N],
    type: string,
    show: (row: Tables[N]) => object,
  ): Tables[N] {
    const old = show(before);
    const put = this.store.put(table, after);
    const shown = show(put);
    const now = new Map(Object.entries(shown));
    const changed = Object.entries(old).filter(([key, value]) => !same(value, now.get(key)));
    if (changed.length > 0) this.emit(type, shown, Object.fromEntries(changed));
    return put;
  }

  /** Writes an event with a copy of the object, and a delivery for each endpoint that listens. */
  emit(type: string, object: object, previous: object | null = null): void {
    const event = this.store.put('event', {
      id: newId('evt'),
      type,
      created: this.now(),
      object: structuredClone(object),
      previous: structuredClone(previous),
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

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function listens({ disabled, enabledEvents }: Endpoint, type: string): boolean {
  return !disabled && (enabledEvents.includes('*') || enabledEvents.includes(type));
}
