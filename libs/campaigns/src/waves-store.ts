import {
  WAVE_MOVES,
  sourcesOf,
  type StopReason,
  type Wave,
  type ReasonCounts,
  type WaveLeg,
  type WaveStatus,
} from '#domain';
import { changed, Database, rows, waveLegTable, waveTable, type Tx } from '#database';
import { DomainError } from '#platform';
import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan } from 'typeorm';

/** The only writer of `wave` and `wave_leg`. */
@Injectable()
export class WavesStore {
  constructor(private readonly database: Database) {}

  async byId(on: Tx | Database, id: string): Promise<Wave> {
    const wave = await on.getRepository(waveTable).findOneBy({ id });
    if (!wave) throw new DomainError('wave_unknown', `no wave has the id ${id}`);
    return wave;
  }

  /** Up to `limit` waves, the newest first; `after`: the last one of the page before. Throws `wave_unknown`. */
  async ofCampaign(on: Tx | Database, campaignId: string, limit: number, after?: string): Promise<Wave[]> {
    const waves = on.getRepository(waveTable);
    const last = after === undefined ? null : await waves.findOneBy({ id: after, campaignId });
    if (after !== undefined && !last) throw new DomainError('wave_unknown', `the campaign has no wave ${after}`);
    const where = { campaignId, ...(last && { slot: LessThan(last.slot) }) };
    return waves.find({ where, order: { slot: 'desc' }, take: limit });
  }

  legsOf(waveIds: readonly string[], on: Tx | Database = this.database): Promise<WaveLeg[]> {
    return on
      .getRepository(waveLegTable)
      .find({ where: { waveId: In([...waveIds]) }, order: { dueAt: 'asc', zone: 'asc', lane: 'asc' } });
  }

  /** false: the slot has its wave already, so somebody else began it. */
  async insert(tx: Tx, wave: Wave, legs: readonly WaveLeg[]): Promise<boolean> {
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(waveTable)
      .values(wave)
      .orIgnore()
      .returning(['id'])
      .execute();
    if ((inserted.raw as unknown[]).length === 0) return false;
    await tx.getRepository(waveLegTable).insert([...legs]);
    return true;
  }

  /** Locked until the transaction ends: one chunk of a leg at a time. */
  lockLeg(tx: Tx, id: string): Promise<WaveLeg | null> {
    return tx.getRepository(waveLegTable).findOne({ where: { id }, lock: { mode: 'for_no_key_update' } });
  }

  /** Legs of a campaign's waves that still have members to look at. */
  openLegs(on: Tx | Database, campaignId: string): Promise<WaveLeg[]> {
    return on
      .getRepository(waveLegTable)
      .createQueryBuilder('leg')
      .innerJoin('wave', 'wave', 'wave.id = leg.wave_id')
      .where(`wave.campaign_id = :campaignId and wave.status = 'running' and leg.ended_at is null`, { campaignId })
      .orderBy('leg.id')
      .getMany();
  }

  /**
   * Legs of running waves that no job would go on with: one that was begun by other code, or lost, has left them. Whoever asks at the
   * same time waits until this transaction ends, and sees the jobs it gave them. A dead letter is a job: a person decides on it.
   */
  async withoutJob(tx: Tx): Promise<Pick<WaveLeg, 'id' | 'cursor' | 'dueAt'>[]> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('legs without a job', 0))`);
    return rows(
      tx,
      `select leg.id, leg.cursor, leg.due_at as "dueAt" from wave_leg leg
       join wave on wave.id = leg.wave_id and wave.status = 'running'
       join campaign on campaign.id = wave.campaign_id and campaign.status = 'running'
       where leg.ended_at is null and leg.id not in (
         select (payload ->> 'legId')::uuid from outbox_job where name = 'run-wave-leg' and finished_at is null)`,
    );
  }

  /** By leg, the job that was given up and in whose place no other goes on: a person decides on it. */
  async deadJobs(on: Tx | Database, legIds: readonly string[]): Promise<Map<string, string>> {
    const found = await rows<{ legId: string; jobId: string }>(
      on,
      `select payload ->> 'legId' as "legId", max(id::text) as "jobId" from outbox_job
       where name = 'run-wave-leg' and finished_at is null and (payload ->> 'legId')::uuid = any($1)
       group by 1 having bool_and(dead_at is not null)`,
      [legIds],
    );
    return new Map(found.map(({ legId, jobId }) => [legId, jobId]));
  }

  async advance(tx: Tx, legId: string, to: Pick<WaveLeg, 'cursor' | 'turnFrom'>): Promise<void> {
    await tx.getRepository(waveLegTable).update({ id: legId }, to);
  }

  /** Adds to the wave's counts, which locks it until the transaction ends. */
  async count(tx: Tx, waveId: string, counts: ReasonCounts, now: Date): Promise<void> {
    await tx.query(
      `update wave set last_chunk_at = $3, counts = counts || (
         select coalesce(jsonb_object_agg(key, value::bigint + coalesce((counts ->> key)::bigint, 0)), '{}') from jsonb_each_text($2)
       ) where id = $1`,
      [waveId, counts, now],
    );
  }

  /** Ends a leg, and with its last leg the wave: true. Call it after `count`, which makes legs end one after the other. */
  async endLeg(tx: Tx, { id, waveId }: WaveLeg, now: Date): Promise<boolean> {
    await tx.getRepository(waveLegTable).update({ id }, { endedAt: now });
    const open = await tx.getRepository(waveLegTable).countBy({ waveId, endedAt: IsNull() });
    return open === 0 && this.end(tx, waveId, 'completed', now);
  }

  async end(tx: Tx, id: string, to: WaveStatus, now: Date, endedBecause: StopReason | null = null): Promise<boolean> {
    const sources = sourcesOf(WAVE_MOVES, to);
    const set = { status: to, endedAt: now, endedBecause };
    const result = await tx.getRepository(waveTable).update({ id, status: In(sources) }, set);
    return (result.affected ?? 0) > 0;
  }

  endAll(tx: Tx, campaignId: string, to: WaveStatus, now: Date, because: StopReason): Promise<number> {
    return changed(
      tx,
      `update wave set status = $2, ended_at = $3, ended_because = $4 where campaign_id = $1 and status = any($5)`,
      [campaignId, to, now, because, sourcesOf(WAVE_MOVES, to)],
    );
  }

  running(on: Tx | Database, campaignId: string): Promise<number> {
    return on.getRepository(waveTable).countBy({ campaignId, status: 'running' });
  }

  /** Members whom a campaign has asked, over all its waves. */
  async asked(on: Tx | Database, campaignId: string): Promise<number> {
    const [found] = await rows<{ asked: number }>(
      on,
      `select coalesce(sum((counts ->> 'eligible')::bigint), 0)::int as asked from wave where campaign_id = $1`,
      [campaignId],
    );
    return found?.asked ?? 0;
  }
}
