import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { BUCKETS, bucketOf, fnv1a32 } from './hash';

const PUBLISHED = join(__dirname, '../../../../shared/data/published_stats/growthbook_hash_cases.json');

describe('the hash that draws the holdout', () => {
  // reference values of FNV-1a, 32 bit (draft-eastlake-fnv)
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('fnv1a32(%j) is the published value', (text, expected) => {
    expect(fnv1a32(text)).toBe(expected);
  });

  it('gives every member one bucket for good, and other salts give independent ones', () => {
    const ids = Array.from({ length: 20_000 }, (_, i) => `member-${i}`);
    const inBoth = ids.filter((id) => bucketOf('a', id) < 1000 && bucketOf('b', id) < 1000).length;
    expect(bucketOf('a', 'member-1')).toBe(bucketOf('a', 'member-1'));
    expect(inBoth / ids.length).toBeCloseTo(0.01, 2);
  });

  it('stays within its buckets for any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (salt, id) => {
        const bucket = bucketOf(salt, id);
        return Number.isInteger(bucket) && bucket >= 0 && bucket < BUCKETS;
      }),
    );
  });

  const published = existsSync(PUBLISHED);
  if (!published) console.warn('SKIPPED: the published hash cases are not on this machine');
  (published ? it : it.skip)('equals the published cases of GrowthBook (hash version 2)', () => {
    const cases = (JSON.parse(readFileSync(PUBLISHED, 'utf8')) as { hash: [string, string, number, number | null][] })
      .hash;
    const version2 = cases.filter(([, , version]) => version === 2);
    expect(version2.length).toBeGreaterThan(0);
    for (const [seed, value, , expected] of version2)
      expect([seed, value, bucketOf(seed, value) / BUCKETS]).toEqual([seed, value, expected]);
  });
});
