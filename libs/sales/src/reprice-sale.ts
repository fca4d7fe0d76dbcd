import { type SaleLine } from '#domain';
import type { Tx } from '#database';
import { PlansStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { CrossSell } from './cross-sell';
import type { StoredSale } from './sales-store';

/** Brings the lines of a sale to today's prices, and leaves out what is no longer sold. */
@Injectable()
export class RepriceSale {
  constructor(
    private readonly plans: PlansStore,
    private readonly crossSell: CrossSell,
  ) {}

  /** The same sale when nothing has changed. */
  async run(tx: Tx, sale: StoredSale): Promise<StoredSale> {
    const lines: SaleLine[] = [];
    for (const line of sale.lines) {
      const current =
        line.kind === 'plan'
          ? await this.planNow(tx, line, sale.currency)
          : await this.crossSell.lineNow(tx, line, sale);
      if (current) lines.push(current);
    }
    const same =
      lines.length === sale.lines.length &&
      lines.every((line, i) => {
        const before = sale.lines[i];
        return line.priceLookupKey === before?.priceLookupKey && line.unitAmountMinor === before.unitAmountMinor;
      });
    return same ? sale : { ...sale, lines };
  }

  private async planNow(tx: Tx, line: SaleLine, currency: string): Promise<SaleLine | null> {
    const plan = (await this.plans.ladder(tx)).get(line.key);
    const price = plan?.prices.find((one) => one.interval === line.interval && one.currency === currency);
    return price ? { ...line, priceLookupKey: price.lookupKey, unitAmountMinor: price.unitAmountMinor } : null;
  }
}
