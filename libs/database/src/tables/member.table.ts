import type { Member } from '#domain';
import { EntitySchema } from 'typeorm';
import { id, integer, json, maybe, text, time } from '../columns';

export const memberTable = new EntitySchema<Member>({
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
  },
  indices: [
    { name: 'member_of_bucket', columns: ['holdoutBucket'] },
    { name: 'member_external_id', columns: ['externalId'], unique: true },
    // a wave goes through one time zone after the other
    { name: 'member_of_zone', columns: ['timeZone', 'id'] },
    { name: 'member_of_plan', columns: ['planKey', 'id'] },
    { name: 'member_objected', columns: ['id'], where: 'objected_at is not null' },
    { name: 'member_plan_unknown', columns: ['id'], where: `plan_state = 'unknown'` },
  ],
  foreignKeys: [{ target: 'plan', columnNames: ['planKey'], referencedColumnNames: ['key'] }],
});
