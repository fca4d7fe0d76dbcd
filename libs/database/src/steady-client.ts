import type { Duplex } from 'node:stream';
import { Client, type ClientConfig } from 'pg';

/**
 * A connection whose loss is told to whoever awaits a query on it, and to nobody else: a plain client that loses its backend while it
 * is checked out of a pool, between two queries, emits an `error` that nobody hears, which ends the process. Each later query tells the
 * loss again: who took the client in the moment of its loss had no time to listen, and would keep a dead one for ever (BullMQ's
 * workers did). Statements started together leave together, in one write.
 */
export class SteadyClient extends Client {
  private readonly wire: { readonly stream: Duplex };
  private loss: Error | null = null;

  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', (error) => (this.loss = error));
    this.wire = (this as unknown as { connection: { stream: Duplex } }).connection;
    this.query = this.together(this.query.bind(this));
  }

  private together<Call extends (...given: never[]) => unknown>(query: Call): Call {
    return ((...given: Parameters<Call>) => {
      const { loss } = this;
      if (loss) process.nextTick(() => this.emit('error', loss));
      const { stream } = this.wire;
      stream.cork();
      process.nextTick(() => stream.uncork());
      return query(...given);
    }) as Call;
  }
}
