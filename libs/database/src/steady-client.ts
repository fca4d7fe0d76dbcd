import { Client, type ClientConfig } from 'pg';

/**
 * A connection whose loss is told to whoever awaits a query on it, and to nobody else. A plain client that loses its backend while
 * it is checked out of a pool, between two queries, emits an `error` that nobody hears, which ends the process.
 */
export class SteadyClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
