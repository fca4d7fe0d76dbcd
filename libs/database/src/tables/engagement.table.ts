import type { DecayedScore, Family } from '#domain';
import { EntitySchema } from 'typeorm';
import { real, text, time } from '../columns';

export interface EngagementRow extends DecayedScore {
  readonly memberId: string;
  readonly family: Family;
}

/** One row per member and family; no index on the score, which changes with every signal. */
export const engagementTable = new EntitySchema<EngagementRow>({
  name: 'engagement',
  columns: {
    memberId: { type: 'uuid', primary: true },
    family: text({ primary: true }),
    score: real(),
    asOf: time(),
  },
  foreignKeys: [{ target: 'member', columnNames: ['memberId'], referencedColumnNames: ['id'] }],
});
