import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVENT_TYPES } from '#events';
import { ERRORS } from '#platform';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'docs/integration.md'), 'utf8');
const cells = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe('docs/integration.md', () => {
  it('lists every code with its status and its meaning, and no other', () => {
    const listed = cells.flatMap(([code = '', status = '', meaning]) =>
      /^`\w+`$/.test(code) && /^\d{3}$/.test(status) ? [[code.slice(1, -1), Number(status), meaning]] : [],
    );
    expect(listed).toEqual(Object.entries(ERRORS).map(([code, [status, title]]) => [code, status, title]));
  });

  it('lists every event that the site can be told, and no other', () => {
    const listed = cells.flatMap(([first = '']) => {
      const [, topic] = /^`(\w+)\.\w+`/.exec(first) ?? [];
      if (!topic) return [];
      return [...first.matchAll(/\.(\w+)`/g)].map(([, what]) => `${topic}.${what}`);
    });
    expect(listed.sort()).toEqual([...EVENT_TYPES].sort());
  });

  it('names no code that there is not', () => {
    const named = [...page.matchAll(/\b[45]\d\d `(\w+)`/g)].map(([, code]) => code ?? '');
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((code) => !(code in ERRORS))).toEqual([]);
  });
});

describe('the catalogue of events', () => {
  it('has none that nothing in the service tells', () => {
    const sources = readdirSync(join(root, 'libs'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/spec|event-catalog|sdk\//.test(file))
      .map((file) => readFileSync(join(root, 'libs', file), 'utf8'));
    const told = (type: string) => {
      const [topic = '', what = ''] = type.split('.');
      const words = new RegExp(`['"\`]${what}['"\`]`);
      return sources.some(
        (text) => text.includes(`'${type}'`) || (text.includes(`\`${topic}.\${`) && words.test(text)),
      );
    };
    expect(EVENT_TYPES.filter((type) => !told(type))).toEqual([]);
  });
});
