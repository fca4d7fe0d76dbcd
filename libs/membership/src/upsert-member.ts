import { DomainError } from '#platform';
import type { Member } from '#domain';
import { Injectable } from '@nestjs/common';
import type { MemberInput } from './member-input';
import { MembersStore } from './members-store';
import { UpsertMembers } from './upsert-members';

/** As `UpsertMembers`, for one. */
@Injectable()
export class UpsertMember {
  constructor(
    private readonly members: MembersStore,
    private readonly upsertMembers: UpsertMembers,
  ) {}

  /** Throws `plan_unknown`, `time_zone_invalid`, `member_erased`. */
  async run(externalId: string, input: MemberInput): Promise<Member> {
    const [outcome] = await this.upsertMembers.put([{ ...input, id: externalId }]);
    if (outcome !== undefined && outcome !== 'accepted') throw new DomainError(outcome.code, outcome.detail);
    return this.members.byExternalId(externalId);
  }
}
