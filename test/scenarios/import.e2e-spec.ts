import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { seedCatalogue } from '../support/catalogue';
import { KEY, World } from '../support/world';

const run = promisify(execFile);
const script = join(__dirname, '../../scripts/import.mjs');

interface Fault {
  line: number;
  code: string;
  detail: string;
  text: string;
}

describe('npm run import', () => {
  let world: World;
  let folder: string;
  let env: NodeJS.ProcessEnv;
  beforeAll(async () => {
    world = await World.start();
    await seedCatalogue(world);
    folder = mkdtempSync(join(tmpdir(), 'tierlift-import-'));
    env = { ...process.env, TIERLIFT_URL: await world.api.getUrl(), API_KEY: KEY, NO_COLOR: '1' };
  });
  afterAll(async () => {
    await world.stop();
    rmSync(folder, { recursive: true });
  });

  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const terminal = async (...words: string[]): Promise<{ text: string; code: number }> => {
    try {
      const { stdout } = await run(process.execPath, [script, ...words], { env });
      return { text: stdout, code: 0 };
    } catch (error) {
      const { stdout, stderr, code } = error as { stdout: string; stderr: string; code: number };
      return { text: stdout + stderr, code };
    }
  };
  const faults = (path: string): Fault[] =>
    readFileSync(`${path}.errors.ndjson`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Fault);
  const count = async (table: string) =>
    (await world.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n ?? 0;

  it('takes members by the header of a spreadsheet, and says of each that it refuses in which line it stands and why', async () => {
    const path = file(
      'members.csv',
      [
        'Customer,mail,timeZone,consents.email,traits.name,traits.seats,Notes',
        'imp-1,imp-1@example.com,Asia/Jakarta,yes,"Ann, the first",5,x',
        'imp-2,nonsense,,,Bob,,',
        '"imp-3",,Mars/Olympus,,"over',
        'two lines",,',
        'imp-4,,Europe/Berlin,no,=cmd(),007,',
        ',,,,nobody,,',
      ].join('\n'),
    );
    const map = ['--map', 'Customer=id', '--map', 'mail=email'];
    expect((await terminal('members', path, ...map)).text).toContain('the column Notes is none of');
    const { text, code } = await terminal('members', path, ...map, '--map', 'Notes=');
    expect([text.trim(), code]).toEqual([
      `5 members: 2 taken, 0 known before, 3 refused: see ${path}.errors.ndjson`,
      2,
    ]);
    expect(faults(path).map((fault) => [fault.line, fault.code])).toEqual([
      [3, 'member_invalid'],
      [4, 'time_zone_invalid'],
      [7, 'member_invalid'],
    ]);
    expect(faults(path)[0]).toMatchObject({
      detail: expect.stringContaining('email') as string,
      text: expect.stringContaining('nonsense') as string,
    });
    expect(await world.ok('GET', '/v1/members/imp-1')).toMatchObject({
      email: 'imp-1@example.com',
      plan: 'free',
      consents: { email: true },
      traits: { name: 'Ann, the first', seats: 5 },
    });
    expect(await world.ok('GET', '/v1/members/imp-4')).toMatchObject({
      consents: { email: false },
      traits: { name: '=cmd()', seats: '007' },
    });
    expect(existsSync(`${path}.cursor`)).toBe(false);
  });

  it('changes of those who are there only what the file says', async () => {
    const path = file('again.ndjson', '{"id":"imp-1","locale":"id-ID"}\n\n{"id":"imp-1","plan":"premium"}\n');
    expect((await terminal('members', path)).text).toContain('2 members: 2 taken');
    expect(await world.ok('GET', '/v1/members/imp-1')).toMatchObject({
      email: 'imp-1@example.com',
      locale: 'id-ID',
      plan: 'free',
    });
  });

  it('takes orders, a row per item, and signals, each once however often they are sent', async () => {
    const orders = file(
      'orders.csv',
      'id,orderedAt,product,quantity\no-1,2026-03-01T10:00:00Z,mug,2\no-1,2026-03-01T10:00:00Z,tea,\no-2,2026-03-01T11:00:00Z,mug,many\n',
    );
    expect(await terminal('orders', orders)).toEqual({
      text: `2 orders: 1 taken, 0 known before, 1 refused: see ${orders}.errors.ndjson\n`,
      code: 2,
    });
    expect(faults(orders)).toMatchObject([{ line: 4, code: 'order_invalid' }]);
    expect(await world.rows(`select items from product_order where external_id = 'o-1'`)).toMatchObject([
      {
        items: [
          { key: 'mug', quantity: 2 },
          { key: 'tea', quantity: 1 },
        ],
      },
    ]);
    const signals = file(
      'signals.ndjson',
      '{"id":"s-1","member":"imp-1","name":"login","occurredAt":"2026-03-01T10:00:00Z"}\nno json\n{"id":"s-2","member":"nobody","name":"login","occurredAt":"2026-03-01T10:00:00Z"}\n',
    );
    expect((await terminal('signals', signals)).text).toContain('3 signals: 1 taken, 0 known before, 2 refused');
    expect(faults(signals)).toMatchObject([
      { line: 2, code: 'malformed_json', text: 'no json' },
      { line: 3, code: 'member_unknown' },
    ]);
    expect((await terminal('signals', signals)).text).toContain('3 signals: 0 taken, 1 known before, 2 refused');
    expect(faults(signals)).toHaveLength(2);
  });

  it('killed in the middle and started again, it goes on where it was: nothing is missing, nothing is told twice', async () => {
    const lines = Array.from({ length: 6000 }, (_, i) =>
      i % 1000 === 7
        ? '{"id":"bad"}'
        : `{"id":"k-${i}","member":"imp-1","name":"login","occurredAt":"2026-03-01T10:00:00Z"}`,
    );
    const path = file('large.ndjson', lines.join('\n'));
    const before = await count('signal');
    const child = spawn(process.execPath, [script, 'signals', path], { env, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('close', resolve));
    await new Promise<void>((resolve) => {
      const watcher = watch(folder, (_event, name) => {
        if (name !== 'large.ndjson.cursor') return;
        watcher.close();
        resolve();
      });
    });
    child.kill('SIGKILL');
    await ended;
    const done = (JSON.parse(readFileSync(`${path}.cursor`, 'utf8')) as { records: number }).records;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(6000);
    const { text, code } = await terminal('signals', path);
    expect(text).toMatch(/6,000 signals: 5,\d{3} taken, \d+ known before, 6 refused/);
    expect(code).toBe(2);
    expect((await count('signal')) - before).toBe(5994);
    expect(faults(path).map(({ line }) => line)).toEqual([8, 1008, 2008, 3008, 4008, 5008]);
    expect(existsSync(`${path}.cursor`)).toBe(false);
  });

  it('says in one line what is wrong, and fails', async () => {
    expect(await terminal('people', 'x.csv')).toEqual({ text: expect.stringContaining('usage:') as string, code: 1 });
    expect(await terminal('members', join(folder, 'none.csv'))).toEqual({
      text: expect.stringContaining('none.csv') as string,
      code: 1,
    });
    const path = file('forbidden.ndjson', '{"id":"x"}');
    const stranger = { ...env, API_KEY: 'tl_nobody' };
    await expect(run(process.execPath, [script, 'members', path], { env: stranger })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('api_key_invalid') as string,
    });
  });
});
