import { DomainError } from '#platform';
import type { PlanChange } from '#domain';
import { ExecutePlanChange, PlanChangesStore, QuotesStore } from '#billing';
import { Injectable } from '@nestjs/common';
import { SalesStore, type StoredSale } from './sales-store';

/** The buyer confirms the quote of this sale, and of no other. */
@Injectable()
export class ConfirmSale {
  constructor(
    private readonly sales: SalesStore,
    private readonly quotes: QuotesStore,
    private readonly changes: PlanChangesStore,
    private readonly execute: ExecutePlanChange,
  ) {}

  /** Throws `quote_unknown` and what ExecutePlanChange throws. */
  async run(saleId: string, quoteId: string): Promise<{ sale: StoredSale; planChange: PlanChange }> {
    const sale = await this.sales.byId(saleId);
    const quote = await this.quotes.byId(quoteId);
    if (sale.planChangeId === null || quote.planChangeId !== sale.planChangeId)
      throw new DomainError('quote_unknown', 'this sale has no such quote');
    await this.execute.run(quoteId);
    return { sale, planChange: await this.changes.lastOf(quote.planChangeId) };
  }
}
