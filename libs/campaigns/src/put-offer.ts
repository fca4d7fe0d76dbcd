import { DomainError } from '#platform';
import { termsOf, type Offer } from '#domain';
import { Database, inTransaction } from '#database';
import { PlansStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { OffersStore } from './offers-store';
import { checkWords } from './preview-offer';

/** Adds an offer or changes it; proposals already made keep their words and price. */
@Injectable()
export class PutOffer {
  constructor(
    private readonly database: Database,
    private readonly plans: PlansStore,
    private readonly offers: OffersStore,
  ) {}

  /** Throws `plan_unknown`, `price_unknown`, `template_invalid`. */
  async run(offer: Offer): Promise<Offer> {
    await checkWords(offer.words);
    return inTransaction(this.database, async (tx) => {
      const ladder = await this.plans.ladder(tx);
      if (!ladder.has(offer.planKey)) throw new DomainError('plan_unknown', `no plan is called ${offer.planKey}`);
      if (!termsOf(offer, ladder)) {
        throw new DomainError(
          'price_unknown',
          `plan ${offer.planKey} has no price per ${offer.interval} in ${offer.currency}`,
        );
      }
      await this.offers.put(tx, offer);
      return offer;
    });
  }
}
