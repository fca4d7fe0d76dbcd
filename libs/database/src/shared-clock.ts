import { Clock, Config, TestClock } from '#platform';
import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from './database';

/** The clock as all processes see it: real time, or with TEST_CLOCK=true one reading that they share through the database. */
@Injectable()
export class SharedClock {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Takes over the shared reading; called before each request and each job. */
  async sync(): Promise<Clock> {
    if (this.clock instanceof TestClock) {
      const [row] = await rows<{ now: Date }>(this.database, `select now from test_clock where id = 'now'`);
      this.clock.set(row?.now ?? null);
    }
    return this.clock;
  }

  get movable(): boolean {
    return this.config.env.TEST_CLOCK;
  }

  async move(tx: Tx, now: Date): Promise<void> {
    if (!(this.clock instanceof TestClock)) throw new Error('only a test clock can be moved');
    await tx.query(`insert into test_clock (id, now) values ('now', $1) on conflict (id) do update set now = $1`, [
      now,
    ]);
    this.clock.set(now);
  }
}
