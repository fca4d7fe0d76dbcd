import type { Duplex } from 'node:stream';
import { Client, DatabaseError, type ClientConfig } from 'pg';

/** As TypeORM says it. */
const START = 'START TRANSACTION';

/**
 * A connection whose loss is told to whoever awaits a query on it, and to nobody else: a plain client that loses its backend while it
 * is checked out of a pool, between two queries, emits an `error` that nobody hears, which ends the process. Each later query tells the
 * loss again: who took the client in the moment of its loss had no time to listen, and would keep a dead one for ever (BullMQ's
 * workers did). And a loss that comes in one packet with an answer is told in the next turn of the event loop, once whoever awaited
 * the answer has gone on: BullMQ's workers noted that they listen after they had been told that they no longer do, and slept on
 * for as long as an hour. Statements started together leave together, in one write.
 */
export class SteadyClient extends Client {
  private readonly wire: { readonly stream: Duplex };
  private loss: Error | null = null;
  private believesStart = false;

  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined);
    this.wire = (this as unknown as { connection: { stream: Duplex } }).connection;
    this.query = this.together(this.query.bind(this));
  }

  override emit(event: string | symbol, ...given: unknown[]): boolean {
    if (event !== 'error') return super.emit(event, ...given);
    this.loss = given[0] as Error;
    setImmediate(() => super.emit(event, ...given));
    return true;
  }

  /**
   * The next transaction's start is not waited for, and travels with its first statement: a round trip less. For one whose first
   * statements only read or lock: were its start refused, they would be done outside of it, and all that follows them fails.
   */
  startUnawaited(): void {
    this.believesStart = true;
  }

  private believed(started: Promise<unknown>): Promise<{ readonly rows: [] }> {
    started.catch((error: unknown) => {
      if (error instanceof DatabaseError) this.wire.stream.destroy();
    });
    return Promise.resolve({ rows: [] });
  }

  private together<Call extends (...given: never[]) => unknown>(query: Call): Call {
    return ((...given: readonly unknown[] & Parameters<Call>) => {
      if (this.loss) this.emit('error', this.loss);
      const { stream } = this.wire;
      stream.cork();
      process.nextTick(() => stream.uncork());
      const answer = query(...given);
      const believes = this.believesStart && given[0] === START;
      this.believesStart = false;
      return believes ? this.believed(answer as Promise<unknown>) : answer;
    }) as Call;
  }
}
