import { Clock } from '#platform';
import { isOver, STOP_KINDS, stopReason, type Campaign } from '#domain';
import { Database, inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { CampaignsStore } from './campaigns-store';
import { ProposalsStore } from './proposals-store';
import { WavesStore } from './waves-store';

/** Ends campaigns whose window is over, and pauses those whose asks are answered too badly. The reason is kept. */
@Injectable()
export class StopCampaigns {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly campaigns: CampaignsStore,
    private readonly waves: WavesStore,
    private readonly proposals: ProposalsStore,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    for (const campaign of await this.campaigns.guarded(this.database)) {
      if (isOver(campaign, now)) await this.end(campaign, now);
      else if (campaign.status === 'running') await this.pauseIfBad(campaign);
    }
  }

  private end(campaign: Campaign, now: Date): Promise<void> {
    return inTransaction(this.database, async (tx) => {
      if (await this.campaigns.stop(tx, campaign, 'completed', 'window_over', 'stop-campaigns'))
        await this.waves.endAll(tx, campaign.id, 'completed', now, 'window_over');
    });
  }

  private async pauseIfBad(campaign: Campaign): Promise<void> {
    const { guardrails } = campaign;
    const kinds = STOP_KINDS.filter((kind) => guardrails.stop[kind] !== null);
    if (kinds.length === 0) return;
    const because = stopReason(guardrails, await this.proposals.outcomes(this.database, campaign, kinds));
    if (because)
      await inTransaction(this.database, (tx) =>
        this.campaigns.stop(tx, campaign, 'paused', because, 'stop-campaigns'),
      );
  }
}
