import { formatMoney, type Quote, type Sale, type SaleLine } from '#domain';
import { filled, languageOf, wordsIn } from './words';

/** All that a page needs to say beside the questions, in the buyer's language. */
export interface CartTexts {
  readonly cart: string;
  readonly lines: readonly string[];
  readonly pay: string;
  readonly confirm: string;
  readonly done: string;
  readonly processing: string;
  readonly closed: string;
  readonly changed: string;
  readonly failed: string;
  readonly unanswered: string;
}

export function cartTexts({
  locale,
  currency,
  lines,
  unpaid,
}: Pick<Sale, 'locale' | 'currency' | 'lines' | 'unpaid'>): CartTexts {
  const { heading, pay, confirm, processing, closed, changed, failed, unanswered, ...wording } = wordsIn(locale).cart;
  const say = ({ interval, name, quantity, unitAmountMinor }: SaleLine) => {
    const price = formatMoney(unitAmountMinor * quantity, currency, languageOf(locale));
    const text = interval === 'month' ? wording.perMonth : interval === 'year' ? wording.perYear : wording.once;
    return filled(text, { name, quantity, price });
  };
  const done = filled(unpaid.length > 0 ? wording.donePart : wording.done, { names: unpaid.map(({ name }) => name) });
  return { cart: heading, lines: lines.map(say), pay, confirm, done, processing, closed, changed, failed, unanswered };
}

/** What a quote asks now, next and later. */
export function dueText(
  locale: string,
  quote: Pick<Quote, 'currency' | 'amountDueNowMinor' | 'productsMinor' | 'recurringMinor'>,
): string {
  const money = (minor: number) => formatMoney(minor, quote.currency, languageOf(locale));
  const later = quote.recurringMinor > 0 ? money(quote.recurringMinor) : null;
  const products = quote.productsMinor > 0 ? money(quote.productsMinor) : null;
  return filled(wordsIn(locale).cart.due, { now: money(quote.amountDueNowMinor), products, later });
}
