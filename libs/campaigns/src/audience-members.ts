import { Clock } from '#platform';
import { conditionsOf, fitsAudience, NO_ENGAGEMENT, type Audience, type Campaign, type Member } from '#domain';
import { Database, type Tx } from '#database';
import { Injectable } from '@nestjs/common';
import { AudienceStore } from './audience-store';

/** Somebody of whom nothing is known but the plan. */
const STRANGER = { traits: {}, timeZone: null, locale: null, consents: {} };

/** Which campaigns' audiences one person belongs to, known or not. */
@Injectable()
export class AudienceMembers {
  constructor(
    private readonly clock: Clock,
    private readonly audiences: AudienceStore,
  ) {}

  /** `planKey`: the plan of a person who is no member yet. */
  async of<C extends Pick<Campaign, 'audience'>>(
    on: Tx | Database,
    campaigns: readonly C[],
    member: Member | null,
    planKey: string,
  ): Promise<C[]> {
    const now = this.clock.now();
    const stranger = { ...STRANGER, planKey, createdAt: now };
    const facts = { member: member ?? stranger, engagement: NO_ENGAGEMENT, lastAskedAt: null, signals: () => 0 };
    const fits = await Promise.all(
      campaigns.map(async ({ audience }) =>
        member === null || isOfPlans(audience)
          ? fitsAudience(audience, facts, now)
          : (await this.audiences.count(on, audience, now, { ids: [member.id] })) > 0,
      ),
    );
    return campaigns.filter((_, i) => fits[i]);
  }
}

/** Nothing needs to be read for it. */
function isOfPlans(audience: Audience): boolean {
  return conditionsOf(audience).every((condition) => 'plan' in condition);
}
