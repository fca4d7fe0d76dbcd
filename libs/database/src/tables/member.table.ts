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
    { name: 'member_external_id', columns: ['externalId'], unique: true },
    // a wave goes through one time zone after the other
    { name: 'member_of_zone', columns: ['timeZone', 'id'] },
  ],
  foreignKeys: [{ target: 'plan', columnNames: ['planKey'], referencedColumnNames: ['key'] }],
});
