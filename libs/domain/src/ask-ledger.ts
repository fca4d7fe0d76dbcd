import { DAY_MS } from './day';
import type { Proposal } from './proposal';
import type { Policy } from './policy';

/** How often and how lately a member was asked, over all channels and campaigns. */
export interface AskLedger {
  /** When the last ask reached the member; while it waits to be sent, when it was decided. */
  readonly lastAskedAt: Date | null;
  /** Instants of the asks within the cap's window, oldest first. */
  readonly recentAsks: readonly Date[];
  readonly declinesInARow: number;
  readonly lastDeclinedAt: Date | null;
  readonly openProposal: boolean;
  /** The first no to an offer at full price. */
  readonly fullPriceDeclinedAt: Date | null;
  readonly lastDiscountAt: Date | null;
}

export const NEVER_ASKED: AskLedger = {
  lastAskedAt: null,
  recentAsks: [],
  declinesInARow: 0,
  lastDeclinedAt: null,
  openProposal: false,
  fullPriceDeclinedAt: null,
  lastDiscountAt: null,
};

export type PastAsk = Pick<Proposal, 'status' | 'createdAt' | 'presentedAt' | 'answeredAt'> & {
  readonly discounted: boolean;
};

/** The ledger from a member's proposals, oldest ask first. An ask counts from when it was sent, which may be days after it was decided. One withdrawn before it was presented was no ask; an expired one no answer. */
export function ledgerOf(proposals: readonly PastAsk[], policy: Policy, now: Date): AskLedger {
  const asks = proposals.filter(({ status, presentedAt }) => status !== 'withdrawn' || presentedAt !== null);
  const windowStart = now.getTime() - policy.cap.days * DAY_MS;
  const answers = asks.filter(({ status }) => status === 'accepted' || status === 'declined');
  const lastAccepted = answers.findLastIndex(({ status }) => status === 'accepted');
  const declines = answers.slice(lastAccepted + 1);
  return {
    lastAskedAt: askedAt(asks.at(-1)),
    recentAsks: asks.flatMap((ask) => askedAt(ask) ?? []).filter((at) => at.getTime() > windowStart),
    declinesInARow: declines.length,
    lastDeclinedAt: declines.at(-1)?.answeredAt ?? null,
    openProposal: asks.some(({ status }) => status === 'open' || status === 'presented'),
    fullPriceDeclinedAt: asks.find((ask) => ask.status === 'declined' && !ask.discounted)?.answeredAt ?? null,
    lastDiscountAt: askedAt(asks.findLast(({ discounted }) => discounted)),
  };
}

function askedAt(ask: PastAsk | undefined): Date | null {
  return ask ? (ask.presentedAt ?? ask.createdAt) : null;
}
