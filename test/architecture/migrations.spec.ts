import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../libs/database/src/migrations');

/** From before the first release: nobody runs what they took away. No other is ever added here. */
const BEFORE_THE_FIRST_RELEASE = 1795818058038;

/** What the version before, still at work while the new one starts, would trip over. */
const REFUSED: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['takes a table away', /\bdrop table\b/i],
  ['takes a column away', /\bdrop column\b/i],
  ['renames', /\brename\b/i],
  ['changes a type', /\balter (column )?"?\w+"? (set data )?type\b/i],
  ['wants a column that was optional', /\bset not null\b/i],
  ['takes a default away', /\bdrop default\b/i],
  ['adds a column that old inserts leave out', /\badd (column )?"\w+" (?!.*\bdefault\b)[^,;`]*\bnot null\b/i],
];

function faultsOf(up: string): string[] {
  return [...up.matchAll(/`([^`]*)`/g)].flatMap(([, sql = '']) =>
    REFUSED.filter(([, pattern]) => pattern.test(sql)).map(([what]) => what),
  );
}

describe('a migration leaves the version before it at work: it only adds', () => {
  const files = readdirSync(folder).filter(
    (file) => /^\d+-/.test(file) && Number.parseInt(file) > BEFORE_THE_FIRST_RELEASE,
  );

  it.each(files)('%s', (file) => {
    const [up = ''] = readFileSync(join(folder, file), 'utf8').split('async down(');
    expect(faultsOf(up)).toEqual([]);
  });

  it.each([
    ['`DROP TABLE "a"`', 'takes a table away'],
    ['`ALTER TABLE "a" DROP COLUMN "b"`', 'takes a column away'],
    ['`ALTER TABLE "a" RENAME COLUMN "b" TO "c"`', 'renames'],
    ['`ALTER TABLE "a" ALTER COLUMN "b" TYPE bigint`', 'changes a type'],
    ['`ALTER TABLE "a" ALTER COLUMN "b" SET NOT NULL`', 'wants a column that was optional'],
    ['`ALTER TABLE "a" ALTER COLUMN "b" DROP DEFAULT`', 'takes a default away'],
    ['`ALTER TABLE "a" ADD "b" text NOT NULL`', 'adds a column that old inserts leave out'],
  ])('else it is refused: %s', (sql, what) => {
    expect(faultsOf(sql)).toEqual([what]);
  });

  it.each([
    '`ALTER TABLE "a" ADD "b" text`',
    '`ALTER TABLE "a" ADD "b" text NOT NULL DEFAULT \'x\'`',
    '`CREATE TABLE "a" ("b" text NOT NULL)`',
    '`DROP INDEX "a"`',
  ])('and this is not: %s', (sql) => {
    expect(faultsOf(sql)).toEqual([]);
  });
});
