import { after, Clock, DAY } from '#platform';
import { poolStrata, weighGroups, type WeighedArm } from '#domain';
import { AuditTrail } from '#access';
import { Database, withFirstTransaction } from '#database';
import { CurrentPolicy, PutPolicy } from '#membership';
import { Injectable, Logger } from '@nestjs/common';
import { LearningStore, type OfferRecord } from './learning-store';

/** Older asks say little about an offer today. */
const WINDOW_DAYS = 90;

/** Each night: offers of the same plan get asks by their probability of being the best, as a new version of the policy. */
@Injectable()
export class WeighArms {
  private readonly logger = new Logger(WeighArms.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly current: CurrentPolicy,
    private readonly learning: LearningStore,
    private readonly putPolicy: PutPolicy,
    private readonly trail: AuditTrail,
  ) {}

  /** Answers what changed; nothing where the policy does not want it (`weighArmsByRule`). The holdout is not touched. */
  async run(): Promise<WeighedArm[]> {
    const { version, holdout, weighArmsByRule } = (await this.current.read()).policy;
    if (!weighArmsByRule) return [];
    const now = this.clock.now();
    const records = await this.learning.armRecords({ from: after(now, -WINDOW_DAYS * DAY), to: now });
    const groups = grouped(records, ({ planKey, among }) => [planKey, ...among].join(' ')).map((group) =>
      poolStrata(
        group[0].among,
        grouped(group, ({ drawn }) => drawn),
      ),
    );
    const weighed = weighGroups(groups);
    if (weighed.length === 0) return [];
    const weights = Object.fromEntries(weighed.map(({ key, weight }) => [key, rounded(weight)]));
    await withFirstTransaction(
      this.database,
      (tx) => this.trail.byService(tx, 'weigh-arms', 'policy'),
      () =>
        this.putPolicy.amend(
          (rules) => (rules.weighArmsByRule ? { ...rules, armWeights: { ...rules.armWeights, ...weights } } : rules),
          'rule',
        ),
    );
    this.logger.log({ version, share: holdout.share, weighed }, 'offers weighed anew');
    return weighed;
  }
}

function grouped(records: readonly OfferRecord[], by: (record: OfferRecord) => string) {
  const groups = new Map<string, [OfferRecord, ...OfferRecord[]]>();
  for (const record of records) {
    const group = groups.get(by(record));
    if (group) group.push(record);
    else groups.set(by(record), [record]);
  }
  return [...groups.values()];
}

/** The hash knows ten thousand buckets: finer shares would only make new versions. */
function rounded(weight: number): number {
  return Math.round(weight * 10_000) / 10_000;
}
