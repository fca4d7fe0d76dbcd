import { Database, inTransaction } from '#database';
import { enqueue } from '#jobs';
import { MembersStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { CampaignsStore } from './campaigns-store';
import { DecideUpgrades } from './decide-upgrades';

const CHUNK = 500;

/**
 * One chunk of a wave: its members' decisions, the cursor and the job of the next chunk commit together.
 * Killed anywhere, it goes on at the cursor: nobody is skipped, nobody is asked twice.
 */
@Injectable()
export class RunCampaign {
  constructor(
    private readonly database: Database,
    private readonly members: MembersStore,
    private readonly campaigns: CampaignsStore,
    private readonly decideUpgrades: DecideUpgrades,
  ) {}

  run(campaignId: string): Promise<void> {
    return inTransaction(this.database, async (tx) => {
      const campaign = await this.campaigns.lock(tx, campaignId);
      if (campaign?.status !== 'running') return;
      const ids = await this.members.idsOnPlans(tx, campaign.audiencePlans, campaign.cursor, CHUNK);
      const last = ids.at(-1);
      if (!last) {
        await this.campaigns.move(tx, campaign.id, 'completed');
        return;
      }
      const decided = await this.decideUpgrades.runIn(tx, ids, { source: 'campaign', campaign });
      await this.campaigns.advance(
        tx,
        campaign.id,
        last,
        ids.length,
        decided.filter(({ proposal }) => proposal).length,
      );
      await enqueue(tx, 'run-campaign', { campaignId });
    });
  }
}
