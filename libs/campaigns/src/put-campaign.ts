import { Clock, Config, DomainError, newId, timeZoneNamed } from '#platform';
import { plansNamed, type Campaign, type WaveSchedule } from '#domain';
import { Database, inTransaction } from '#database';
import { PlansStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { CampaignsStore } from './campaigns-store';
import { OffersStore } from './offers-store';
import { cronOf } from './slots';

export type CampaignInput = Pick<
  Campaign,
  | 'key'
  | 'name'
  | 'trigger'
  | 'channel'
  | 'audience'
  | 'offerKeys'
  | 'priority'
  | 'schedule'
  | 'startsAt'
  | 'endsAt'
  | 'guardrails'
>;

/** Makes a campaign, or changes one that has not started. */
@Injectable()
export class PutCampaign {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly plans: PlansStore,
    private readonly offers: OffersStore,
    private readonly campaigns: CampaignsStore,
  ) {}

  /**
   * Throws `plan_unknown`, `offer_unknown`, `campaign_state`, `channel_unavailable`, `campaign_window_invalid`, `schedule_invalid`,
   * `cron_invalid`, `cron_never_fires`, `time_zone_invalid`.
   */
  run(input: CampaignInput): Promise<Campaign> {
    assertWindow(input);
    if (input.schedule) assertSchedule(input.schedule, input.trigger);
    if (input.channel === 'email' && !this.config.env.SMTP_URL)
      throw new DomainError('channel_unavailable', 'set SMTP_URL and MAIL_FROM to send e-mail');
    return inTransaction(this.database, async (tx) => {
      const ladder = await this.plans.ladder(tx);
      const offers = new Set((await this.offers.all(tx)).map(({ key }) => key));
      const noPlan = plansNamed(input.audience).find((key) => !ladder.has(key));
      if (noPlan) throw new DomainError('plan_unknown', `the audience names ${noPlan}, which is no plan`);
      const noOffer = input.offerKeys.find((key) => !offers.has(key));
      if (noOffer) throw new DomainError('offer_unknown', `offerKeys names ${noOffer}, which is no offer`);
      const found = await this.campaigns.find(input.key, tx);
      const before = found && (await this.campaigns.lock(tx, found.id)); // nobody starts it meanwhile
      if (before && before.status !== 'draft') {
        throw new DomainError('campaign_state', `${input.key} is ${before.status}; only a draft can change`);
      }
      const made: Omit<Campaign, keyof CampaignInput> = before ?? {
        id: newId(),
        status: 'draft',
        nextSlot: null,
        nextDueAt: null,
        pacedUntil: null,
        stoppedBecause: null,
        createdAt: this.clock.now(),
      };
      await this.campaigns.put(tx, { ...made, ...input });
      return this.campaigns.byKey(input.key, tx);
    });
  }
}

function assertWindow({ startsAt, endsAt }: CampaignInput): void {
  if (startsAt && endsAt && endsAt <= startsAt)
    throw new DomainError('campaign_window_invalid', 'endsAt must be after startsAt');
}

function assertSchedule(schedule: WaveSchedule, trigger: Campaign['trigger']): void {
  if (trigger !== 'schedule')
    throw new DomainError('schedule_invalid', `a ${trigger} campaign asks at good moments; take the schedule out`);
  const { zone } = schedule;
  if (zone !== 'member' && !timeZoneNamed(zone))
    throw new DomainError('time_zone_invalid', `${zone} is neither member nor an IANA time zone such as Europe/Berlin`);
  if (schedule.kind === 'cron' && !cronOf(schedule.cron).nextRun())
    throw new DomainError('cron_never_fires', `${schedule.cron} names no day that there ever is`);
}
