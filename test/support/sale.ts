interface Question {
  kind: string;
  state: string;
  because: string | null;
  answer: string | null;
  words: { title: string; body: string; yes: string; no: string } | null;
  offered: {
    key: string;
    interval: string | null;
    differenceNowMinor: number | null;
    differenceMonthlyMinor: number;
  } | null;
}
/** A sale as the API shows it. */
export interface Sale {
  id: string;
  token: string;
  status: string;
  totalMinor: number;
  lines: { key: string; interval: string | null; origin: string }[];
  question: Question | null;
  questions: Question[];
}
/** What asking to pay answers. */
export interface Paid {
  sale: Sale;
  checkoutUrl: string | null;
  quote: { id: string; amountDueNowMinor: number } | null;
  planChange: { id: string; toPlan: string };
}

export const NOW = '2026-03-02T10:00:00Z';
export const consent = { terms: 'Premium, 20.00 USD a month', shownAt: NOW };
export const basic = { plan: { key: 'basic' } };
