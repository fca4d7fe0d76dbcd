import { after, Clock, DomainError } from '#platform';
import { isOver, placeOf, type Campaign, type WaveSchedule } from '#domain';
import { Database, inTransaction, type Tx } from '#database';
import { Injectable } from '@nestjs/common';
import { AudienceStore } from './audience-store';
import { CampaignsStore } from './campaigns-store';
import { CompleteCampaign } from './complete-campaign';
import { enqueueDeliveries } from './enqueue-deliveries';
import { enqueueLegs } from './enqueue-legs';
import { ProposalsStore } from './proposals-store';
import { nextSlot, wallClock, type Slot } from './slots';
import { WavesStore } from './waves-store';

export interface ScheduleOptions {
  readonly startsAt?: Date | undefined;
  /** Whether a wave may be scheduled for an audience that has nobody yet. */
  readonly allowEmpty?: boolean | undefined;
}

/** Schedules, pauses, resumes and cancels, as the campaign's table of moves allows. */
@Injectable()
export class MoveCampaign {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly campaigns: CampaignsStore,
    private readonly waves: WavesStore,
    private readonly audiences: AudienceStore,
    private readonly proposals: ProposalsStore,
    private readonly complete: CompleteCampaign,
  ) {}

  /**
   * A `signal` or `sale` campaign runs from now on; a wave comes by its schedule or, without one, once at `startsAt` (absent: the next tick).
   * Throws `campaign_not_in_future`, `cron_never_fires`, `schedule_invalid`, `audience_empty`, `campaign_state`.
   */
  schedule(key: string, { startsAt, allowEmpty = false }: ScheduleOptions = {}): Promise<Campaign> {
    const now = this.clock.now();
    if (startsAt && startsAt < now)
      throw new DomainError('campaign_not_in_future', 'startsAt has passed; leave it out to start now');
    return this.move(key, async (tx, campaign) => {
      if (campaign.status !== 'draft') return false;
      if (isOver(campaign, startsAt ?? now))
        throw new DomainError('campaign_not_in_future', 'the window has ended; give a later endsAt');
      if (startsAt && campaign.trigger !== 'schedule')
        throw new DomainError(
          'schedule_invalid',
          `a ${campaign.trigger} campaign runs from now on; leave startsAt out, or give one to its window`,
        );
      if (campaign.trigger !== 'schedule') return this.campaigns.move(tx, campaign.id, 'running');
      if (startsAt && campaign.schedule)
        throw new DomainError(
          'schedule_invalid',
          'the campaign has a schedule; leave startsAt out, or take the schedule out',
        );
      const { slot, dueAt } = campaign.schedule ? firstSlot(campaign, campaign.schedule, now) : onceAt(startsAt ?? now);
      if (!allowEmpty && !(await this.audiences.hasAny(tx, campaign.audience, now)))
        throw new DomainError(
          'audience_empty',
          'nobody fits the audience now; to start all the same, allowEmpty: true',
        );
      const schedule = campaign.schedule ?? ({ kind: 'once', at: slot, zone: 'UTC' } as const);
      return this.campaigns.move(tx, campaign.id, 'scheduled', { schedule, nextSlot: slot, nextDueAt: dueAt });
    });
  }

  /** From now on nobody is asked or sent to; what was proposed and not sent waits. */
  pause(key: string): Promise<Campaign> {
    return this.move(key, (tx, { id }) => this.campaigns.move(tx, id, 'paused'));
  }

  /** Ends it for good: what nobody has answered yet is withdrawn. */
  cancel(key: string): Promise<Campaign> {
    return this.move(key, async (tx, { id }) => {
      const over = { nextSlot: null, nextDueAt: null };
      if (!(await this.campaigns.move(tx, id, 'cancelled', over))) return false;
      await this.waves.endAll(tx, id, 'cancelled', this.clock.now(), 'cancelled');
      await this.proposals.withdrawAll(tx, id, 'campaign_ended');
      return true;
    });
  }

  /**
   * Goes on where it was. Nothing is caught up: slots that passed meanwhile are left out, waves go on at their cursors and their pace,
   * and what was held back is sent at that pace too.
   */
  resume(key: string): Promise<Campaign> {
    return this.move(key, async (tx, campaign) => {
      if (campaign.status !== 'paused') return false;
      const now = this.clock.now();
      const next = campaign.nextDueAt !== null && campaign.nextDueAt <= now ? this.missed(campaign, now) : {};
      const legs = await this.waves.openLegs(tx, campaign.id);
      const begun = campaign.trigger !== 'schedule' || legs.length > 0;
      const to = begun || (await this.waves.ofCampaign(tx, campaign.id, 1)).length > 0 ? 'running' : 'scheduled';
      if (!(await this.campaigns.move(tx, campaign.id, to, { ...next, stoppedBecause: null }))) return false;
      await enqueueLegs(tx, legs);
      const { pacePerMinute } = campaign.guardrails;
      const pace = pacePerMinute === null ? null : { perMinute: pacePerMinute, from: now };
      const unsent = await this.proposals.unsent(tx, campaign.id);
      await enqueueDeliveries(
        tx,
        unsent.map((id) => ({ id, channel: campaign.channel })),
        pace,
      );
      await this.complete.runIn(tx, campaign.id); // what was left may have run out meanwhile
      return true;
    });
  }

  /** A one-off wave that never began begins now; a repeated one waits for its next slot. */
  private missed({ schedule, endsAt }: Campaign, now: Date): Partial<Campaign> {
    if (schedule?.kind !== 'cron') return {};
    const next = nextSlot(schedule, now);
    const nothing = next === null || isOver({ endsAt }, next.dueAt);
    return { nextSlot: nothing ? null : next.slot, nextDueAt: nothing ? null : next.dueAt };
  }

  private move(key: string, step: (tx: Tx, campaign: Campaign) => Promise<boolean>): Promise<Campaign> {
    return inTransaction(this.database, async (tx) => {
      const { id } = await this.campaigns.byKey(key, tx);
      const campaign = await this.campaigns.lock(tx, id);
      if (!(await step(tx, campaign)))
        throw new DomainError('campaign_state', `${key} is ${campaign.status}, which does not allow this`);
      return this.campaigns.byKey(key, tx);
    });
  }
}

function onceAt(at: Date): Slot {
  return { slot: at.toISOString().slice(0, 19), dueAt: at };
}

/** The first slot in the window. Throws `campaign_not_in_future`, `cron_never_fires`. */
function firstSlot(campaign: Campaign, schedule: WaveSchedule, now: Date): Slot {
  const { startsAt, endsAt } = campaign;
  const since = startsAt !== null && startsAt > now ? after(startsAt, -1) : now;
  const slot = nextSlot(schedule, since);
  if (slot && !isOver({ endsAt }, slot.dueAt)) return slot;
  if (schedule.kind === 'once' && !slot)
    throw new DomainError(
      'campaign_not_in_future',
      `${schedule.at} is before ${wallClock(since, schedule.zone)} (${placeOf(schedule.zone)}); give a later time`,
    );
  throw new DomainError('cron_never_fires', 'the schedule has no time between now and the end of the window');
}
