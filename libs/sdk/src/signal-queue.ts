import { InvalidRequestError } from './errors.ts';
import { beforeEnd, warn } from './process-end.ts';
import type { components } from './schema.ts';

type SignalInput = components['schemas']['SignalInput'];
type Taken = components['schemas']['TakenAnswer'];

/** A fact about a member; `id` and `occurredAt` are filled in when absent (a new id, now). */
export type Signal = Omit<SignalInput, 'id' | 'occurredAt'> & Partial<Pick<SignalInput, 'id' | 'occurredAt'>>;

export interface SignalQueueOptions {
  /** Sends as soon as so many wait. Default 100, at most 1,000. */
  readonly flushAt?: number;
  /** Sends what waits after this time. Default 1,000. */
  readonly flushIntervalMs?: number;
  /** Beyond so many that wait, new ones are refused. Default 100,000. */
  readonly maxWaiting?: number;
  /** Sends what waits before the process ends, also by SIGTERM and SIGINT. Default true. */
  readonly flushOnExit?: boolean;
  /** Signals that were refused, or could not be sent now and are kept for the next attempt. Default: a warning of the process. */
  readonly onError?: (error: Error, signals: readonly SignalInput[]) => void;
}

/** Of a request, below what the service takes. */
const MOST_BYTES = 900_000;

/** Gathers signals into batches. One batch is under way at a time, in order; each signal has an id, so that sending it again changes nothing. */
export class SignalQueue {
  private readonly waiting: { readonly signal: SignalInput; readonly bytes: number }[] = [];
  private readonly flushAt: number;
  private readonly maxWaiting: number;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private flushing: Promise<void> | undefined;
  /** While the end of the process would lose something. */
  private letGo: (() => void) | undefined;

  constructor(
    private readonly send: (signals: readonly SignalInput[]) => Promise<Taken>,
    private readonly options: SignalQueueOptions = {},
  ) {
    this.flushAt = Math.max(1, Math.min(options.flushAt ?? 100, 1000));
    this.maxWaiting = options.maxWaiting ?? 100_000;
  }

  /** Answers at once; what becomes of it is told to `onError` only when it is refused. */
  track(signal: Signal): void {
    const one = {
      ...signal,
      id: signal.id ?? crypto.randomUUID(),
      occurredAt: signal.occurredAt ?? new Date().toISOString(),
    };
    if (this.waiting.length >= this.maxWaiting)
      return this.tell(new Error(`${this.maxWaiting} signals wait already; this one is not taken`), [one]);
    try {
      this.waiting.push({ signal: one, bytes: new TextEncoder().encode(JSON.stringify(one)).length + 1 });
    } catch (error) {
      return this.tell(asError(error), [one]); // what is no JSON, such as a circle, would hold up all others
    }
    if (this.options.flushOnExit !== false) this.letGo ??= beforeEnd(() => this.sendLast());
    if (this.waiting.length >= this.flushAt) void this.flush();
    else this.timer ??= this.later();
  }

  /** Sends what waits. Resolves when it is stored or told to `onError`; never rejects. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.flushing ??= this.sendAll().finally(() => (this.flushing = undefined));
    return this.flushing;
  }

  /** Sends what waits and lets go of the process. */
  async close(): Promise<void> {
    await this.flush();
    this.letGo?.();
    this.letGo = undefined;
  }

  private sendLast(): Promise<void> {
    this.letGo = undefined; // what is tracked from now on waits for an end of its own
    return this.flush();
  }

  private async sendAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const taken = this.takeBatch();
      const batch = taken.map(({ signal }) => signal);
      try {
        const { rejected } = await this.send(batch);
        for (const { index, code, detail } of rejected) {
          const signal = batch[index];
          if (signal) this.tell(new Error(`${code}: ${detail}`), [signal]);
        }
      } catch (error) {
        const lost = error instanceof InvalidRequestError;
        if (!lost) this.waiting.unshift(...taken);
        this.tell(asError(error), batch, !lost);
        if (lost) continue;
        this.timer ??= this.later();
        return;
      }
    }
  }

  /** As many as fit into one request, at least one. */
  private takeBatch(): typeof this.waiting {
    let sum = 0;
    let count = 0;
    for (const { bytes } of this.waiting) {
      sum += bytes;
      if (count === this.flushAt || (count > 0 && sum > MOST_BYTES)) break;
      count++;
    }
    return this.waiting.splice(0, count);
  }

  private later(): ReturnType<typeof setTimeout> {
    const timer = setTimeout(() => void this.flush(), this.options.flushIntervalMs ?? 1000);
    (timer as { unref?: () => void }).unref?.(); // a process may end; beforeExit sends what waits
    return timer;
  }

  private tell(error: Error, signals: readonly SignalInput[], kept = false): void {
    if (this.options.onError) return this.options.onError(error, signals);
    warn(`Tierlift: ${signals.length} signals were not stored${kept ? ' yet, and are kept' : ''}: ${error.message}`);
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
