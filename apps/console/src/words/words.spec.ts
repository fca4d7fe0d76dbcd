import { en } from './en';
import { id } from './id';

type Words = { readonly [key: string]: string | Words };

/** Every text by its dotted key. */
function texts(words: Words, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, text]): [string, string][] =>
    typeof text === 'string' ? [[path + key, text]] : texts(text, `${path}${key}.`),
  );
}

const english = texts(en);
const indonesian = new Map(texts(id));
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name).sort();

describe('the words of the console', () => {
  it('say the same in Indonesian, with the same things filled in', () => {
    for (const [key, text] of english.filter(([name]) => !name.endsWith('_one'))) {
      expect([key, placeholders(indonesian.get(key) ?? 'missing: {{missing}}')]).toEqual([key, placeholders(text)]);
    }
    const known = new Set(english.map(([key]) => key));
    expect([...indonesian.keys()].filter((key) => !known.has(key))).toEqual([]);
  });
});
