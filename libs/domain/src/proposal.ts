import type { Channel } from './campaign';
import type { OfferTerms } from './offer';
import type { Words } from './words';
import type { Moves } from './state-machine';

/** One offer made to one member. Price and plan are frozen as offered. */
export interface Proposal {
  readonly id: string;
  readonly memberId: string;
  readonly decisionId: string;
  readonly campaignId: string;
  readonly offerKey: string;
  readonly planKey: string;
  readonly priceLookupKey: string;
  readonly unitAmountMinor: number;
  readonly currency: string;
  readonly channel: Channel;
  readonly status: ProposalStatus;
  /** As the offer had them; they are filled in when the member reads them. */
  readonly words: Words;
  readonly terms: OfferTerms;
  readonly createdAt: Date;
  readonly presentedAt: Date | null;
  readonly viewedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly expiresAt: Date;
  readonly withdrawnBecause: string | null;
}

export const PROPOSAL_MOVES = {
  open: ['presented', 'accepted', 'declined', 'expired', 'withdrawn'],
  presented: ['accepted', 'declined', 'expired', 'withdrawn'],
  accepted: [],
  declined: [],
  expired: [],
  withdrawn: [],
} as const satisfies Moves<string>;

export type ProposalStatus = keyof typeof PROPOSAL_MOVES;

/** What the member saw when saying yes; kept as proof. `termsHash` is the SHA-256 of the terms' text. */
export interface Consent {
  readonly id: string;
  readonly proposalId: string;
  readonly memberId: string;
  readonly terms: string;
  readonly termsHash: string;
  readonly shownAt: Date;
  readonly recordedAt: Date;
}
