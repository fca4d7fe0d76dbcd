import { Clock } from '#platform';
import { Database, inTransaction } from '#database';
import { enqueue } from '#jobs';
import { Injectable } from '@nestjs/common';
import { CampaignsStore } from './campaigns-store';

@Injectable()
export class StartDueCampaigns {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly campaigns: CampaignsStore,
  ) {}

  run(): Promise<void> {
    return inTransaction(this.database, async (tx) => {
      for (const campaignId of await this.campaigns.startDue(tx, this.clock.now()))
        await enqueue(tx, 'run-campaign', { campaignId });
    });
  }
}
