import { StripeClient } from '#billing';
import { Config } from '#platform';
import { Database, rows } from '#database';
import { BULLMQ_SCHEMA, readQueueState, type QueueState } from '#jobs';
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
  private asked: Promise<['all' | 'ours' | 'none', QueueState]> | undefined;

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
    const [tables, redis] = await this.ask();
    const isQueueUp = this.config.env.REDIS_URL ? redis.reachable : tables === 'all';
    const parts = { database: stateOf(tables !== 'none'), queue: stateOf(isQueueUp) };
    const down = needs.some((part) => parts[part] === 'down');
    const status = this.draining ? 'draining' : down ? 'down' : 'ok';
    return { status, ...parts, stripe: this.stripe.standing };
  }

  /** One question for all who ask at a time: strangers may, as often as they like. */
  private ask() {
    return (this.asked ??= Promise.all([this.askDatabase(), readQueueState(this.config)]).finally(
      () => (this.asked = undefined),
    ));
  }

  /** Which tables answer: `ours` are there without those of the queue; `none`: nor does the server. */
  private async askDatabase(): Promise<'all' | 'ours' | 'none'> {
    try {
      const [found] = await rows<{ queue: boolean }>(this.database, 'select to_regnamespace($1) is not null as queue', [
        BULLMQ_SCHEMA,
      ]);
      return found?.queue ? 'all' : 'ours';
    } catch {
      return 'none';
    }
  }
}

function stateOf(isUp: boolean): State {
  return isUp ? 'ok' : 'down';
}
