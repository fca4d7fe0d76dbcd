import { taxed } from './amounts';
import type { Context } from './context';
import { invalid } from './errors';
import type { Line, Subscription, TaxRate } from './model';

/** Standard rates of automatic tax in per cent, by country; everywhere else nothing is collected. A sandbox's table, not a tax advisor's. */
const STANDARD_RATES: ReadonlyMap<string, readonly [name: string, percentage: number]> = new Map([
  ['AT', ['VAT', 20]],
  ['AU', ['GST', 10]],
  ['BE', ['VAT', 21]],
  ['CH', ['VAT', 8.1]],
  ['DE', ['VAT', 19]],
  ['DK', ['VAT', 25]],
  ['ES', ['VAT', 21]],
  ['FR', ['VAT', 20]],
  ['GB', ['VAT', 20]],
  ['IE', ['VAT', 23]],
  ['IT', ['VAT', 22]],
  ['JP', ['JCT', 10]],
  ['NL', ['VAT', 21]],
  ['NO', ['VAT', 25]],
  ['NZ', ['GST', 15]],
  ['PL', ['VAT', 23]],
  ['SE', ['VAT', 25]],
  ['SG', ['GST', 9]],
]);

export const TAX_COUNTRIES = [...STANDARD_RATES.keys()];

type Taxpayer = Pick<Subscription, 'customer' | 'defaultTaxRates' | 'automaticTax'>;

/** Lines with their taxes: by the customer's country when tax is automatic, else by the rates that were given. */
export function withTaxes(context: Context, lines: readonly Line[], taxpayer: Taxpayer): Line[] {
  const { store } = context;
  if (!taxpayer.automaticTax) {
    const rates = taxpayer.defaultTaxRates.map((id) => store.get('taxRate', id));
    return taxed(lines, () => rates);
  }
  const country = store.get('customer', taxpayer.customer).address?.country ?? '';
  return taxed(lines, ({ price }) => automaticRates(context, country, store.get('price', price).taxBehavior));
}

/** The rate of a country, made when it is first used. A price that does not say includes no tax. */
function automaticRates(
  context: Context,
  country: string,
  behavior: 'exclusive' | 'inclusive' | 'unspecified',
): TaxRate[] {
  const { store } = context;
  const standard = STANDARD_RATES.get(country);
  if (!standard) return [];
  const [displayName, percentage] = standard;
  const inclusive = behavior === 'inclusive';
  const id = `txr_automatic${country}${inclusive ? 'inclusive' : 'exclusive'}`;
  const rate: TaxRate = {
    id,
    displayName,
    percentage,
    inclusive,
    country,
    jurisdiction: country,
    description: null,
    active: true,
    metadata: {},
    created: context.now(),
  };
  return [store.find('taxRate', id) ?? store.put('taxRate', rate)];
}

/** Automatic tax needs to know where the customer is. */
export function assertTaxLocation({ store }: Context, { automaticTax, customer }: Taxpayer): void {
  if (!automaticTax || store.get('customer', customer).address?.country) return;
  throw noTaxLocation(
    "The customer's location isn't recognized. Set a valid customer address in order to automatically calculate tax.",
  );
}

export const noTaxLocation = (message: string) =>
  invalid(message, { code: 'customer_tax_location_invalid', param: 'automatic_tax' });

/** The ids of tax rates that exist and are in use; 404 or 400 otherwise. */
export function activeRates({ store }: Context, ids: readonly string[], param = 'default_tax_rates'): string[] {
  return ids.map((id, i) => {
    const rate = store.get('taxRate', id, `${param}[${i}]`);
    if (!rate.active) throw invalid(`Tax rate ${id} is archived.`, { param: `${param}[${i}]` });
    return id;
  });
}
