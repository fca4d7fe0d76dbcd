import { Liquid, type Template } from 'liquidjs';
import en from './words/en.json';
import id from './words/id.json';

/** The texts that come with Tierlift, by language. A further language is a file beside these. */
export const WORDS: Readonly<Record<string, typeof en>> = { en, id };

const liquid = new Liquid({ strictVariables: true, strictFilters: true, ownPropertyOnly: true });
const parsed = new Map<string, Template[]>();

/** `id-ID` reads Indonesian; what is not shipped reads English. */
export function languageOf(locale: string): string {
  const [language = 'en'] = locale.toLowerCase().split(/[-_]/);
  return Object.hasOwn(WORDS, language) ? language : 'en';
}

export function wordsIn(locale: string): typeof en {
  return WORDS[languageOf(locale)] ?? en;
}

/** One of our own texts with its variables filled in. Throws on a variable that is missing. */
export function filled(text: string, variables: object): string {
  let template = parsed.get(text);
  if (!template) parsed.set(text, (template = liquid.parse(text)));
  return String(liquid.renderSync(template, variables)).trim();
}
