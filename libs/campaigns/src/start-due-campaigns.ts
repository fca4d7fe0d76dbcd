import { Clock, Config, newId, unreachable } from '#platform';
import { EVERY_ZONE, instantOf, isOver, NO_ZONE, type Campaign, type LocalTime, type WaveLeg } from '#domain';
import { Database, inTransaction, type Tx } from '#database';
import { Injectable } from '@nestjs/common';
import { AudienceStore } from './audience-store';
import { CampaignsStore } from './campaigns-store';
import { enqueueLegs } from './enqueue-legs';
import { latestSlot, nextSlot } from './slots';
import { WaveMembersStore } from './wave-members-store';
import { WavesStore } from './waves-store';

/** From how many members on a leg is cut in three, worked on side by side: while one waits for its answers another decides. */
const LARGE = 20_000;
const LANES = 3;

type LegRange = Pick<WaveLeg, 'zone' | 'lane' | 'dueAt' | 'cursor' | 'until'>;

/**
 * Begins the waves whose slots have come, and lets legs that have lost their job go on. However many schedulers tick, a slot has one
 * wave and a leg one job.
 */
@Injectable()
export class StartDueCampaigns {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly campaigns: CampaignsStore,
    private readonly waves: WavesStore,
    private readonly audiences: AudienceStore,
    private readonly members: WaveMembersStore,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    const failures: unknown[] = [];
    for (const id of await this.campaigns.due(this.database, now))
      await this.beginOne(id, now).catch((error: unknown) => failures.push(error));
    await inTransaction(this.database, async (tx) => enqueueLegs(tx, await this.waves.withoutJob(tx)));
    if (failures.length > 0) throw failures[0];
  }

  /** A transaction for each: one whose audience cannot be counted holds up no other. */
  private beginOne(id: string, now: Date): Promise<void> {
    return inTransaction(this.database, async (tx) => {
      const campaign = await this.campaigns.lockIfDue(tx, id, now);
      if (campaign) await this.begin(tx, campaign, now);
    });
  }

  private async begin(tx: Tx, campaign: Campaign, now: Date): Promise<void> {
    const { id: campaignId, schedule, nextSlot: slot, nextDueAt: dueAt } = campaign;
    if (!schedule || slot === null || dueAt === null) return unreachable('a campaign is due without a schedule');
    const due = latestSlot(schedule, { slot, dueAt }, now);
    const next = nextSlot(schedule, now);
    const nothing = next === null || isOver(campaign, next.dueAt);
    await this.campaigns.plan(tx, campaignId, {
      nextSlot: nothing ? null : next.slot,
      nextDueAt: nothing ? null : next.dueAt,
    });
    if (campaign.status !== 'running') await this.campaigns.move(tx, campaignId, 'running');

    const audience = await this.audiences.count(tx, campaign.audience, now);
    const waveId = newId();
    const ranges =
      schedule.zone === 'member' ? await this.byZone(tx, due.slot) : await this.byLane(tx, due.dueAt, audience);
    const legs = ranges.map((range) => ({ ...range, turnFrom: range.cursor, id: newId(), waveId, endedAt: null }));
    const unseen = { counts: {}, lastChunkAt: null, endedAt: null, endedBecause: null };
    const wave = {
      id: waveId,
      campaignId,
      slot: due.slot,
      status: 'running',
      audience,
      startedAt: now,
      ...unseen,
    } as const;
    if (!(await this.waves.insert(tx, wave, legs))) return;
    await enqueueLegs(tx, legs);
  }

  /** A leg for each zone in which members live, at its own instant of the slot. */
  private async byZone(tx: Tx, slot: LocalTime): Promise<LegRange[]> {
    const zones = await this.members.zones(tx);
    const legs = zones.map((zone) => ({
      zone: zone ?? NO_ZONE,
      lane: 0,
      dueAt: instantOf(slot, zone ?? this.config.env.SITE_TIME_ZONE),
      cursor: null,
      until: null,
    }));
    return legs.length > 0 ? legs : [{ zone: NO_ZONE, lane: 0, dueAt: this.clock.now(), cursor: null, until: null }];
  }

  private async byLane(tx: Tx, dueAt: Date, audience: number): Promise<LegRange[]> {
    const cuts = audience < LARGE ? [] : await this.members.cuts(tx, LANES);
    const from = [null, ...cuts];
    return from.map((cursor, lane) => ({ zone: EVERY_ZONE, lane, dueAt, cursor, until: cuts[lane] ?? null }));
  }
}
