import type { Audience } from '#domain';
import { Database, rows, type Tx } from '#database';
import { Injectable } from '@nestjs/common';
import { audienceSql } from './audience-sql';

/** Members of a range of buckets, the last one included: a draw, as a bucket is a hash. */
export interface BucketRange {
  readonly from: number;
  readonly to: number;
}

/** Reads who belongs to an audience. Writes nothing. */
@Injectable()
export class AudienceStore {
  constructor(private readonly database: Database) {}

  /** How many members belong to it; of these `ids` alone, if given. */
  async count(on: Tx | Database, audience: Audience, now: Date, ids: readonly string[] | null = null): Promise<number> {
    const { where, parameters } = audienceSql(audience, now, 2);
    const [found] = await rows<{ n: number }>(
      on,
      `select count(*)::int as n from member where ${ids ? 'id = any($1)' : '$1::uuid[] is null'} and ${where}`,
      [ids, ...parameters],
    );
    return found?.n ?? 0;
  }

  /** Whether anybody belongs to it. */
  async hasAny(on: Tx | Database, audience: Audience, now: Date): Promise<boolean> {
    const { where, parameters } = audienceSql(audience, now);
    return (await rows(on, `select 1 from member where ${where} limit 1`, parameters)).length > 0;
  }

  /** How many members, all or those of some buckets, belong to it, and the site's ids of up to `shown` of them. */
  async preview(
    on: Tx | Database,
    audience: Audience,
    now: Date,
    shown: number,
    buckets: BucketRange | null = null,
  ): Promise<{ count: number; members: string[] }> {
    const { where, parameters } = audienceSql(audience, now, 3);
    const among = buckets ? 'holdout_bucket between $1 and $2' : '$1::int is null and $2::int is null';
    const all = [buckets?.from ?? null, buckets?.to ?? null, ...parameters];
    const [counted] = await rows<{ n: number }>(
      on,
      `select count(*)::int as n from member where ${among} and ${where}`,
      all,
    );
    const some = await rows<{ id: string }>(
      on,
      `select external_id as id from member where ${among} and ${where} limit ${shown}`,
      all,
    );
    return { count: counted?.n ?? 0, members: some.map(({ id }) => id) };
  }

  /** How many members there are in some buckets. */
  async inBuckets({ from, to }: BucketRange): Promise<number> {
    const [found] = await rows<{ n: number }>(
      this.database,
      'select count(*)::int as n from member where holdout_bucket between $1 and $2',
      [from, to],
    );
    return found?.n ?? 0;
  }

  /** Our ids of up to `limit` members who belong to it, always the same ones. */
  async sample(on: Tx | Database, audience: Audience, now: Date, limit: number): Promise<string[]> {
    const { where, parameters } = audienceSql(audience, now);
    const found = await rows<{ id: string }>(
      on,
      `select id from member where ${where} order by (holdout_bucket * 7919) % 10000, id limit ${limit}`,
      parameters,
    );
    return found.map(({ id }) => id);
  }

  /** How many of these members live in each time zone; those of unknown zone in `otherwise`. */
  zonesOf(
    on: Tx | Database,
    ids: readonly string[],
    otherwise: string,
  ): Promise<{ readonly zone: string; readonly n: number }[]> {
    return rows(
      on,
      'select coalesce(time_zone, $2) as zone, count(*)::int as n from member where id = any($1) group by 1',
      [ids, otherwise],
    );
  }
}
