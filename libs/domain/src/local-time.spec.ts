import fc from 'fast-check';
import { instantOf, localTimeAt } from './local-time';

const ZONES = Intl.supportedValuesOf('timeZone');
const zone = fc.constantFrom(...ZONES);
const YEARS = { min: new Date('2015-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true };
const wall = fc.date(YEARS).map((date) => date.toISOString().slice(0, 19));
const RUNS = { numRuns: 3000 };

describe('the instant of a local time', () => {
  it.each([
    ['an ordinary day', '2026-03-10T09:00:00', 'Europe/Berlin', '2026-03-10T08:00:00Z'],
    [
      'an hour that is leapt over: the instant of the leap',
      '2026-03-29T02:30:00',
      'Europe/Berlin',
      '2026-03-29T01:00:00Z',
    ],
    ['an hour that comes twice: the first', '2026-10-25T02:30:00', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['the same in New York', '2026-11-01T01:30:00', 'America/New_York', '2026-11-01T05:30:00Z'],
    ['half an hour on Lord Howe, leapt over', '2026-10-04T02:15:00', 'Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
    ['a day that never was, on Samoa', '2011-12-30T09:00:00', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
    ['a midnight that is leapt over, in Cairo', '2026-04-24T00:00:00', 'Africa/Cairo', '2026-04-23T22:00:00Z'],
  ])('%s', (_what, local, timeZone, at) => {
    expect(instantOf(local, timeZone)).toEqual(new Date(at));
  });

  it('in every zone it shows that time, or, where the clocks leap over it, is the very instant of the leap', () => {
    fc.assert(
      fc.property(wall, zone, (local, timeZone) => {
        const at = instantOf(local, timeZone);
        const shown = localTimeAt(at, timeZone);
        if (shown === local) return;
        expect(shown > local).toBe(true);
        expect(localTimeAt(new Date(at.getTime() - 1000), timeZone) < local).toBe(true);
      }),
      RUNS,
    );
  });

  it('in every zone an earlier instant never shows it, so that it comes once', () => {
    fc.assert(
      fc.property(wall, zone, fc.integer({ min: 1, max: 96 }), (local, timeZone, quarters) => {
        const earlier = new Date(instantOf(local, timeZone).getTime() - quarters * 900_000);
        expect(localTimeAt(earlier, timeZone)).not.toBe(local);
      }),
      RUNS,
    );
  });

  it('in every zone a later local time never comes earlier', () => {
    fc.assert(
      fc.property(wall, zone, fc.integer({ min: 1, max: 172_800 }), (local, timeZone, seconds) => {
        const later = new Date(Date.parse(`${local}Z`) + seconds * 1000).toISOString().slice(0, 19);
        expect(instantOf(later, timeZone).getTime()).toBeGreaterThanOrEqual(instantOf(local, timeZone).getTime());
      }),
      RUNS,
    );
  });
});
