/** A message: plain text, and HTML for those channels that show it. All three are Liquid templates while they are part of an offer. */
export interface Text {
  readonly title: string;
  readonly body: string;
  readonly html?: string | undefined;
}

/** A message with its translations: language tag -> text. */
export interface Words extends Text {
  readonly locales?: Readonly<Record<string, Text>> | undefined;
}

/** The tag of the translation that a reader of `locale` gets: `id-ID` reads id-ID, else id; null: the words themselves. */
export function translationFor({ locales = {} }: Words, locale: string | null): string | null {
  const tags = Object.keys(locales);
  const fits = (wanted: string) => tags.find((tag) => tag.toLowerCase() === wanted.toLowerCase());
  for (let wanted = locale ?? ''; wanted !== ''; wanted = wanted.slice(0, Math.max(0, wanted.lastIndexOf('-')))) {
    const found = fits(wanted);
    if (found !== undefined) return found;
  }
  return null;
}

/** The text in the reader's language, or as near to it as there is one. */
export function textFor(words: Words, locale: string | null): Text {
  const tag = translationFor(words, locale);
  return (tag === null ? undefined : words.locales?.[tag]) ?? words;
}
