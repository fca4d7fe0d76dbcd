import fc from 'fast-check';
import { DueIndex } from './due-index';

describe('the order of what is due', () => {
  it('is by time, then by order, then by arrival, whatever is set, moved and taken away in between', () => {
    const change = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      at: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const index = new DueIndex();
        const known = new Map<string, number>();
        const arrival: string[] = [];
        const orderOf = (key: string) => (key > 'c' ? 1 : 0);
        for (const { key, at } of changes) {
          index.set(key, at, orderOf(key));
          if (at === null) known.delete(key);
          else known.set(key, at);
          if (at !== null && !arrival.includes(key)) arrival.push(key);
        }
        const expected = [...known].sort(
          ([a, x], [b, y]) => x - y || orderOf(a) - orderOf(b) || arrival.indexOf(a) - arrival.indexOf(b),
        );
        const found: string[] = [];
        for (let first = index.first(9); first; first = index.first(9)) {
          found.push(first.key);
          index.set(first.key, null);
        }
        expect(found).toEqual(expected.map(([key]) => key));
      }),
    );
  });

  it('says nothing of what lies ahead', () => {
    const index = new DueIndex();
    index.set('renewal', 10);
    expect([index.first(9), index.first(10)?.key]).toEqual([undefined, 'renewal']);
  });
});
