import { ladderOf, type Campaign, type Ladder, type Offer } from '#domain';
import type { Database, Tx } from '#database';
import { PlansStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { CampaignsStore } from './campaigns-store';
import { OffersStore } from './offers-store';

export interface Catalogue {
  readonly ladder: Ladder;
  readonly offers: readonly Offer[];
  /** Running campaigns that ask after a signal, the most important first. */
  readonly onSignals: readonly Campaign[];
  /** Running campaigns that choose what is offered at the sale, the most important first. */
  readonly atSale: readonly Campaign[];
}

/** Plans, offers and running campaigns, kept in memory for as long as the database says that none has changed. */
@Injectable()
export class CurrentCatalogue {
  private held: { readonly version: string; readonly catalogue: Catalogue } | null = null;

  constructor(
    private readonly plans: PlansStore,
    private readonly offers: OffersStore,
    private readonly campaigns: CampaignsStore,
  ) {}

  /** What holds now: one read of a version, and three more only when it is new to this process. */
  async read(on: Tx | Database): Promise<Catalogue> {
    const version = await this.campaigns.catalogueVersion(on);
    if (this.held?.version === version) return this.held.catalogue;
    const catalogue: Catalogue = {
      ladder: ladderOf(await this.plans.all(on)),
      offers: await this.offers.all(on),
      onSignals: await this.campaigns.runningOnSignals(on),
      atSale: await this.campaigns.runningAtSale(on),
    };
    this.held = { version, catalogue };
    return catalogue;
  }
}
