import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentSchema } from '#platform';

const root = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const files = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .map((file) => join(folder, file));
const sources = ['libs', 'apps']
  .flatMap(files)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.includes('testing'));

/** `npm start` has a default of its own: a copy of .env.example must not undo it. */
const OTHERWISE_IN_START = ['LOG_LEVEL'];
/** By a script, from docs/openapi.json. */
const MADE = ['libs/sdk/src/schema.ts'];

describe('the promises of docs/architecture.md', () => {
  it('.env.example shows every setting with its default, and no other', () => {
    const shown = new Map(
      read('.env.example')
        .split('\n')
        .flatMap((line) => (/^[A-Z_]+=/.test(line) ? [line.split('=') as [string, string]] : [])),
    );
    expect([...shown.keys()].sort()).toEqual(Object.keys(environmentSchema.shape).sort());
    for (const [name, schema] of Object.entries(environmentSchema.shape)) {
      const byDefault = schema.safeParse(undefined).data;
      const none = byDefault === undefined || OTHERWISE_IN_START.includes(name);
      expect([name, shown.get(name)]).toEqual([name, none ? '' : String(byDefault)]);
    }
  });

  it('no secret is compared but in constant time: others are found by their hash', () => {
    const comparison =
      /^.*(?:\w*(?:secret|token|signature|password|digest|hash)\w*\)? [!=]==? (?!undefined|null)\w|\w [!=]==? [\w.]*(?:secret|token|signature|password|digest|hash)).*$/gim;
    const found = sources
      // the widget runs where its one token is known already
      .filter((file) => !['stripe-sandbox', 'widget'].some((app) => file.startsWith(join('apps', app))))
      .flatMap((file) => [...read(file).matchAll(comparison)].map(([line]) => line.trim()));
    expect(found).toEqual([
      // of a request, no secret
      'if (found.requestHash !== requestHash)',
      // which of the two hashes that found the key it was
      'return secretHash === hash || (previousUntil && previousUntil > now) ? held.caller : null;',
    ]);
    expect(read('libs/platform/src/ids.ts')).toContain('timingSafeEqual(');
  });

  it('every dependency has one exact version', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^(npm:\w+@)?\d[\w.-]*$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('every table has one writer', () => {
    const tables = sources
      .filter((file) => file.endsWith('.table.ts'))
      .flatMap((file) =>
        [...read(file).matchAll(/export const (\w+) = new EntitySchema.*?name: '(\w+)'/gs)].map(
          ([, constant, name]) => ({ constant, name }),
        ),
      );
    expect(tables.length).toBeGreaterThan(15);
    for (const { constant, name } of tables) {
      const writes = new RegExp(
        `(insert into|update|delete from) ${name}\\b|into\\(${constant}\\)|insertRows\\(\\s*\\w+,\\s*${constant}\\b|getRepository\\(${constant}\\)\\s*\\.(insert|update|upsert|save|delete)\\(`,
        'i',
      );
      const writers = sources.filter((file) => !file.includes('/migrations/') && writes.test(read(file)));
      const libs = new Set(writers.map((file) => file.split('/').slice(0, 2).join('/')));
      expect({ table: name, writers: [...libs] }).toEqual({ table: name, writers: [expect.any(String)] });
    }
  });

  it('every word of the glossary is one, and every decision record is linked', () => {
    const index = read('docs/architecture.md');
    for (const file of readdirSync(join(root, 'docs/adr'))) expect(index).toContain(`adr/${file}`);
    const words = [...read('docs/glossary.md').matchAll(/^\| \*\*(.+?)\*\*/gm)].map(([, word]) => word);
    expect(words.length).toBeGreaterThan(15);
    expect(new Set(words).size).toBe(words.length);
  });

  it('no file grows past 300 lines', () => {
    const long = sources.filter(
      (file) => !file.includes('/migrations/') && !MADE.includes(file) && read(file).split('\n').length > 300,
    );
    expect(long).toEqual([]);
  });

  it('every lib says what it owns and what it does not', () => {
    for (const lib of readdirSync(join(root, 'libs'))) {
      const text = read(`libs/${lib}/README.md`);
      expect({ lib, owns: /\*\*Owns\*\*/.test(text), not: /\*\*Does not own\*\*/.test(text) }).toEqual({
        lib,
        owns: true,
        not: true,
      });
    }
  });
});
