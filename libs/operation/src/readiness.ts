import { StripeClient } from '#billing';
import { Config } from '#platform';
import { Database, rows } from '#database';
import { readQueueState } from '#jobs';
import { Injectable } from '@nestjs/common';

type State = 'ok' | 'down';

export interface ReadinessReport {
  /** `draining`: it was told to stop, and serves what still comes. */
  readonly status: 'ok' | 'draining' | 'down';
  readonly database: State;
  readonly queue: State;
  /** How the last call of this process went, told and not asked for; it never makes a process unready. */
  readonly stripe: 'ok' | 'failing' | 'unknown';
}

/** Whether this process can do its work. The api needs the database alone: what it wants done waits there while the queue is away. */
@Injectable()
export class Readiness {
  private draining = false;

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly stripe: StripeClient,
  ) {}

  /** From now on it is not ready. */
  drain(): void {
    this.draining = true;
  }

  async read(needs: readonly ('database' | 'queue')[]): Promise<ReadinessReport> {
    const [database, queue] = await Promise.all([this.databaseState(), this.queueState()]);
    const parts = { database, queue };
    const down = needs.some((part) => parts[part] === 'down');
    const status = this.draining ? 'draining' : down ? 'down' : 'ok';
    return { status, ...parts, stripe: this.stripe.standing };
  }

  private async databaseState(): Promise<State> {
    try {
      await rows(this.database, 'select 1');
      return 'ok';
    } catch {
      return 'down';
    }
  }

  private async queueState(): Promise<State> {
    return (await readQueueState(this.config)).reachable ? 'ok' : 'down';
  }
}
