import { changed, columnsOf, Database, keptAnswerTable, rows, type KeptAnswer } from '#database';
import { Injectable } from '@nestjs/common';

/** After this long without an answer the process that worked on a request is taken for dead (real time). */
const BUSY_SECONDS = 60;
const BUSY_UNTIL = `clock_timestamp() + interval '${BUSY_SECONDS} seconds'`;

export type Found = KeptAnswer & { readonly busySeconds: number };

/** The only writer of `kept_answer`. Each step is one statement of its own: it must hold whatever becomes of the request. */
@Injectable()
export class KeptAnswersStore {
  constructor(private readonly database: Database) {}

  /** false: the key is known. */
  async begin(id: string, requestHash: string, requestId: string, now: Date): Promise<boolean> {
    const begun = await rows(
      this.database,
      `insert into kept_answer (id, request_hash, request_id, busy_until, created_at) values ($1, $2, $3, ${BUSY_UNTIL}, $4)
       on conflict do nothing returning id`,
      [id, requestHash, requestId, now],
    );
    return begun.length > 0;
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

  async finish(id: string, requestId: string, status: number, body: Buffer): Promise<void> {
    await this.database.query('update kept_answer set status = $3, body = $4 where id = $1 and request_id = $2', [
      id,
      requestId,
      status,
      body,
    ]);
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
}
