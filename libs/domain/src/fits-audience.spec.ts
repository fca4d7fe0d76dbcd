import type { Audience } from './audience';
import { NO_ENGAGEMENT } from './engagement';
import { fitsAudience, signalsAsked, type AudienceFacts } from './fits-audience';

const NOW = new Date('2026-03-10T12:00:00Z');
const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const ann: AudienceFacts = {
  member: {
    planKey: 'basic',
    createdAt: ago(100),
    traits: { country: 'ID', seats: 5, trial: false },
    timeZone: 'Asia/Jakarta',
    locale: 'id-ID',
    consents: { email: true },
  },
  engagement: { ...NO_ENGAGEMENT, positive: 3 },
  lastAskedAt: ago(10),
  signals: (name, days) => (name === 'login' ? Math.min(days, 4) : 0),
};
const fits = (audience: Audience, facts = ann) => fitsAudience(audience, facts, NOW);

describe('an audience', () => {
  it.each<[Audience, boolean]>([
    [{ all: [] }, true],
    [{ any: [] }, false],
    [{ not: { plan: ['free'] } }, true],
    [{ plan: ['free', 'basic'] }, true],
    [{ tenureDays: { atLeast: 100, atMost: 100 } }, true],
    [{ tenureDays: { atLeast: 101 } }, false],
    [{ score: { family: 'positive', atLeast: 3 } }, true],
    [{ score: { family: 'need', atMost: 0 } }, true],
    [{ trait: { name: 'country', in: ['ID', 'MY'] } }, true],
    [{ trait: { name: 'trial', in: [false] } }, true],
    [{ trait: { name: 'seats', atLeast: 5 } }, true],
    [{ trait: { name: 'country', atLeast: 0 } }, false],
    [{ trait: { name: 'age', exists: false } }, true],
    [{ trait: { name: 'age', in: ['x'] } }, false],
    [{ trait: { name: 'constructor', exists: true } }, false],
    [{ lastAskedDays: { atLeast: 10 } }, true],
    [{ lastAskedDays: { atLeast: 11 } }, false],
    [{ signals: { name: 'login', days: 7, atLeast: 4 } }, true],
    [{ signals: { name: 'crash', days: 7, atMost: 0 } }, true],
    [{ timeZone: ['Asia/Jakarta'] }, true],
    [{ timeZone: [null] }, false],
    [{ locale: ['ID'] }, true],
    [{ locale: ['i'] }, false],
    [{ consent: 'email' }, true],
    [{ all: [{ plan: ['basic'] }, { any: [{ plan: ['free'] }, { not: { consent: 'email' } }] }] }, false],
  ])('%j: %s', (audience, expected) => {
    expect(fits(audience)).toBe(expected);
  });

  it('takes one who was never asked as asked longer ago than anybody', () => {
    expect(fits({ lastAskedDays: { atLeast: 10_000 } }, { ...ann, lastAskedAt: null })).toBe(true);
  });

  it('asks for each signal once', () => {
    const login = { signals: { name: 'login', days: 7, atLeast: 1 } };
    expect(signalsAsked([{ all: [login, { not: login }] }, login])).toEqual([{ name: 'login', days: 7 }]);
  });
});
