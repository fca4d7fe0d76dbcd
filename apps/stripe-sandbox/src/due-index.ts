interface Entry {
  /** Unix seconds. */
  readonly at: number;
  /** Break ties: the lower order first, then what came first. */
  readonly order: number;
  readonly rank: number;
  readonly key: string;
}

/** What is due next among many things, kept in order, so that nobody has to look through all of them. */
export class DueIndex {
  /** The earliest is last. */
  private queue: Entry[] = [];
  private readonly entries = new Map<string, Entry>();
  private readonly ranks = new Map<string, number>();

  /** `at` in unix seconds; null: nothing is due any more. */
  set(key: string, at: number | null, order = 0): void {
    const held = this.entries.get(key);
    if (held?.at === (at ?? undefined)) return;
    if (held) this.queue.splice(this.position(held), 1);
    this.entries.delete(key);
    if (at === null) return;
    const rank = this.ranks.get(key) ?? this.ranks.size;
    this.ranks.set(key, rank);
    const entry = { at, order, rank, key };
    this.entries.set(key, entry);
    this.queue.splice(this.position(entry), 0, entry);
  }

  /** What is due first, by `until` (unix seconds). */
  first(until: number): Pick<Entry, 'key' | 'at'> | undefined {
    const next = this.queue.at(-1);
    return next && next.at <= until ? next : undefined;
  }

  /** Where an entry is, or would be. */
  private position(entry: Entry): number {
    let [low, high] = [0, this.queue.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.queue[middle];
      if (other && isLater(other, entry)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isLater(a: Entry, b: Entry): boolean {
  if (a.at !== b.at) return a.at > b.at;
  return a.order === b.order ? a.rank > b.rank : a.order > b.order;
}

/** What is due on each clock by itself. */
export class Dues {
  private readonly indices = new Map<string | null, DueIndex>();

  /** Null: on the sandbox's own clock. */
  of(clock: string | null): DueIndex {
    const held = this.indices.get(clock) ?? new DueIndex();
    this.indices.set(clock, held);
    return held;
  }

  /** For a thing that is gone. */
  drop(key: string): void {
    for (const index of this.indices.values()) index.set(key, null);
  }

  clear(): void {
    this.indices.clear();
  }
}
