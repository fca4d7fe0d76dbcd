import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { en } from './en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof en;
    returnNull: false;
  }
}

/** Each language is called by its own name. */
export const LANGUAGES = { en: 'English', id: 'Bahasa Indonesia' } as const;
export type Language = keyof typeof LANGUAGES;

const KEPT_AS = 'tierlift-language';
const WORDS = {
  en: async () => {
    const { en, refusals } = await import('./en');
    return { ...en, refusals };
  },
  id: async () => {
    const { id, refusals } = await import('./id');
    return { ...id, refusals };
  },
} satisfies Record<Language, unknown>;

function isLanguage(code: string | null | undefined): code is Language {
  return code !== null && code !== undefined && Object.hasOwn(LANGUAGES, code);
}

/** The language chosen before, else the first of the browser's that we speak. */
function preferred(): Language {
  const chosen = localStorage.getItem(KEPT_AS);
  return [chosen, ...navigator.languages.map((tag) => tag.split('-')[0])].find(isLanguage) ?? 'en';
}

/** Begins to speak; one language is loaded, the other when it is chosen. */
export async function speak(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'cimode',
    defaultNS: 'common',
    partialBundledLanguages: true,
    resources: {},
    interpolation: { escapeValue: false }, // React escapes
  });
  await change(preferred());
}

export async function choose(language: Language): Promise<void> {
  localStorage.setItem(KEPT_AS, language);
  await change(language);
}

async function change(language: Language): Promise<void> {
  for (const [page, words] of Object.entries(await WORDS[language]())) i18next.addResourceBundle(language, page, words);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
