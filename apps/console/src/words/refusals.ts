/** What the api says in English, with its figures as `{{name}}`, and the same as people read it. The first that fits counts. */
type Sentences = Readonly<Record<string, string>>;

export interface Refusals {
  /** By the code of a problem; `invalid_request` has what is wrong with a field. */
  readonly sentences: Readonly<Record<string, Sentences>>;
  /** Figures that are words, by their name. */
  readonly figures: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const FIGURE = /\{\{(\w+)\}\}/;

/** `english` as people read it; undefined: the api is newer than these words. */
export function said({ sentences, figures }: Refusals, code: string, english: string): string | undefined {
  for (const [sentence, words] of Object.entries(sentences[code] ?? {})) {
    const found = figuresOf(sentence, english);
    if (found)
      return words.replaceAll(new RegExp(FIGURE, 'g'), (_, name: string) => {
        const figure = found.get(name) ?? '';
        return figures[name]?.[figure] ?? figure;
      });
  }
  return undefined;
}

/** The figures of a sentence that reads like this one, by name. */
function figuresOf(sentence: string, english: string): ReadonlyMap<string, string> | undefined {
  const parts = sentence.split(FIGURE); // text, name, text, name, text
  const found = new Map<string, string>();
  let at = 0;
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) continue;
    const last = index === parts.length - 1;
    const start =
      index === 0
        ? english.startsWith(part)
          ? 0
          : -1
        : last
          ? english.length - part.length
          : english.indexOf(part, at);
    if (start < at || !english.startsWith(part, start)) return undefined;
    if (index > 0) found.set(parts[index - 1] ?? '', english.slice(at, start));
    at = start + part.length;
  }
  return at === english.length ? found : undefined;
}
