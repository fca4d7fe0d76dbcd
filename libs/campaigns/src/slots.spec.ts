import { localTimeAt } from '#domain';
import fc from 'fast-check';
import { cronOf, latestSlot, nextSlot, type Slot } from './slots';

const cron = (pattern: string, zone: string) => ({ kind: 'cron', cron: pattern, zone }) as const;

/** All slots from an instant up to another. */
function slots(pattern: string, zone: string, from: string, to: string): Slot[] {
  const found: Slot[] = [];
  for (let since = new Date(from); ;) {
    const next = nextSlot(cron(pattern, zone), since);
    if (!next || next.dueAt > new Date(to)) return found;
    found.push(next);
    since = next.dueAt;
  }
}

describe('the slots of a cron', () => {
  it('a daily wave at half past two comes every day, on the night without that hour too, and once on the night with two', () => {
    const spring = slots('30 2 * * *', 'Europe/Berlin', '2026-03-27T12:00:00Z', '2026-03-30T12:00:00Z');
    expect(spring.map(({ dueAt }) => dueAt.toISOString().slice(0, 16))).toEqual([
      '2026-03-28T01:30',
      '2026-03-29T01:00',
      '2026-03-30T00:30',
    ]);
    const autumn = slots('30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z');
    expect(autumn.map(({ dueAt }) => dueAt.toISOString().slice(0, 16))).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
  });

  it('in every zone a daily wave comes once on each day of ten years, at its hour unless the clocks leap over it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 2020, max: 2029 }),
        (zone, hour, minute, year) => {
          const found = slots(`${minute} ${hour} * * *`, zone, `${year}-02-01T00:00:00Z`, `${year}-04-30T00:00:00Z`);
          const days = found.map(({ slot }) => slot.slice(0, 10));
          expect(new Set(days).size).toBe(found.length);
          expect(found.length).toBeGreaterThanOrEqual(87);
          for (const { slot, dueAt } of found) expect(localTimeAt(dueAt, zone) >= slot).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('after a standstill only the last slot that has begun is made up for', () => {
    const first = nextSlot(cron('0 9 * * *', 'Asia/Jakarta'), new Date('2026-03-01T00:00:00Z'));
    if (!first) throw new Error('no slot');
    const now = new Date('2026-03-05T12:00:00Z');
    expect(latestSlot(cron('0 9 * * *', 'Asia/Jakarta'), first, now).slot).toBe('2026-03-05T09:00:00');
    expect(latestSlot(cron('0 9 * * *', 'Asia/Jakarta'), first, first.dueAt)).toEqual(first);
  });

  it('one for each member’s own zone begins where the day does', () => {
    const next = nextSlot(cron('0 9 * * *', 'member'), new Date('2026-03-01T00:00:00Z'));
    expect(next).toEqual({ slot: '2026-03-02T09:00:00', dueAt: new Date('2026-03-01T19:00:00Z') });
  });

  it('one that never comes has none, and one that cannot be read says why', () => {
    expect(nextSlot(cron('0 0 30 2 *', 'UTC'), new Date('2026-03-01T00:00:00Z'))).toBeNull();
    expect(() => cronOf('61 * * * *')).toThrow(/cron_invalid: .*minute: 61/);
    expect(() => cronOf('0 9 * * 1 *')).toThrow(/cron_invalid/);
  });
});
