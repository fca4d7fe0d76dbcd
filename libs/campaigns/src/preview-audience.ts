import { Clock, DomainError } from '#platform';
import { BUCKETS, plansNamed, type Audience } from '#domain';
import { Database, inTransaction, isTooSlow, type Tx } from '#database';
import { PlansStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { AudienceStore } from './audience-store';

export interface AudiencePreview {
  /** Members who fit now, the held-out included. */
  readonly count: number;
  /** false: estimated, since counting would take too long. */
  readonly exact: boolean;
  /** Half the width of the estimate's 95 % interval; 0 when exact. */
  readonly margin: number;
  /** External ids of some of them. */
  readonly members: readonly string[];
}

/** Leaves time for the estimate: all of it is to take less than a second. */
const PATIENCE_MS = 500;
/** Buckets are a hash of the member's id, so those of any hundredth are like all the others. */
const HUNDREDTH = { from: 5000, to: 5000 + BUCKETS / 100 - 1 };
const SHOWN = 5;

/** How many members an audience has, and some of them. Writes nothing. */
@Injectable()
export class PreviewAudience {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly plans: PlansStore,
    private readonly audiences: AudienceStore,
  ) {}

  /** Throws `plan_unknown`. */
  async run(audience: Audience): Promise<AudiencePreview> {
    const ladder = await this.plans.ladder();
    const unknown = plansNamed(audience).find((key) => !ladder.has(key));
    if (unknown) throw new DomainError('plan_unknown', `the audience names ${unknown}, which is no plan`);
    return (await this.counted(audience)) ?? (await this.estimated(audience));
  }

  /** null: it would take longer than anybody wants to wait. */
  private async counted(audience: Audience): Promise<AudiencePreview | null> {
    const now = this.clock.now();
    try {
      const [count, members] = await Promise.all([
        this.patiently((tx) => this.audiences.count(tx, audience, now)),
        this.patiently((tx) => this.audiences.some(tx, audience, now, SHOWN)),
      ]);
      return { count, exact: true, margin: 0, members };
    } catch (error) {
      if (isTooSlow(error)) return null;
      throw error;
    }
  }

  private patiently<T>(read: (tx: Tx) => Promise<T>): Promise<T> {
    return inTransaction(this.database, async (tx) => {
      await tx.query(`set local statement_timeout = ${PATIENCE_MS}`);
      return read(tx);
    });
  }

  /** From the members of some buckets; the margin is that of a binomial share. */
  private async estimated(audience: Audience): Promise<AudiencePreview> {
    const now = this.clock.now();
    const [count, members, inBuckets] = await Promise.all([
      this.audiences.count(this.database, audience, now, HUNDREDTH),
      this.audiences.some(this.database, audience, now, SHOWN, HUNDREDTH),
      this.audiences.inBuckets(HUNDREDTH),
    ]);
    const sampled = Math.max(1, inBuckets);
    const share = count / sampled;
    const margin = 1.96 * Math.sqrt((share * (1 - share)) / sampled) * sampled * 100;
    return { count: count * 100, exact: false, margin: Math.ceil(margin), members };
  }
}
