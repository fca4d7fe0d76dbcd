import { formatMoney, type Offered, type QuestionKind, type QuestionWords, type Sale } from '#domain';
import { filled, languageOf, wordsIn } from './words';

/** The question in the buyer's language. */
export function wordsOf(
  kind: QuestionKind,
  offered: Offered,
  { locale, currency }: Pick<Sale, 'locale' | 'currency'>,
): QuestionWords {
  const { title, body, yes, no } = wordsIn(locale).questions[wordingOf(kind, offered)];
  const money = (minor: number) => formatMoney(minor, currency, languageOf(locale));
  const { line, differenceNowMinor: now, differenceMonthlyMinor: monthly } = offered;
  const { incentive, insteadOfMinor } = offered;
  const language = languageOf(locale);
  const variables = {
    name: line.name,
    price: money(line.unitAmountMinor * line.quantity),
    now: now === null ? null : money(now),
    monthly: money(Math.abs(monthly)),
    cheaper: monthly < 0,
    adds: offered.adds.map(({ entitlement, ...limits }) => ({ what: entitlement.replaceAll(/[-_]/g, ' '), ...limits })),
    alsoBought: offered.alsoBought,
    insteadOf: insteadOfMinor === null ? null : money(insteadOfMinor),
    remaining: incentive && money(incentive.remainingMinor),
    reward: incentive && (incentive.reward[language] ?? incentive.reward.en ?? null),
  };
  const fill = (text: string) => filled(text, variables);
  return { title: fill(title), body: fill(body), yes: fill(yes), no: fill(no) };
}

function wordingOf(kind: QuestionKind, { line, adds }: Offered): 'plan' | 'year' | 'product' {
  if (kind === 'cross_sell') return 'product';
  return line.interval === 'year' && adds.length === 0 ? 'year' : 'plan';
}
