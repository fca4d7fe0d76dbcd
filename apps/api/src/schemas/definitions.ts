/** What the figures of each report mean, in a sentence; told with every report. */
export const DEFINITIONS = {
  mrr: {
    startMinor: 'Recurring revenue per month when the span begins, in minor units.',
    movements:
      'new, expansion, reactivation add; contraction and churn take away. Written when Stripe confirms the change.',
    endMinor: 'startMinor + the sum of all movements.',
    key: 'The plan that was moved to (for churn: from), or the campaign whose proposal led to it; null: none did.',
  },
  decisions: {
    count: 'Evaluations of a member, by how they ended and the first reason given.',
  },
  funnel: {
    signals: 'Signals that occurred in the span.',
    eligible: 'Members decided on in the span who are not held out.',
    proposed: 'Proposals made in the span; all that follows is about these.',
    presented: 'Shown or sent.',
    viewed: 'Reported as seen by the site.',
    accepted: 'Answered with yes.',
    paid: 'Led to a plan change that Stripe confirmed.',
    kept: 'Of those paid at least so many days ago (due): no movement down within these days, and no charge of these days given back or charged back since.',
  },
  lift: {
    members: 'By assignment, from the first decision on the member, asked or not (intention to treat).',
    mean: 'Charges since then, taxes included, less refunds and chargebacks, per member of the arm, payers or not.',
    capMinor: 'Revenue above the 99.9th percentile of all members counts as that percentile.',
    absolute:
      'Difference of the arms’ means in minor units, less what revenue of the 90 days and signals of the 28 days before explain (CUPED).',
    relative: 'The same over the holdout’s mean (delta method).',
    always:
      '95 % confidence sequence: right however often one looks, as long as the span begins at the same time. The verdict rests on it.',
    fixed: '95 % interval for one look at an end fixed beforehand (Welch).',
    verdict:
      'proved or harmful when the sequence leaves out 0; never before 50 payers in the smaller arm, nor under sample-ratio mismatch.',
    goalReached: 'Whether the relative lift is at least 10 %, by the same sequence.',
    conversion: 'Members with a movement up since; churn: with a churn since.',
  },
  weeks: {
    estimate:
      'Difference of the arms’ mean revenue in that week since the first eligibility, of members who have been there so long; no week in which the holdout was stopped.',
  },
  readings: {
    relative: 'The relative lift as it stood at the end of that day’s reading, with its confidence sequence.',
  },
  offers: {
    acceptance: 'accepted / (accepted + declined + expired); fixed: Wilson, 95 %; always: right at every look.',
    bestProbability:
      'Probability of the highest acceptance among offers for the same plan in the campaign, from the uniform prior.',
    refunded: 'Paid, and a charge around the payment was given back or charged back since.',
  },
  askRate: {
    eligible:
      'Sales begun in the span, but those withheld, left early, or with nothing to offer for one of the questions.',
    bothAsked: 'Of these, both questions were asked and answered.',
    askRate: 'bothAsked / eligible; the goal is 1.',
    acceptance: 'yes / (yes + no + timedOut).',
    values:
      'What the sales of a buyer brought at list prices, 0 when none was paid, by assignment; intervals and verdict as those of the lift.',
    timings: 'What was offered and sold at the sale, and what was remembered there to be offered after proof.',
  },
} as const;
