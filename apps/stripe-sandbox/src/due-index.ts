interface Entry {
  readonly key: string;
  /** Whose time it lives in. */
  readonly clock: string | null;
  /** Unix seconds. */
  readonly at: number;
  /** Break ties: the lower priority comes first, then what was there first. */
  readonly priority: number;
  readonly rank: number;
}

/** What is due next among many things, kept in order for each clock, so that nobody has to look through all of them. */
export class DueIndex {
  /** By clock; the earliest is last. */
  private readonly queues = new Map<string | null, Entry[]>();
  private readonly entries = new Map<string, Entry>();
  private readonly ranks = new Map<string, number>();

  set(key: string, due: Pick<Entry, 'at' | 'clock' | 'priority'>): void {
    const held = this.entries.get(key);
    if (held?.at === due.at && held.clock === due.clock) return;
    this.remove(key);
    const rank = this.ranks.get(key) ?? this.ranks.size;
    this.ranks.set(key, rank);
    const entry = { ...due, key, rank };
    this.entries.set(key, entry);
    const queue = this.queueOf(entry.clock);
    queue.splice(positionIn(queue, entry), 0, entry);
  }

  remove(key: string): void {
    const held = this.entries.get(key);
    if (!held) return;
    const queue = this.queueOf(held.clock);
    queue.splice(positionIn(queue, held), 1);
    this.entries.delete(key);
  }

  /** What is due first on a clock, by `until` (unix seconds). */
  first(until: number, clock: string | null): string | undefined {
    const next = this.queueOf(clock).at(-1);
    return next && next.at <= until ? next.key : undefined;
  }

  clear(): void {
    this.queues.clear();
    this.entries.clear();
    this.ranks.clear();
  }

  private queueOf(clock: string | null): Entry[] {
    const queue = this.queues.get(clock) ?? [];
    this.queues.set(clock, queue);
    return queue;
  }
}

/** Where an entry is, or would be. */
function positionIn(queue: readonly Entry[], entry: Entry): number {
  let [low, high] = [0, queue.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = queue[middle];
    if (other && isLater(other, entry)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isLater(a: Entry, b: Entry): boolean {
  return (a.at - b.at || a.priority - b.priority || a.rank - b.rank) > 0;
}
