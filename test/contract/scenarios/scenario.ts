import type { Stage } from '../stage';

/** What members do through Tierlift's API and people in Stripe, and what must hold; `run` fails if it does not. */
export interface Scenario {
  readonly name: string;
  /** What a real account cannot give without a person or a month: a click on a hosted page, or time. */
  readonly needs?: 'page' | 'time';
  readonly run: (stage: Stage) => Promise<void>;
}
