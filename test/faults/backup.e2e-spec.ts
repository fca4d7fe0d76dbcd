import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database, dataSourceOptions, migrateDatabase, rows } from '#database';
import { migrateQueue } from '#jobs';
import { goodDay, payingMember, seedCatalogue } from '../support/catalogue';
import { World } from '../support/world';

const SERVER = 18;

/** The major version of a client program; 0: it is not here. */
function majorOf(program: string): number {
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return Number(/\(PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1] ?? 0);
}

const capable = majorOf('pg_dump') >= SERVER && majorOf('pg_restore') >= SERVER;
if (!capable)
  process.stdout.write(
    `SKIPPED: backup and restore need pg_dump and pg_restore ${SERVER}; here is ${majorOf('pg_dump') || 'none'}\n`,
  );

(capable ? describe : describe.skip)('a dump by the commands of docs/backup.md', () => {
  let world: World;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'backup-'));
    world = await World.start({ now: '2026-03-02T10:00:00Z' });
    await seedCatalogue(world);
    await payingMember(world, 'ann', 'basic');
    await world.ok('PUT', '/v1/members/bob', { timeZone: 'Europe/Berlin' });
    await goodDay(world, 'bob', '2026-03-02T10:00:00Z');
  });
  afterAll(async () => {
    await world.stop();
    rmSync(folder, { recursive: true });
  });

  it('taken from a living installation and restored holds every row, and what was due is still due', async () => {
    const dump = join(folder, 'tierlift.dump');
    const source = world.config.env.DATABASE_URL;
    const restored = new URL(source);
    restored.pathname = `${restored.pathname}_restored`;
    const name = restored.pathname.slice(1);
    await world.whileWorkerIsDown(async () => {
      await world.ok('POST', '/v1/signals', {
        signals: [{ id: 'late', member: 'bob', name: 'limit_hit', occurredAt: '2026-03-02T10:00:00Z' }],
      });
      const before = await contents(source);
      const common = ['--no-owner', '--no-privileges'];
      execFileSync('pg_dump', ['--format=custom', ...common, '--exclude-schema=bullmq', `--file=${dump}`, source]);
      await world.rows(`create database "${name}"`);
      try {
        execFileSync('pg_restore', [...common, '--exit-on-error', `--dbname=${restored.href}`, dump]);
        await migrateDatabase(restored.href, () => migrateQueue(restored.href));
        expect(await contents(restored.href)).toEqual(before);
        expect(Object.keys(before).length).toBeGreaterThan(20);
      } finally {
        await world.rows(`drop database "${name}" with (force)`);
      }
    });
  });
});

/** Table -> number of rows and a hash over all of them. */
async function contents(url: string): Promise<Record<string, unknown>> {
  const database = await new Database(dataSourceOptions(url, 1)).initialize();
  try {
    const tables = await rows<{ name: string }>(
      database,
      `select quote_ident(relname) as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`,
    );
    const found: Record<string, unknown> = {};
    for (const { name } of tables)
      [found[name]] = await rows(
        database,
        `select count(*)::int as n, md5(coalesce(string_agg(one::text, ' ' order by one::text), '')) as hash from ${name} one`,
      );
    return found;
  } finally {
    await database.destroy();
  }
}
