import { experimentsOf } from './experiments';

const offer = (key: string, planKey: string, active = true) => ({ key, planKey, active });

describe('the experiments under way', () => {
  it('are the campaigns with several offers for one plan, each arm with its share', () => {
    const offers = [offer('a', 'basic'), offer('b', 'basic'), offer('c', 'premium'), offer('d', 'basic', false)];
    const campaigns = [
      { key: 'two-arms', offerKeys: ['a', 'b', 'c', 'd'] },
      { key: 'one-each', offerKeys: ['a', 'c'] },
    ];
    const found = experimentsOf(campaigns, offers, { a: 3 }, []);
    expect(found).toEqual([
      {
        campaignKey: 'two-arms',
        planKey: 'basic',
        arms: [
          { offerKey: 'a', share: 0.75, result: undefined },
          { offerKey: 'b', share: 0.25, result: undefined },
        ],
      },
    ]);
  });

  it('share alike when all arms weigh nothing, as decisions do', () => {
    const offers = [offer('a', 'basic'), offer('b', 'basic')];
    const [only] = experimentsOf([{ key: 'c', offerKeys: ['a', 'b'] }], offers, { a: 0, b: 0 }, []);
    expect(only?.arms.map(({ share }) => share)).toEqual([0.5, 0.5]);
  });
});
