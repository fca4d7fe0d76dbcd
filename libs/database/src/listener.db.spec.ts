import { Listener } from './listener';
import { SteadyClient } from './steady-client';
import { cloneDatabase, type ClonedDatabase } from './testing';

describe('a listener', () => {
  let cloned: ClonedDatabase;
  let admin: SteadyClient;
  let heard: (string | null)[];
  let told: () => void;
  beforeAll(async () => {
    cloned = await cloneDatabase();
    admin = new SteadyClient(cloned.url);
    await admin.connect();
  });
  beforeEach(() => (heard = []));
  afterAll(async () => {
    await admin.end();
    await cloned.drop();
  });

  const listener = (url: string) =>
    new Listener(url, ['something'], (channel) => {
      heard.push(channel);
      told();
    });
  const next = () => new Promise<void>((resolve) => (told = resolve));

  it('wakes nobody while the database is away: who waits before the next try goes on waiting', async () => {
    const away = listener(Object.assign(new URL(cloned.url), { port: '1' }).href);
    await expect(away.open()).rejects.toThrow('ECONNREFUSED');
    await expect(away.open()).rejects.toThrow('ECONNREFUSED');
    await away.close();
    expect(heard).toEqual([]);
  });

  it('says once that its connection was lost, and hears again when it is opened again', async () => {
    const lasting = listener(cloned.url);
    await lasting.open();
    const lost = next();
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen something'`,
    );
    await lost;
    await lasting.open();
    const news = next();
    await admin.query('notify something');
    await news;
    expect(heard).toEqual([null, 'something']);
    await lasting.close();
  });
});
