import { EntitySchema } from 'typeorm';
import { integer, text, time, uuid } from '../columns';

/** How many units of an entitlement a member has used in a month. */
export interface EntitlementUsage {
  readonly memberId: string;
  readonly entitlement: string;
  /** The first instant of the month (UTC). */
  readonly month: Date;
  readonly used: number;
}

export const entitlementUsageTable = new EntitySchema<EntitlementUsage>({
  name: 'entitlement_usage',
  columns: {
    memberId: uuid({ primary: true }),
    entitlement: text({ primary: true }),
    month: time({ primary: true }),
    used: integer(),
  },
  foreignKeys: [{ target: 'member', columnNames: ['memberId'], referencedColumnNames: ['id'] }],
});

/** One use under the site's own id: the repeat of a request uses nothing more. */
export interface EntitlementUse {
  readonly memberId: string;
  readonly id: string;
  readonly usedAt: Date;
}

export const entitlementUseTable = new EntitySchema<EntitlementUse>({
  name: 'entitlement_use',
  columns: { memberId: uuid({ primary: true }), id: text({ primary: true }), usedAt: time() },
  foreignKeys: [{ target: 'member', columnNames: ['memberId'], referencedColumnNames: ['id'] }],
});
