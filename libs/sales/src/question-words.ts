import { formatMoney, type Offered, type QuestionKind, type QuestionWords, type Sale } from '#domain';
import { Liquid, type Template } from 'liquidjs';
import en from './words/en.json';
import id from './words/id.json';

type Wording = Readonly<Record<keyof QuestionWords, string>>;
type WordingKey = keyof typeof en;

/** The texts that come with Tierlift, by language. */
export const WORDS: Readonly<Record<string, Readonly<Record<WordingKey, Wording>>>> = { en, id };

const liquid = new Liquid({ strictVariables: true, strictFilters: true, ownPropertyOnly: true });
const parsed = new Map<string, Template[]>();

/** The question in the buyer's language, in English where that is not shipped. */
export async function wordsOf(
  kind: QuestionKind,
  offered: Offered,
  sale: Pick<Sale, 'locale' | 'currency'>,
): Promise<QuestionWords> {
  const language = languageOf(sale.locale);
  const wording = (WORDS[language] ?? en)[wordingOf(kind, offered)];
  const money = (minor: number) => formatMoney(minor, sale.currency, language);
  const { line, differenceNowMinor: now, differenceMonthlyMinor: monthly } = offered;
  const variables = {
    name: line.name,
    price: money(line.unitAmountMinor * line.quantity),
    now: now === null ? null : money(now),
    monthly: money(Math.abs(monthly)),
    cheaper: monthly < 0,
    adds: offered.adds.map(({ entitlement, perMonth }) => ({ what: entitlement.replaceAll(/[-_]/g, ' '), perMonth })),
    alsoBought: offered.alsoBought,
  };
  const render = async (text: string) => ((await liquid.render(templateOf(text), variables)) as string).trim();
  return {
    title: await render(wording.title),
    body: await render(wording.body),
    yes: await render(wording.yes),
    no: await render(wording.no),
  };
}

/** `id-ID` reads Indonesian; what is not shipped reads English. */
function languageOf(locale: string): string {
  const [language = 'en'] = locale.toLowerCase().split(/[-_]/);
  return Object.hasOwn(WORDS, language) ? language : 'en';
}

function wordingOf(kind: QuestionKind, { line, adds }: Offered): WordingKey {
  if (kind === 'cross_sell') return 'product';
  return line.interval === 'year' && adds.length === 0 ? 'year' : 'plan';
}

function templateOf(text: string): Template[] {
  let template = parsed.get(text);
  if (!template) parsed.set(text, (template = liquid.parse(text)));
  return template;
}
