/** Amounts are integers of minor units (cents; the yen itself for JPY), currencies ISO 4217 in lower case, as in Stripe. */
export type Interval = 'month' | 'year';

const MONTHS: Readonly<Record<Interval, number>> = { month: 1, year: 12 };

/** Monthly recurring revenue of one price in minor units, rounded half up: a yearly price counts a twelfth. */
export function monthlyMinor(unitAmountMinor: number, interval: Interval, intervalCount = 1, quantity = 1): number {
  return Math.round((unitAmountMinor * quantity) / (MONTHS[interval] * intervalCount));
}

/** Currencies whose minor unit is not a hundredth, as Stripe counts them: for Uganda (ugx) and Iceland (isk) it counts hundredths that do not exist. */
const DIGITS = new Map<string, number>([
  ...'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ').map((code) => [code, 0] as const),
  ...'bhd jod kwd omr tnd'.split(' ').map((code) => [code, 3] as const),
]);

const formats = new Map<string, Intl.NumberFormat>();

/** For a person to read, without needless decimals: 1000 usd is "$10" in English, 1050 "$10.50". */
export function formatMoney(minor: number, currency: string, locale: string): string {
  const digits = DIGITS.get(currency) ?? 2;
  const shown = minor % 10 ** digits === 0 ? 0 : digits;
  const key = `${locale} ${currency} ${shown}`;
  let format = formats.get(key);
  if (!format) {
    const options = {
      style: 'currency',
      currency,
      minimumFractionDigits: shown,
      maximumFractionDigits: shown,
    } as const;
    formats.set(key, (format = new Intl.NumberFormat(locale, options)));
  }
  return format.format(minor / 10 ** digits);
}
