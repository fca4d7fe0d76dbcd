import { after, DAY, HOUR, SECOND } from '#platform';
import { afterFailures, HEALTHY, isHopeless, OPENS_AFTER } from './circuit';

const NOW = new Date('2026-03-01T12:00:00Z');
const at = (ms: number) => after(NOW, ms);

describe('the circuit of an endpoint', () => {
  it('opens at the fifth failure in a row', () => {
    expect(afterFailures(HEALTHY, OPENS_AFTER - 1, NOW).openUntil).toBeNull();
    expect(afterFailures(HEALTHY, OPENS_AFTER, NOW).openUntil).toEqual(at(30 * SECOND));
  });

  it('stays open for as long as the endpoint has been failing, and for an hour at most', () => {
    const first = afterFailures(HEALTHY, OPENS_AFTER, NOW);
    expect(afterFailures(first, 1, at(100 * SECOND)).openUntil).toEqual(at(200 * SECOND));
    expect(afterFailures(first, 1, at(5 * HOUR)).openUntil).toEqual(at(6 * HOUR));
  });

  it('is given up after three days of nothing but failures', () => {
    const circuit = afterFailures(HEALTHY, 1, NOW);
    expect(isHopeless(circuit, at(3 * DAY - 1))).toBe(false);
    expect(isHopeless(circuit, at(3 * DAY))).toBe(true);
    expect(isHopeless(HEALTHY, at(3 * DAY))).toBe(false);
  });
});
