import { Clock, DomainError } from '#platform';
import type { Campaign, CampaignStatus } from '#domain';
import { Database, inTransaction, type Tx } from '#database';
import { enqueue } from '#jobs';
import { Injectable } from '@nestjs/common';
import { CampaignsStore } from './campaigns-store';

/** Schedules, pauses, resumes and cancels, as the campaign's table of moves allows. */
@Injectable()
export class MoveCampaign {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly campaigns: CampaignsStore,
  ) {}

  /** A `signal` or `sale` campaign runs from now on; a wave waits for `startsAt` (absent: the next tick). Throws `campaign_not_in_future`, `campaign_state`. */
  schedule(key: string, startsAt?: Date): Promise<Campaign> {
    const now = this.clock.now();
    if (startsAt && startsAt < now)
      throw new DomainError('campaign_not_in_future', 'startsAt has passed; leave it out to start now');
    return this.move(key, async (tx, campaign) => {
      if (campaign.status !== 'draft') return false;
      if (campaign.trigger !== 'schedule') return this.campaigns.move(tx, campaign.id, 'running');
      return this.campaigns.move(tx, campaign.id, 'scheduled', { startsAt: startsAt ?? now });
    });
  }

  pause(key: string): Promise<Campaign> {
    return this.to(key, 'paused');
  }

  cancel(key: string): Promise<Campaign> {
    return this.to(key, 'cancelled');
  }

  /** A wave goes on after its last chunk, or waits for its start again if it had not begun. */
  resume(key: string): Promise<Campaign> {
    return this.move(key, async (tx, campaign) => {
      if (campaign.status !== 'paused') return false;
      const waits =
        campaign.trigger === 'schedule' && campaign.startsAt !== null && campaign.startsAt > this.clock.now();
      if (waits) return this.campaigns.move(tx, campaign.id, 'scheduled');
      if (campaign.trigger === 'schedule') await enqueue(tx, 'run-campaign', { campaignId: campaign.id });
      return this.campaigns.move(tx, campaign.id, 'running');
    });
  }

  private to(key: string, status: CampaignStatus): Promise<Campaign> {
    return this.move(key, (tx, campaign) => this.campaigns.move(tx, campaign.id, status));
  }

  private move(key: string, step: (tx: Tx, campaign: Campaign) => Promise<boolean>): Promise<Campaign> {
    return inTransaction(this.database, async (tx) => {
      const campaign = await this.campaigns.byKey(key, tx);
      if (!(await step(tx, campaign)))
        throw new DomainError('campaign_state', `${key} is ${campaign.status}, which does not allow this`);
      return this.campaigns.byKey(key, tx);
    });
  }
}
