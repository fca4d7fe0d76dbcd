import { addedValue, type ValueArm } from './added-value';

const arm = (count: number, mean: number, variance = 250_000, payers = count / 2): ValueArm => ({
  count,
  mean,
  variance,
  payers,
});

describe('what the questions add to a sale', () => {
  it('is proved when the whole interval lies above nothing, and the goal is a tenth more for certain', () => {
    const found = addedValue(arm(9000, 1300), arm(1000, 1000), 0.1);
    expect(found).toMatchObject({ verdict: 'proved', because: null, goalReached: 'yes' });
    expect(found.share).toBeCloseTo(0.3, 10);
    // by hand: se = sqrt(250000/9000 + 250000/1000) = 16.667; t at 1228 degrees = 1.9619
    expect(found.perSale?.low).toBeCloseTo(300 - 1.9619 * 16.6667, 1);
  });

  it('may be proved and yet below the goal, or not decided', () => {
    expect(addedValue(arm(9000, 1050), arm(1000, 1000), 0.1)).toMatchObject({ verdict: 'proved', goalReached: 'no' });
    expect(addedValue(arm(9000, 1110), arm(1000, 1000), 0.1)).toMatchObject({ verdict: 'proved', goalReached: 'open' });
    expect(addedValue(arm(9000, 1010), arm(1000, 1000), 0.1)).toMatchObject({
      verdict: 'not_yet',
      because: 'interval_spans_zero',
    });
  });

  it('says so when the questions do harm', () => {
    expect(addedValue(arm(9000, 900), arm(1000, 1000), 0.1)).toMatchObject({ verdict: 'harmful', goalReached: 'no' });
  });

  it('gives no verdict before the smaller arm has 50 payers, nor when the arms are not as drawn', () => {
    expect(addedValue(arm(9000, 2000), arm(1000, 1000, 250_000, 49), 0.1)).toMatchObject({
      verdict: 'not_yet',
      because: 'too_few_payers',
      goalReached: 'open',
    });
    expect(addedValue(arm(9000, 2000), arm(1500, 1000), 0.1)).toMatchObject({
      verdict: 'not_yet',
      because: 'sample_ratio_mismatch',
    });
  });
});
