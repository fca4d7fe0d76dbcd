import { Database, rows } from '#database';
import { Injectable } from '@nestjs/common';

/** The only writer of `request_count`. */
@Injectable()
export class RequestCountsStore {
  constructor(private readonly database: Database) {}

  /** Adds requests of the minute that began at `minute`, by sender. Answers how many each has sent in it, counted by all processes. */
  async add(minute: Date, news: readonly { byHash: string; more: number }[]): Promise<Map<string, number>> {
    if (news.length === 0) return new Map();
    const totals = await rows<{ byHash: string; requests: number }>(
      this.database,
      `insert into request_count as known (by_hash, minute, requests)
       select by_hash, $1, more from unnest($2::text[], $3::int[]) as news (by_hash, more) order by by_hash
       on conflict (by_hash, minute) do update set requests = known.requests + excluded.requests
       returning by_hash as "byHash", requests`,
      [minute, news.map(({ byHash }) => byHash), news.map(({ more }) => more)],
    );
    return new Map(totals.map(({ byHash, requests }) => [byHash, requests]));
  }

  async dropBefore(minute: Date): Promise<void> {
    await this.database.query('delete from request_count where minute < $1', [minute]);
  }
}
