import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INVARIANTS } from '../../libs/insights/src/invariants';

const root = join(__dirname, '../..');

describe('docs/invariants.md', () => {
  const rows = readFileSync(join(root, 'docs/invariants.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| \d+ +\|/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

  it('says of every invariant what the code says', () => {
    expect(rows).toEqual(
      INVARIANTS.map(({ number, words, guarantee, restsOn, tests }) => [
        String(number),
        words,
        guarantee,
        restsOn.map((name) => `\`${name}\``).join(', '),
        tests.map((file) => `[${nameOf(file)}](../${file})`).join(', '),
      ]),
    );
  });

  it('leaves none out of the 28', () => {
    expect(INVARIANTS.map(({ number }) => number)).toEqual(Array.from({ length: 28 }, (_, i) => i + 1));
  });

  it('names for each a test that exists', () => {
    for (const { number, tests } of INVARIANTS) {
      expect({ number, missing: tests.filter((file) => !existsSync(join(root, file))) }).toEqual({
        number,
        missing: [],
      });
      expect({ number, shown: tests.length > 0 }).toEqual({ number, shown: true });
    }
  });
});

describe('docs/stripe-points.md', () => {
  it('says of each of the 51 points which tests show it, and all of them exist', () => {
    const rows = readFileSync(join(root, 'docs/stripe-points.md'), 'utf8').matchAll(/^\| (\d+) +\|.*\|(.*)\|$/gm);
    const shown = [...rows].map(([, no, cell = '']) => ({
      no: Number(no),
      tests: [...cell.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, file = '']) => existsSync(join(root, file))),
    }));
    expect(shown.map(({ no }) => no)).toEqual(Array.from({ length: 51 }, (_, i) => i + 1));
    for (const { no, tests } of shown)
      expect({ no, shown: tests.length > 0 && tests.every(Boolean) }).toEqual({ no, shown: true });
  });
});

/** `wave-members-store` of `libs/campaigns/src/wave-members-store.db.spec.ts`. */
function nameOf(file: string): string {
  return file.replace(/^.*\//, '').replace(/(\.db|\.e2e)?([.-](e2e-)?spec)?\.ts$/, '');
}
