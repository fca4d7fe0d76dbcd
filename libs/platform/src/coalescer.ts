export interface CoalescerLimits {
  /** Items in one flush. */
  readonly maxItems: number;
  /** Flushes at the same time. */
  readonly maxFlushes: number;
  /** So many items are worth a flush beside another. */
  readonly enough: number;
  /** Items that may wait; beyond it nothing more is taken. */
  readonly maxWaiting: number;
}

interface Call<Item, Outcome> {
  readonly items: readonly Item[];
  readonly resolve: (outcomes: Outcome[]) => void;
  readonly reject: (error: unknown) => void;
}

/** When so long is waited for a flush, it is slower than it should be, and another begins beside it with whatever there is. */
const PATIENCE_MS = 25;

/**
 * Joins concurrent calls into few flushes, since most of what a flush costs is the same for any number of items. Calls that come while
 * one is under way wait for the next one together, so that latency stays flat under load; another begins beside it when enough wait for
 * both, or one has waited too long. A call is answered only when its own items are flushed.
 */
export class Coalescer<Item, Outcome> {
  private readonly calls: Call<Item, Outcome>[] = [];
  private waiting = 0;
  private flushes = 0;
  private soon: NodeJS.Immediate | null = null;
  private late: NodeJS.Timeout | null = null;

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
    this.soon ??= setImmediate(() => {
      this.soon = null;
      this.pump();
    });
  }

  private pump(impatient = false): void {
    const { maxFlushes, enough } = this.limits;
    while (this.calls.length > 0 && this.flushes < maxFlushes) {
      if (this.flushes > 0 && this.waiting < enough && !impatient) return this.pumpLate();
      const calls = this.next();
      this.flushes += 1;
      void this.settle(calls).finally(() => {
        this.flushes -= 1;
        this.pumpSoon();
      });
    }
  }

  private pumpLate(): void {
    this.late ??= setTimeout(() => {
      this.late = null;
      this.pump(true);
    }, PATIENCE_MS);
  }

  /** Whole calls, up to a free flush's share of all that wait and to the limit of items; at least one. */
  private next(): Call<Item, Outcome>[] {
    if (this.late) clearTimeout(this.late);
    this.late = null;
    const { maxItems, maxFlushes, enough } = this.limits;
    const share = Math.min(maxItems, Math.max(enough, Math.ceil(this.waiting / (maxFlushes - this.flushes))));
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
