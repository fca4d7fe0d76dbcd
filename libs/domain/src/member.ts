/** A person of the site. `externalId` is the site's own id; all else about the person is optional. */
export interface Member {
  readonly id: string;
  readonly externalId: string;
  readonly planKey: string;
  /** `unknown`: a Stripe customer is linked but its truth has not been read yet, or contradicts itself. Then nothing is offered. */
  readonly planState: PlanState;
  readonly email: string | null;
  readonly locale: string | null;
  /** IANA zone, e.g. `Asia/Jakarta`; null: nothing is pushed. */
  readonly timeZone: string | null;
  readonly consents: Consents;
  readonly traits: Readonly<Record<string, string | number | boolean>>;
  /** When the member objected to profiling; from then on no scoring and no asking. */
  readonly objectedAt: Date | null;
  /** 0..9999, the salted hash of the member's id: below the holdout's share the member is never asked. */
  readonly holdoutBucket: number;
  readonly createdAt: Date;
}

export type PlanState = 'known' | 'unknown';

/** Channel -> consent. In-app needs none; a push channel without `true` is not used. */
export interface Consents {
  readonly email?: boolean;
}
