import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

const source = readdirSync(join(__dirname, '..'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('words'))
  .map((file) => readFileSync(join(__dirname, '..', file), 'utf8'))
  .join('\n');

describe('the words of the console', () => {
  it('say the same in Indonesian, with the same things filled in', () => {
    for (const [key, text] of english.filter(([name]) => !name.endsWith('_one'))) {
      expect([key, placeholders(indonesian.get(key) ?? 'missing: {{missing}}')]).toEqual([key, placeholders(text)]);
    }
    const known = new Set(english.map(([key]) => key));
    expect([...indonesian.keys()].filter((key) => !known.has(key))).toEqual([]);
  });

  it('are all used: named in the source, made by a template, or in a group that stands for codes of the API', () => {
    const templates = [...source.matchAll(/`((?:[\w.]|\$\{[\w.]+\})+)`/g)].map(
      ([, template = '']) => new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '\\w+')}$`),
    );
    const named = (word: string) => new RegExp(`\\b${word}\\b`).test(source);
    const unused = english
      .map(([key]) => key.split('.').slice(1))
      .map((path) => path.join('.').replace(/_(one|other)$/, ''))
      .filter((key) => !templates.some((template) => template.test(key)) && !named(key.split('.')[0] ?? ''));
    expect(unused).toEqual([]);
  });
});
