import { Client } from 'pg';
import { Locks } from './locks';
import { cloneDatabase, type ClonedDatabase } from './testing';

describe('a named lock', () => {
  let cloned: ClonedDatabase;
  let locks: Locks;
  let elsewhere: Locks;
  beforeEach(async () => {
    cloned = await cloneDatabase();
    locks = new Locks(cloned.url);
    elsewhere = new Locks(cloned.url);
  });
  afterEach(async () => {
    await locks.onApplicationShutdown();
    await elsewhere.onApplicationShutdown();
    await cloned.drop();
  });

  it('lets one in at a time, over processes, however many wait', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside--;
    };
    const all = Array.from({ length: 60 }, (_, i) => (i % 2 ? locks : elsewhere).exclusively('a', work));
    await Promise.all(all);
    expect(most).toBe(1);
  });

  it('is free again when the work throws', async () => {
    await expect(locks.exclusively('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await elsewhere.exclusively('a', () => Promise.resolve('in'))).toBe('in');
  });

  it('is free again when its connection dies', async () => {
    const admin = new Client({ connectionString: cloned.url });
    await admin.connect();
    await locks.exclusively('a', async () => {
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tierlift-locks'`,
      );
      expect(await elsewhere.exclusively('a', () => Promise.resolve('in'))).toBe('in');
    });
    await admin.end();
    expect(await locks.exclusively('a', () => Promise.resolve('in'))).toBe('in');
  });
});
