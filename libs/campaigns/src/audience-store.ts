import type { Audience } from '#domain';
import { Database, rows, type Tx } from '#database';
import { Injectable } from '@nestjs/common';
import { audienceSql, type AudienceSql } from './audience-sql';

/** Members of a range of buckets, the last one included: a draw, as a bucket is a hash. */
export interface BucketRange {
  readonly from: number;
  readonly to: number;
}

type Among = BucketRange | { readonly ids: readonly string[] };

/** Reads who belongs to an audience. Writes nothing. Counts take in who was erased, as waves do until `decide` refuses them; nobody is shown them. */
@Injectable()
export class AudienceStore {
  constructor(private readonly database: Database) {}

  /** How many members belong to it; of those among these alone, if given. */
  async count(on: Tx | Database, audience: Audience, now: Date, among: Among | null = null): Promise<number> {
    const { where, parameters } = fitting(audience, now, among);
    const [found] = await rows<{ n: number }>(on, `select count(*)::int as n from member where ${where}`, parameters);
    return found?.n ?? 0;
  }

  /** The site's ids of up to `limit` members, of those among these alone, if given. */
  async some(
    on: Tx | Database,
    audience: Audience,
    now: Date,
    limit: number,
    among: Among | null = null,
  ): Promise<string[]> {
    const { where, parameters } = fitting(audience, now, among);
    const found = await rows<{ id: string }>(
      on,
      `select external_id as id from member where ${where} and erased_at is null limit ${limit}`,
      parameters,
    );
    return found.map(({ id }) => id);
  }

  /** Whether anybody belongs to it. */
  async hasAny(on: Tx | Database, audience: Audience, now: Date): Promise<boolean> {
    const { where, parameters } = audienceSql(audience, now);
    return (await rows(on, `select 1 from member where ${where} and erased_at is null limit 1`, parameters)).length > 0;
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
      `select id from member where ${where} and erased_at is null order by (holdout_bucket * 7919) % 10000, id limit ${limit}`,
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

function fitting(audience: Audience, now: Date, among: Among | null): AudienceSql {
  if (among === null) return audienceSql(audience, now);
  const bounds = 'ids' in among ? [among.ids] : [among.from, among.to];
  const bound = 'ids' in among ? 'id = any($1)' : 'holdout_bucket between $1 and $2';
  const { where, parameters } = audienceSql(audience, now, bounds.length + 1);
  return { where: `${bound} and ${where}`, parameters: [...bounds, ...parameters] };
}
