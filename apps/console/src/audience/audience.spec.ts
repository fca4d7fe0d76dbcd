import { asGroup, groupOf, jointOf, type Audience } from './audience';

const free: Audience = { plan: ['free'] };
const consents: Audience = { consent: 'email' };

describe('an audience in the editor', () => {
  it('is the same audience after being taken apart and joined again', () => {
    const written = [
      { all: [] },
      { all: [free, { any: [consents, { not: { any: [free] } }] }] },
      { not: { any: [free, consents] } },
    ];
    for (const audience of written) expect(jointOf(groupOf(asGroup(audience)))).toEqual(audience);
  });

  it('says "not this" as "none of: this"', () => {
    expect(groupOf({ not: free })).toEqual({ join: 'none', parts: [free] });
    expect(groupOf({ not: { all: [free, consents] } })).toEqual({ join: 'none', parts: [{ all: [free, consents] }] });
  });

  it('is a group even when it is one condition', () => {
    expect(asGroup(free)).toEqual({ all: [free] });
  });
});
