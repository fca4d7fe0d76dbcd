import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const root = join(__dirname, '../..');
/** What has SQL and is no store, and why. */
const OTHERS: Readonly<Record<string, string>> = {
  'libs/campaigns/src/audience-sql.ts': 'compiles the conditions that stores ask with',
  'libs/jobs/src/outbox.ts': 'calls the function by which every transaction writes its jobs',
  'libs/operation/src/readiness.ts': 'asks whether the database answers',
};
/** A literal that begins as a statement does, or a repository of TypeORM. */
const SQL =
  /[`'"]\s*(?:select|with (?:recursive )?\w+ as|insert into|update|delete from)\s+[^`'"]*|\.getRepository\(|createQueryBuilder\(/;

const sources = ['libs', 'apps']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
  )
  .map((path) => path.split(sep).join('/'))
  .filter(
    (path) =>
      /^(libs|apps)\/[\w-]+\/src\/.+(?<!\.spec)\.ts$/.test(path) &&
      !/^libs\/(database|sdk)\/|^apps\/(console|stripe-sandbox)\//.test(path),
  );

describe('SQL', () => {
  it('lies in stores alone', () => {
    expect(sources.length).toBeGreaterThan(200);
    const found = sources.filter(
      (path) => !path.endsWith('-store.ts') && SQL.test(readFileSync(join(root, path), 'utf8')),
    );
    expect(found.sort()).toEqual(Object.keys(OTHERS).sort());
  });

  // no foreign key keeps a signal's member: ADR 0029
  it('deletes no member but one that its own transaction inserted', () => {
    const deleting = sources.filter((path) =>
      /\b(?:delete from|truncate)\s+"?member\b/i.test(readFileSync(join(root, path), 'utf8')),
    );
    expect(deleting).toEqual(['libs/membership/src/members-store.ts']);
  });
});
