interface Entry {
  /** Unix seconds. */
  readonly at: number;
  /** Breaks ties: what came first, comes first. */
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
  set(key: string, at: number | null): void {
    const held = this.entries.get(key);
    if (held?.at === (at ?? undefined)) return;
    if (held) this.queue.splice(this.position(held), 1);
    this.entries.delete(key);
    if (at === null) return;
    const rank = this.ranks.get(key) ?? this.ranks.size;
    this.ranks.set(key, rank);
    const entry = { at, rank, key };
    this.entries.set(key, entry);
    this.queue.splice(this.position(entry), 0, entry);
  }

  /** What is due first, by `until` (unix seconds). */
  first(until: number): string | undefined {
    const next = this.queue.at(-1);
    return next && next.at <= until ? next.key : undefined;
  }

  clear(): void {
    this.queue = [];
    this.entries.clear();
    this.ranks.clear();
  }

  /** Where an entry is, or would be. */
  private position(entry: Entry): number {
    let [low, high] = [0, this.queue.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.queue[middle];
      if (other && (other.at > entry.at || (other.at === entry.at && other.rank > entry.rank))) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
