// Members look at their inbox and answer; a yes is carried through to the payment.
import { memberPath } from './site.mjs';
import { payOnPage } from './stripe.mjs';

/**
 * @typedef {object} Tally what the members did
 * @property {Map<string, object>} proposals every proposal that somebody saw, by id, with its `member`
 * @property {number} declines
 * @property {{ id: string, member: string }[]} changes the plan change of each yes
 * @property {Map<string, number>} refusals decline code -> cards refused on the hosted page
 */

/** @returns {Tally} */
export const newTally = () => ({ proposals: new Map(), declines: 0, changes: [], refusals: new Map() });

/** How many different members saw a proposal. */
export const askedOf = (tally) => new Set([...tally.proposals.values()].map(({ member }) => member)).size;

/** What is in the member's inbox now; all of it is remembered. */
export async function look({ call }, tally, memberId) {
  const { data } = await call('GET', `${memberPath(memberId)}/proposals`);
  for (const proposal of data) tally.proposals.set(proposal.id, { ...proposal, member: memberId });
  return data;
}

/**
 * One member looks and answers.
 * @param {() => 'accept' | 'decline' | 'ignore'} decide
 * @param {string[]} cards tried in turn on the hosted page
 */
export async function lookAndAnswer(tierlift, tally, memberId, now, decide, cards) {
  for (const proposal of await look(tierlift, tally, memberId)) {
    await tierlift.call('POST', `/v1/proposals/${proposal.id}/events`, { type: 'viewed' });
    const answer = decide();
    if (answer === 'decline') {
      await tierlift.call('POST', `/v1/proposals/${proposal.id}/decline`);
      tally.declines++;
    } else if (answer === 'accept') {
      await accept(tierlift, tally, memberId, proposal, now, cards);
    }
  }
}

async function accept({ call }, tally, member, proposal, now, cards) {
  const price = `${(proposal.price.unitAmountMinor / 100).toFixed(2)} ${proposal.price.currency.toUpperCase()}`;
  const consent = {
    terms: `${proposal.words.title}: ${price} a month, cancel any time.`,
    shownAt: now.toISOString(),
  };
  const accepted = await call('POST', `/v1/proposals/${proposal.id}/accept`, { consent });
  tally.changes.push({ id: accepted.planChange.id, member });
  if (accepted.quote) {
    await call('POST', '/v1/plan-changes', { quoteId: accepted.quote.id });
    return;
  }
  for (const card of cards) {
    const code = await payOnPage(accepted.checkoutUrl, card);
    if (code === null) return;
    tally.refusals.set(code, (tally.refusals.get(code) ?? 0) + 1);
  }
}
