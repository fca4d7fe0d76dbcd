import { Clock, Config, DomainError, newId } from '#platform';
import type { Campaign } from '#domain';
import { Database, inTransaction } from '#database';
import { PlansStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { CampaignsStore } from './campaigns-store';
import { OffersStore } from './offers-store';

export type CampaignInput = Pick<
  Campaign,
  'key' | 'name' | 'trigger' | 'channel' | 'audiencePlans' | 'offerKeys' | 'priority'
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

  /** Throws `plan_unknown`, `offer_unknown`, `campaign_state`, `channel_unavailable`. */
  run(input: CampaignInput): Promise<Campaign> {
    if (input.channel === 'email' && !this.config.env.SMTP_URL)
      throw new DomainError('channel_unavailable', 'set SMTP_URL and MAIL_FROM to send e-mail');
    return inTransaction(this.database, async (tx) => {
      const ladder = await this.plans.ladder(tx);
      const offers = new Set((await this.offers.all(tx)).map(({ key }) => key));
      const noPlan = input.audiencePlans.find((key) => !ladder.has(key));
      if (noPlan) throw new DomainError('plan_unknown', `audiencePlans names ${noPlan}, which is no plan`);
      const noOffer = input.offerKeys.find((key) => !offers.has(key));
      if (noOffer) throw new DomainError('offer_unknown', `offerKeys names ${noOffer}, which is no offer`);
      const before = await this.campaigns.find(input.key, tx);
      if (before && before.status !== 'draft') {
        throw new DomainError('campaign_state', `${input.key} is ${before.status}; only a draft can change`);
      }
      const made: Omit<Campaign, keyof CampaignInput> = before ?? {
        id: newId(),
        status: 'draft',
        startsAt: null,
        cursor: null,
        evaluated: 0,
        proposed: 0,
        createdAt: this.clock.now(),
      };
      await this.campaigns.put(tx, { ...made, ...input });
      return this.campaigns.byKey(input.key, tx);
    });
  }
}
