import { Clock, DomainError } from '#platform';
import { BUCKETS, plansNamed, type Audience } from '#domain';
import { Database, inTransaction, isTooSlow, rows } from '#database';
import { PlansStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { audienceSql } from './audience-sql';

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

const PATIENCE_MS = 700;
/** Buckets are a hash of the member's id, so those of any hundredth are like all the others. */
const SAMPLE = { from: 5000, buckets: BUCKETS / 100 };
const SHOWN = 5;

/** How many members an audience has, and some of them. Writes nothing. */
@Injectable()
export class PreviewAudience {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly plans: PlansStore,
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
    try {
      const { count, members } = await this.query(audience, '');
      return { count, exact: true, margin: 0, members };
    } catch (error) {
      if (isTooSlow(error)) return null;
      throw error;
    }
  }

  /** From the members of some buckets; the margin is that of a binomial share. */
  private async estimated(audience: Audience): Promise<AudiencePreview> {
    const { from, buckets } = SAMPLE;
    const sample = `member.holdout_bucket between ${from} and ${from + buckets - 1} and`;
    const { count, members } = await this.query(audience, sample);
    const [all] = await rows<{ sampled: number }>(
      this.database,
      `select count(*)::int as sampled from member where ${sample} true`,
    );
    const sampled = Math.max(1, all?.sampled ?? 1);
    const share = count / sampled;
    const scale = BUCKETS / buckets;
    const margin = 1.96 * Math.sqrt((share * (1 - share)) / sampled) * sampled * scale;
    return { count: count * scale, exact: false, margin: Math.ceil(margin), members };
  }

  private query(audience: Audience, sample: string): Promise<{ count: number; members: string[] }> {
    const { where, parameters } = audienceSql(audience, this.clock.now());
    return inTransaction(this.database, async (tx) => {
      if (sample === '') await tx.query(`set local statement_timeout = ${PATIENCE_MS}`);
      const [counted] = await rows<{ count: number }>(
        tx,
        `select count(*)::int as count from member where ${sample} ${where}`,
        parameters,
      );
      const some = await rows<{ id: string }>(
        tx,
        `select external_id as id from member where ${sample} ${where} limit ${SHOWN}`,
        parameters,
      );
      return { count: counted?.count ?? 0, members: some.map(({ id }) => id) };
    });
  }
}
