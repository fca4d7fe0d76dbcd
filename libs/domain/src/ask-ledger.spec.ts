import { ledgerOf, type PastAsk } from './ask-ledger';
import { DEFAULT_POLICY } from './policy';

const NOW = new Date('2026-06-01T00:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const ask = (status: PastAsk['status'], days: number, presented = true, discounted = false): PastAsk => ({
  status,
  discounted,
  createdAt: daysAgo(days),
  presentedAt: presented ? daysAgo(days) : null,
  answeredAt: status === 'declined' || status === 'accepted' ? daysAgo(days - 1) : null,
});
const ledger = (...asks: PastAsk[]) => ledgerOf(asks, DEFAULT_POLICY, NOW);

describe('the ledger of asks', () => {
  it('counts only asks within the window of the cap', () => {
    expect(ledger(ask('expired', 120), ask('expired', 89)).recentAsks).toEqual([daysAgo(89)]);
  });

  it('does not count a proposal that was withdrawn before anybody saw it', () => {
    expect(ledger(ask('withdrawn', 3, false)).lastAskedAt).toBeNull();
    expect(ledger(ask('withdrawn', 3, true)).lastAskedAt).toEqual(daysAgo(3));
  });

  it('counts an ask from when it was sent, however long it had waited: the next keeps its distance to what the member saw', () => {
    const waited = { ...ask('expired', 8), presentedAt: daysAgo(2) };
    expect(ledger(waited).lastAskedAt).toEqual(daysAgo(2));
    expect(ledger({ ...ask('expired', 93), presentedAt: daysAgo(89) }).recentAsks).toEqual([daysAgo(89)]);
    expect(ledger({ ...ask('presented', 8, false), discounted: true }).lastDiscountAt).toEqual(daysAgo(8));
  });

  it('counts declines since the last yes, and an expired proposal is no answer', () => {
    const { declinesInARow, lastDeclinedAt } = ledger(
      ask('declined', 80),
      ask('accepted', 60),
      ask('declined', 40),
      ask('expired', 30),
      ask('declined', 20),
    );
    expect([declinesInARow, lastDeclinedAt]).toEqual([2, daysAgo(19)]);
  });

  it('remembers the first no to a full price, and the last discount, taken or not', () => {
    const { fullPriceDeclinedAt, lastDiscountAt } = ledger(
      ask('declined', 200, true, true),
      ask('declined', 90),
      ask('declined', 50),
      ask('expired', 20, true, true),
    );
    expect([fullPriceDeclinedAt, lastDiscountAt]).toEqual([daysAgo(89), daysAgo(20)]);
    expect(ledger(ask('expired', 90)).fullPriceDeclinedAt).toBeNull();
  });

  it('knows an open proposal', () => {
    expect(ledger(ask('presented', 1)).openProposal).toBe(true);
    expect(ledger(ask('declined', 1)).openProposal).toBe(false);
  });
});
