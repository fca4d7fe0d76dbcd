// Members look at their inbox and answer; a yes is carried through to the payment.
import { payOnPage } from './site.mjs';

const CODES_OF_A_RACE = new Set(['proposal_closed', 'change_in_progress', 'already_on_plan', 'quote_expired']);

/**
 * @typedef {object} Tally what the members did
 * @property {Set<string>} asked members who ever saw a proposal
 * @property {number} accepts
 * @property {number} declines
 * @property {Map<string, number>} refusals decline code -> cards refused, on the page or by a charge
 * @property {string[]} updates ids of plan changes that were confirmed by a quote
 */
export const newTally = () => ({ asked: new Set(), accepts: 0, declines: 0, refusals: new Map(), updates: [] });

export const refused = (tally, code) => tally.refusals.set(code, (tally.refusals.get(code) ?? 0) + 1);

/** One member looks; `decide(proposal)` answers 'accept', 'decline' or 'ignore'; `cards` are tried in turn on the hosted page. */
export async function lookAndAnswer(tierlift, tally, memberId, now, decide, cards) {
  const { call } = tierlift;
  const { data } = await call('GET', `/v1/members/${encodeURIComponent(memberId)}/proposals`);
  for (const proposal of data) {
    tally.asked.add(memberId);
    await call('POST', `/v1/proposals/${proposal.id}/events`, { type: 'viewed' });
    const answer = decide(proposal);
    try {
      if (answer === 'decline') {
        await call('POST', `/v1/proposals/${proposal.id}/decline`);
        tally.declines++;
      } else if (answer === 'accept') {
        await accept(tierlift, tally, proposal, now, cards);
      }
    } catch (error) {
      if (!CODES_OF_A_RACE.has(error.code)) throw error;
    }
  }
}

async function accept({ call }, tally, proposal, now, cards) {
  const terms = `${proposal.words.title}: ${(proposal.price.unitAmountMinor / 100).toFixed(2)} USD a month, cancel any time.`;
  const accepted = await call('POST', `/v1/proposals/${proposal.id}/accept`, {
    consent: { terms, shownAt: now.toISOString() },
  });
  tally.accepts++;
  if (accepted.quote) {
    await call('POST', '/v1/plan-changes', { quoteId: accepted.quote.id });
    tally.updates.push(accepted.planChange.id);
    return;
  }
  for (const card of cards) {
    const declined = await payOnPage(accepted.checkoutUrl, card);
    if (declined === null) return;
    refused(tally, declined);
  }
}
