import { FEATURES } from '#domain';
import { DecisionLog, type RandomDecision } from './decision-log';

const decided = (i: number, set: Partial<RandomDecision> = {}): RandomDecision => ({
  features: FEATURES.map((_, k) => (k === 0 ? 1 : i / (k + 6))),
  score: i / 3,
  noneShare: 1 / (i + 1),
  asked: i % 2 === 0,
  randomised: i % 3 !== 0,
  accepted: i % 4 === 0,
  fold: i % 5,
  ...set,
});

describe('the log of decisions', () => {
  const all = Array.from({ length: 30 }, (_, i) => decided(i + 1));
  const log = new DecisionLog(40);
  all.forEach((one) => log.add(one));

  it('gives back each decision to the last bit, in order', () => {
    expect([...log]).toEqual(all);
  });

  it('teaches by the asks that chance decided and no others', () => {
    const taught = all.filter(({ asked, randomised }) => asked && randomised);
    const { sample, folds } = log.asks();
    expect([...folds]).toEqual(taught.map(({ fold }) => fold));
    expect([...sample.answers]).toEqual(taught.map(({ accepted }) => Number(accepted)));
    expect([...sample.features]).toEqual(taught.flatMap(({ features }) => features));
  });

  it('leaves out what other features decided, or none', () => {
    const other = new DecisionLog(2);
    other.add(decided(1, { features: [1, 2] }));
    other.add(decided(1, { features: FEATURES.map(() => NaN) }));
    expect(other.length).toBe(0);
  });
});
