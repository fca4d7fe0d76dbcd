import type { Campaign } from '#domain';
import { Database, inTransaction, type Tx } from '#database';
import { Injectable } from '@nestjs/common';
import { CampaignsStore } from './campaigns-store';
import { ProposalsStore } from './proposals-store';
import { WavesStore } from './waves-store';

/** A campaign of waves is over when no wave is to come or running and nothing that it proposed still waits to be sent: until then it can be paused. */
@Injectable()
export class CompleteCampaign {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignsStore,
    private readonly waves: WavesStore,
    private readonly proposals: ProposalsStore,
  ) {}

  /** Those of these campaigns that are over. */
  async run(campaignIds: ReadonlySet<string>): Promise<void> {
    for (const campaign of (await this.campaigns.byIds(this.database, campaignIds)).values())
      if (mayBeOver(campaign)) await inTransaction(this.database, (tx) => this.runIn(tx, campaign.id));
  }

  async runIn(tx: Tx, id: string): Promise<void> {
    if (await this.proposals.hasUnsent(tx, id)) return;
    // who ends a wave holds it, so of two who might be the last the second sees what the first did
    if (mayBeOver(await this.campaigns.lock(tx, id)) && (await this.waves.running(tx, id)) === 0)
      await this.campaigns.move(tx, id, 'completed');
  }
}

function mayBeOver({ trigger, status, nextSlot }: Campaign): boolean {
  return trigger === 'schedule' && status === 'running' && nextSlot === null;
}
