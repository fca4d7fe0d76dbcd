import type { Member } from '#domain';
import { EntitySchema } from 'typeorm';
import { id, integer, json, maybe, text, time } from '../columns';

export interface MemberRow extends Member {
  /** From then on the row names nobody: `externalId` is made up, and all else about the person is gone. */
  readonly erasedAt: Date | null;
}

export const memberTable = new EntitySchema<MemberRow>({
  name: 'member',
  columns: {
    id: id(),
    externalId: text(),
    planKey: text(),
    planState: text(),
    email: text(maybe),
    locale: text(maybe),
    timeZone: text(maybe),
    consents: json(),
    traits: json(),
    objectedAt: time(maybe),
    holdoutBucket: integer(),
    createdAt: time(),
    erasedAt: time(maybe),
  },
  indices: [
    { name: 'member_of_bucket', columns: ['holdoutBucket'] },
    { name: 'member_external_id', columns: ['externalId'], unique: true },
    // a wave goes through one time zone after the other
    { name: 'member_of_zone', columns: ['timeZone', 'id'] },
    // by expressions, which only a migration can say
    ...['member_search_id', 'member_search_email', 'member_search_name'].map((name) => ({ name, synchronize: false })),
    { name: 'member_of_plan', columns: ['planKey', 'id'] },
    { name: 'member_objected', columns: ['id'], where: 'objected_at is not null' },
    { name: 'member_plan_unknown', columns: ['id'], where: `plan_state = 'unknown'` },
  ],
  foreignKeys: [{ target: 'plan', columnNames: ['planKey'], referencedColumnNames: ['key'] }],
});

/** What is left of the id of an erased member: enough to know it again, so that nothing makes the member anew. */
export interface ErasedMember {
  /** SHA-256 of the site's id. */
  readonly idHash: string;
  readonly erasedAt: Date;
}

export const erasedMemberTable = new EntitySchema<ErasedMember>({
  name: 'erased_member',
  columns: { idHash: text({ primary: true }), erasedAt: time() },
});
