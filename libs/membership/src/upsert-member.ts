import { Clock, DomainError, isTimeZone, newId } from '#platform';
import { bucketOf, freePlan, type Consents, type Member } from '#domain';
import { Database, inTransaction } from '#database';
import { enqueue } from '#jobs';
import { Injectable } from '@nestjs/common';
import { CurrentPolicy } from './current-policy';
import { MembersStore } from './members-store';
import { PlansStore } from './plans-store';

/** What the site tells about a member. Absent fields stay as they are. */
export interface MemberInput {
  /** The plan at first sight, for members without a Stripe subscription. Afterwards Stripe decides, and this is not read. */
  readonly plan?: string;
  readonly email?: string | null;
  readonly locale?: string | null;
  readonly timeZone?: string | null;
  readonly consents?: Consents;
  readonly traits?: Member['traits'];
  /** true: the member objects to profiling; scoring and asking stop at once. */
  readonly objected?: boolean;
}

@Injectable()
export class UpsertMember {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly members: MembersStore,
    private readonly plans: PlansStore,
    private readonly current: CurrentPolicy,
  ) {}

  /** Throws `plan_unknown`, `time_zone_invalid`, `member_erased`. */
  run(externalId: string, input: MemberInput): Promise<{ member: Member; created: boolean }> {
    if (input.timeZone) assertTimeZone(input.timeZone);
    const now = this.clock.now();
    return inTransaction(this.database, async (tx) => {
      const ladder = await this.plans.ladder(tx);
      const planKey = input.plan ?? freePlan(ladder)?.key;
      if (!planKey || !ladder.has(planKey)) {
        throw new DomainError(
          'plan_unknown',
          `no plan is called ${planKey ?? '(free)'}; known: ${[...ladder.keys()].join(', ') || 'none'}`,
        );
      }
      const created = await this.members.insert(tx, {
        id: newId(),
        externalId,
        planKey,
        planState: 'known',
        email: input.email ?? null,
        locale: input.locale ?? null,
        timeZone: input.timeZone ?? null,
        consents: input.consents ?? {},
        traits: input.traits ?? {},
        objectedAt: input.objected ? now : null,
        holdoutBucket: bucketOf(this.current.policy.holdout.salt, externalId),
        createdAt: now,
      });
      // after the insert, so that an erasure that ended just before is seen
      if (created) await this.members.assertNotErased(externalId, tx);
      const before = await this.members.byExternalId(externalId, tx);
      if (created) return { member: before, created };
      await this.members.update(tx, before.id, changeOf(input, before, now));
      if (input.objected && !before.objectedAt) await enqueue(tx, 'withdraw-proposals', { memberId: before.id });
      return { member: await this.members.byExternalId(externalId, tx), created };
    });
  }
}

/** Only what was given; the plan is not among it. */
function changeOf(input: MemberInput, before: Member, now: Date): Partial<Member> {
  const { email, locale, timeZone, consents, traits, objected } = input;
  const objectedAt = objected === undefined ? undefined : objected ? (before.objectedAt ?? now) : null;
  const all = { email, locale, timeZone, consents, traits, objectedAt };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function assertTimeZone(timeZone: string): void {
  if (isTimeZone(timeZone)) return;
  throw new DomainError('time_zone_invalid', `${timeZone} is not an IANA time zone such as Europe/Berlin`);
}
