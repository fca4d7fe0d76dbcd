import type { Duplex } from 'node:stream';
import { Client, type ClientConfig } from 'pg';

/**
 * A connection whose loss is told to whoever awaits a query on it, and to nobody else: a plain client that loses its backend while it
 * is checked out of a pool, between two queries, emits an `error` that nobody hears, which ends the process. Statements started
 * together leave together, in one write.
 */
export class SteadyClient extends Client {
  private readonly wire: { readonly stream: Duplex };

  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined);
    this.wire = (this as unknown as { connection: { stream: Duplex } }).connection;
    this.query = this.together(this.query.bind(this));
  }

  private together<Call extends (...given: never[]) => unknown>(query: Call): Call {
    return ((...given: Parameters<Call>) => {
      const { stream } = this.wire;
      stream.cork();
      process.nextTick(() => stream.uncork());
      return query(...given);
    }) as Call;
  }
}
