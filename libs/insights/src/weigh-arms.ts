import { after, Clock, DAY } from '#platform';
import { DEFAULT_RULES, weighArms, type ArmRecord, type WeighedArm } from '#domain';
import { AuditTrail } from '#access';
import { Database, rows, withFirstTransaction } from '#database';
import { CurrentPolicy, PutPolicy } from '#membership';
import { Injectable, Logger } from '@nestjs/common';

/** Older asks say little about an offer today. */
const WINDOW_DAYS = 90;
const CHURN_DAYS = 30;

/** Each night: offers of the same plan get asks by their probability of being the best, as a new version of the policy. */
@Injectable()
export class WeighArms {
  private readonly logger = new Logger(WeighArms.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly current: CurrentPolicy,
    private readonly putPolicy: PutPolicy,
    private readonly trail: AuditTrail,
  ) {}

  /** Answers what changed; nothing where the policy does not want it (`weighArmsByRule`). The holdout is not touched. */
  async run(): Promise<WeighedArm[]> {
    const { version, holdout, ...rules } = (await this.current.read()).policy;
    if (!rules.weighArmsByRule) return [];
    const records = await this.records();
    const weighed = [...new Set(records.map(({ planKey }) => planKey))].flatMap(
      (planKey) => weighArms(records.filter((one) => one.planKey === planKey)) ?? [],
    );
    if (weighed.length === 0) return [];
    const armWeights = {
      ...rules.armWeights,
      ...Object.fromEntries(weighed.map(({ key, weight }) => [key, rounded(weight)])),
    };
    await withFirstTransaction(
      this.database,
      (tx) => this.trail.byService(tx, 'weigh-arms', 'policy'),
      () => this.putPolicy.run({ ...DEFAULT_RULES, ...rules, armWeights }, 'rule'),
    );
    this.logger.log({ version, share: holdout.share, weighed }, 'offers weighed anew');
    return weighed;
  }

  private records(): Promise<(ArmRecord & { readonly planKey: string })[]> {
    const now = this.clock.now();
    return rows(
      this.database,
      `select plan_key as "planKey", offer_key as key, count(*)::int as asks, count(paid_at)::int as paid,
         count(*) filter (where paid_at is not null and not given_back)::int as kept,
         count(*) filter (where paid_at is not null and given_back)::int as refunded,
         count(*) filter (where paid_at is not null and ended)::int as churned
       from proposal
       left join lateral (select max(settled_at) as paid_at from plan_change
         where proposal_id = proposal.id and plan_change.status = 'succeeded') change on true
       left join lateral (select exists (select 1 from charge c where c.member_id = proposal.member_id
           and (c.charged_back or c.refunded_minor > 0) and c.charged_at between paid_at - interval '1 day' and paid_at + interval '1 day') as given_back,
         exists (select 1 from mrr_movement m where m.member_id = proposal.member_id and m.kind = 'churn'
           and m.occurred_at > paid_at and m.occurred_at < paid_at + make_interval(days => ${CHURN_DAYS})) as ended) later on true
       where proposal.created_at >= $1 and proposal.status in ('accepted', 'declined', 'expired')
       group by 1, 2 order by 1, 2`,
      [after(now, -WINDOW_DAYS * DAY)],
    );
  }
}

/** The hash knows ten thousand buckets: finer shares would only make new versions. */
function rounded(weight: number): number {
  return Math.round(weight * 10_000) / 10_000;
}
