import {
  changed,
  columnsOf,
  Database,
  isUnavailable,
  keptAnswerTable,
  preparedRows,
  rows,
  type KeptAnswer,
} from '#database';
import { Coalescer, DomainError } from '#platform';
import { Injectable } from '@nestjs/common';

/** After this long without an answer the process that worked on a request is taken for dead (real time). */
const BUSY_SECONDS = 60;
const BUSY_UNTIL = `clock_timestamp() + interval '${BUSY_SECONDS} seconds'`;

export type Found = KeptAnswer & { readonly busySeconds: number };

export type Begun = Pick<KeptAnswer, 'id' | 'requestHash' | 'requestId' | 'createdAt'>;
export type Finished = Pick<KeptAnswer, 'id' | 'requestId'> & { readonly status: number; readonly body: Buffer };

const LIMITS = { maxItems: 200, enough: 50, maxFlushes: 2, maxWaiting: 5000 };

/** The only writer of `kept_answer`. A step commits by itself, as it must hold whatever becomes of the request; those taken at the same moment share a statement. */
@Injectable()
export class KeptAnswersStore {
  private readonly begins: Coalescer<Begun, boolean>;
  private readonly ends: Coalescer<Finished, void>;

  constructor(private readonly database: Database) {
    this.begins = new Coalescer((begun) => this.beginAll(begun), isUnavailable, LIMITS);
    const taken = { ...LIMITS, maxWaiting: Infinity }; // what was begun is done by now
    this.ends = new Coalescer((finished) => this.finishAll(finished), isUnavailable, taken);
  }

  /** false: the key is known. Throws `overloaded`. */
  async begin(begun: Begun): Promise<boolean> {
    const taken = this.begins.add([begun]);
    if (!taken) throw new DomainError('overloaded', 'more is asked for than can be noted; ask again in a moment');
    const [fresh = false] = await taken;
    return fresh;
  }

  async find(id: string): Promise<Found | null> {
    const [found] = await rows<Found>(
      this.database,
      `select ${columnsOf(keptAnswerTable)}, ceil(extract(epoch from busy_until - clock_timestamp()))::int as "busySeconds"
       from kept_answer where id = $1`,
      [id],
    );
    return found ?? null;
  }

  /** Takes over from a process that is taken for dead; false: somebody else was first. */
  async takeOver(id: string, from: string, requestId: string): Promise<boolean> {
    const taken = await changed(
      this.database,
      `update kept_answer set request_id = $3, busy_until = ${BUSY_UNTIL}
       where id = $1 and request_id = $2 and status is null and busy_until < clock_timestamp()`,
      [id, from, requestId],
    );
    return taken > 0;
  }

  async finish(finished: Finished): Promise<void> {
    await this.ends.add([finished]);
  }

  /** Nobody works on it any more: whoever comes next need not wait. */
  async release(id: string, requestId: string): Promise<void> {
    await this.database.query(
      'update kept_answer set busy_until = clock_timestamp() where id = $1 and request_id = $2',
      [id, requestId],
    );
  }

  /** Forgets a request that came to nothing: the same key may try again. */
  async drop(id: string, requestId: string): Promise<void> {
    await this.database.query('delete from kept_answer where id = $1 and request_id = $2', [id, requestId]);
  }

  async dropBefore(createdAt: Date): Promise<void> {
    await this.database.query('delete from kept_answer where created_at < $1', [createdAt]);
  }

  /** In order of id, so that concurrent ones cannot deadlock. Of those under one key one begins. */
  private async beginAll(begun: readonly Begun[]): Promise<boolean[]> {
    const fresh = await preparedRows<{ requestId: string }>(
      this.database,
      'begin-answers',
      `insert into kept_answer (id, request_hash, request_id, busy_until, created_at)
       select id, request_hash, request_id, ${BUSY_UNTIL}, created_at
       from unnest($1::text[], $2::text[], $3::uuid[], $4::timestamptz[]) as t(id, request_hash, request_id, created_at) order by id
       on conflict do nothing returning request_id as "requestId"`,
      [
        begun.map(({ id }) => id),
        begun.map(({ requestHash }) => requestHash),
        begun.map(({ requestId }) => requestId),
        begun.map(({ createdAt }) => createdAt),
      ],
    );
    const ids = new Set(fresh.map(({ requestId }) => requestId));
    return begun.map(({ requestId }) => ids.has(requestId));
  }

  /** Planned each time: a plan that was made while the table was small would go on reading all of it. */
  private async finishAll(finished: readonly Finished[]): Promise<void[]> {
    await this.database.query(
      `update kept_answer set status = t.status, body = t.body
       from unnest($1::text[], $2::uuid[], $3::int[], $4::bytea[]) as t(id, request_id, status, body)
       where kept_answer.id = t.id and kept_answer.request_id = t.request_id`,
      [
        finished.map(({ id }) => id),
        finished.map(({ requestId }) => requestId),
        finished.map(({ status }) => status),
        finished.map(({ body }) => body),
      ],
    );
    return finished.map(() => undefined);
  }
}
