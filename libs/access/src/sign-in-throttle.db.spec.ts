import { after, Clock, HOUR, MINUTE } from '#platform';
import { Database, dataSourceOptions } from '#database';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { SignInAttemptsStore } from './sign-in-attempts-store';
import { SignInThrottle } from './sign-in-throttle';

class Moved extends Clock {
  constructor(readonly at: Date) {
    super();
  }

  now(): Date {
    return this.at;
  }
}

describe('guessing passwords', () => {
  const start = new Date('2026-03-02T10:00:00Z');
  let cloned: ClonedDatabase;
  let database: Database;
  beforeAll(async () => {
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 2)).initialize();
  });
  afterAll(async () => {
    await database.destroy();
    await cloned.drop();
  });
  beforeEach(() => database.query('truncate sign_in_attempts'));
  const throttle = (at = start) => new SignInThrottle(new Moved(at), new SignInAttemptsStore(database));

  it.each([
    ['one address at one e-mail', 5, 15 * MINUTE, () => 'ann@example.com', () => '192.0.2.1'],
    ['one address at any e-mail', 30, 15 * MINUTE, (n: number) => `${n}@example.com`, () => '192.0.2.1'],
    ['any address at one e-mail', 60, HOUR, () => 'ann@example.com', (n: number) => `192.0.2.${n}`],
  ])(
    'from %s ends after %i tries, until the window of the first is over',
    async (_who, tries, window, email, address) => {
      for (let n = 1; n <= tries; n++) await throttle().count(email(n), address(n));
      const more = (at: Date) => throttle(at).count(email(tries + 1), address(tries + 1));
      await expect(more(start)).rejects.toMatchObject({ code: 'rate_limited' });
      await expect(more(after(start, window - 1))).rejects.toMatchObject({ code: 'rate_limited' });
      await expect(more(after(start, window))).resolves.toBeUndefined();
    },
  );
});
