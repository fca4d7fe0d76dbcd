export interface CoalescerLimits {
  /** Items in one flush. */
  readonly maxItems: number;
  /** Flushes at the same time. */
  readonly maxFlushes: number;
  /** Items that may wait; beyond it nothing more is taken. */
  readonly maxWaiting: number;
}

interface Call<Item, Outcome> {
  readonly items: readonly Item[];
  readonly resolve: (outcomes: Outcome[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Joins concurrent calls into few flushes. Calls that come in one turn of the event loop are shared out among the flushes that are
 * free; those that come while all are under way wait for the next one together, so that latency stays flat under load. A call is
 * answered only when its own items are flushed.
 */
export class Coalescer<Item, Outcome> {
  private readonly calls: Call<Item, Outcome>[] = [];
  private waiting = 0;
  private flushes = 0;
  private pumping = false;

  /** `flush` answers one outcome per item, in order. `isTemporary`: a failure that flushing each call by itself would not mend. */
  constructor(
    private readonly flush: (items: readonly Item[]) => Promise<Outcome[]>,
    private readonly isTemporary: (error: unknown) => boolean,
    private readonly limits: CoalescerLimits,
  ) {}

  /** null: too much is waiting already, and nothing was taken. */
  add(items: readonly Item[]): Promise<Outcome[]> | null {
    if (this.waiting + items.length > this.limits.maxWaiting) return null;
    this.waiting += items.length;
    return new Promise((resolve, reject) => {
      this.calls.push({ items, resolve, reject });
      this.pumpSoon();
    });
  }

  /** Those who were answered together call again together: without waiting for all of them, the first would have a flush to itself. */
  private pumpSoon(): void {
    if (this.pumping) return;
    this.pumping = true;
    setImmediate(() => {
      this.pumping = false;
      this.pump();
    });
  }

  private pump(): void {
    while (this.flushes < this.limits.maxFlushes && this.calls.length > 0) {
      const calls = this.next();
      this.flushes += 1;
      void this.settle(calls).finally(() => {
        this.flushes -= 1;
        this.pumpSoon();
      });
    }
  }

  /** Whole calls, up to a free flush's share of all that wait and to the limit of items; at least one. */
  private next(): Call<Item, Outcome>[] {
    const { maxItems, maxFlushes } = this.limits;
    const share = Math.min(maxItems, Math.ceil(this.waiting / (maxFlushes - this.flushes)));
    let count = 0;
    let end = 0;
    for (const { items } of this.calls) {
      if (end > 0 && count + items.length > share) break;
      count += items.length;
      end += 1;
    }
    this.waiting -= count;
    return this.calls.splice(0, end);
  }

  /** One call that cannot be flushed does not harm the others: each is then tried by itself. */
  private async settle(calls: readonly Call<Item, Outcome>[]): Promise<void> {
    try {
      const outcomes = await this.flush(calls.flatMap(({ items }) => items));
      let from = 0;
      for (const { items, resolve } of calls) resolve(outcomes.slice(from, (from += items.length)));
    } catch (error) {
      const [, second] = calls;
      if (second === undefined || this.isTemporary(error)) {
        for (const { reject } of calls) reject(error);
      } else {
        for (const call of calls) await this.settle([call]);
      }
    }
  }
}
