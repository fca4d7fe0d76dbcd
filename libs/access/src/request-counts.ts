import { after, HOUR, MINUTE, SECOND, sha256, SystemClock, type Clock } from '#platform';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { RequestCountsStore } from './request-counts-store';

/** What one sender has sent in the minute at hand. */
interface Count {
  mine: number;
  /** Of mine, what the database knows. */
  told: number;
  /** All that the database knows, mine included. */
  known: number;
}

const MOST_SENDERS = 100_000;
/** A sender is told of once this process has counted such a part of the limit: most never are. */
const WORTH_TELLING = 0.01;

/**
 * Counts requests per sender and minute (real time), over all processes: each counts in memory, and about once a second they add up
 * what they have in the database. Together they may let through what comes within that second. Without the database each counts alone.
 */
@Injectable()
export class RequestCounts implements OnApplicationShutdown {
  private readonly realTime: Clock = new SystemClock();
  private readonly counts = new Map<string, Count>();
  private readonly toTell = new Set<string>();
  private minute = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly store: RequestCountsStore) {}

  /** Counts one more of `sender`. Answers how many there were in this minute, and for how long it lasts. */
  count(sender: string, limit: number): { current: number; ttl: number } {
    const ttl = this.turn();
    const count = this.counts.get(sender) ?? { mine: 0, told: 0, known: 0 };
    if (this.counts.size >= MOST_SENDERS) this.counts.clear();
    this.counts.set(sender, count);
    count.mine++;
    if (count.mine >= limit * WORTH_TELLING) this.tellSoon(sender);
    return { current: count.known - count.told + count.mine, ttl };
  }

  /** As `count`, without counting. */
  current(sender: string): number {
    this.turn();
    const { mine, told, known } = this.counts.get(sender) ?? { mine: 0, told: 0, known: 0 };
    return known - told + mine;
  }

  /** Adds what is new to the database, and learns what the others have added. */
  async exchange(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { minute } = this;
    const news = [...this.toTell].flatMap((sender) => {
      const count = this.counts.get(sender);
      return count ? [{ byHash: sha256(sender), count, more: count.mine - count.told }] : [];
    });
    this.toTell.clear();
    const totals = await this.store.add(new Date(minute), news);
    for (const { byHash, count, more } of news) {
      count.told += more;
      count.known = totals.get(byHash) ?? count.told;
    }
  }

  dropOld(): Promise<void> {
    return this.store.dropBefore(after(this.realTime.now(), -HOUR));
  }

  onApplicationShutdown(): void {
    clearTimeout(this.timer);
  }

  /** Begins a new minute when the old one is over. Answers how long (ms) this one lasts. */
  private turn(): number {
    const now = this.realTime.now().getTime();
    const minute = now - (now % MINUTE);
    if (minute !== this.minute) {
      this.counts.clear();
      this.toTell.clear();
      this.minute = minute;
    }
    return minute + MINUTE - now;
  }

  private tellSoon(sender: string): void {
    this.toTell.add(sender);
    // when the database is away, what is not told now is told with the next request
    this.timer ??= setTimeout(() => void this.exchange().catch(() => undefined), SECOND).unref();
  }
}
