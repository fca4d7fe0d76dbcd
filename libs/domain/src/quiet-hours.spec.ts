import fc from 'fast-check';
import { DEFAULT_POLICY } from './policy';
import { endOfQuiet, isQuiet, minuteOfDay } from './quiet-hours';

const hours = DEFAULT_POLICY.quietHours;
const zones = Intl.supportedValuesOf('timeZone');

describe('quiet hours', () => {
  it.each([
    ['20:59 in Berlin is not quiet', '2026-01-15T19:59:00Z', 'Europe/Berlin', false],
    ['21:00 in Berlin is quiet', '2026-01-15T20:00:00Z', 'Europe/Berlin', true],
    ['07:59 in Kathmandu is quiet', '2026-01-15T02:14:00Z', 'Asia/Kathmandu', true],
    ['08:00 in Kathmandu is not quiet', '2026-01-15T02:15:00Z', 'Asia/Kathmandu', false],
  ])('%s', (_name, at, zone, quiet) => {
    expect(isQuiet(new Date(at), zone, hours)).toBe(quiet);
  });

  it.each([
    ['the night in which clocks go forward', '2026-03-28T22:00:00Z', 'Europe/Berlin', '2026-03-29T06:00:00.000Z'],
    ['the night in which clocks go back', '2026-10-24T21:00:00Z', 'Europe/Berlin', '2026-10-25T07:00:00.000Z'],
    [
      'a night in which clocks go back by half an hour',
      '2026-04-04T10:30:00Z',
      'Australia/Lord_Howe',
      '2026-04-04T21:30:00.000Z',
    ],
    ['a usual night in Kathmandu', '2026-01-14T20:00:00Z', 'Asia/Kathmandu', '2026-01-15T02:15:00.000Z'],
    ['a usual night in New York', '2026-07-01T03:00:00Z', 'America/New_York', '2026-07-01T12:00:00.000Z'],
  ])('ends at 08:00 local time after %s', (_name, at, zone, end) => {
    expect(endOfQuiet(new Date(at), zone, hours).toISOString()).toBe(end);
  });

  it('end to the minute in every zone, however short the day between them is', () => {
    const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    const minute = fc.nat(1439);
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), minute, minute, (at, zone, startMinute, endMinute) => {
        const odd = { startMinute, endMinute };
        const end = endOfQuiet(at, zone, odd);
        expect(isQuiet(end, zone, odd)).toBe(false);
        if (end > at) expect(isQuiet(new Date(end.getTime() - 60_000), zone, odd)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('always ends outside quiet hours, never more than a night away, in every zone of the world', () => {
    const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), (at, zone) => {
        const end = endOfQuiet(at, zone, hours);
        expect(isQuiet(end, zone, hours)).toBe(false);
        expect(end.getTime() - at.getTime()).toBeLessThanOrEqual(12 * 3_600_000);
        if (isQuiet(at, zone, hours)) expect(minuteOfDay(end, zone)).toBe(hours.endMinute);
      }),
    );
  });
});
