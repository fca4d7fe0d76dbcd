import { EntitySchema } from 'typeorm';
import { bigint, boolean, integer, maybe, real, text, time } from '../columns';

/** The moment from which a member counts in the comparison with the holdout: the first decision on the member, asked or not. */
export interface Exposure {
  readonly memberId: string;
  /** By assignment then; it never changes. */
  readonly heldOut: boolean;
  /** The holdout's share under which the member was assigned. */
  readonly holdoutShare: number;
  readonly exposedAt: Date;
  /** Signals of the 28 days before the exposure, as they were known at the first roll-up after it. */
  readonly signalsBefore: number;
  /** When the member first paid more per month, and first stopped paying, since; null: not yet. */
  readonly convertedAt: Date | null;
  readonly churnedAt: Date | null;
  /** When the member's turns were last written by a roll-up (database clock); null: the next one values the member anew. */
  readonly rolledUpAt: Date | null;
}

export const exposureTable = new EntitySchema<Exposure>({
  name: 'exposure',
  columns: {
    memberId: { type: 'uuid', primary: true },
    heldOut: boolean(),
    holdoutShare: real(),
    exposedAt: time(),
    signalsBefore: integer({ default: 0 }),
    convertedAt: time(maybe),
    churnedAt: time(maybe),
    rolledUpAt: time(maybe),
  },
  indices: [
    { name: 'exposure_time', columns: ['exposedAt'] },
    { name: 'exposure_fresh', columns: ['memberId'], where: 'rolled_up_at is null' },
  ],
  foreignKeys: [{ target: 'member', columnNames: ['memberId'], referencedColumnNames: ['id'] }],
});

/** What an exposed member brought in one currency, rolled up from charges and movements. Minor units. */
export interface MemberValue {
  readonly memberId: string;
  readonly currency: string;
  /** Charged in the 90 days before the exposure, whatever was given back since: what is known beforehand. */
  readonly beforeMinor: number;
  /** Paid since, less what was given back. */
  readonly netMinor: number;
  /** Recurring revenue per month now. */
  readonly mrrMinor: number;
}

export const memberValueTable = new EntitySchema<MemberValue>({
  name: 'member_value',
  columns: {
    memberId: { type: 'uuid', primary: true },
    currency: text({ primary: true }),
    beforeMinor: bigint(),
    netMinor: bigint(),
    mrrMinor: bigint(),
  },
  indices: [{ name: 'member_value_net', columns: ['currency', 'netMinor'] }],
  foreignKeys: [{ target: 'member', columnNames: ['memberId'], referencedColumnNames: ['id'] }],
});

/** How far a roll-up has come (database clock), or a comparison that is over. */
export interface RollUp {
  readonly name: string;
  readonly until: Date;
}

export const rollUpTable = new EntitySchema<RollUp>({
  name: 'roll_up',
  columns: { name: text({ primary: true }), until: time() },
});

/** The lift as it stood on a day, kept so that one sees it come about. */
export interface LiftReading {
  /** A day of UTC, e.g. 2026-03-05. */
  readonly day: string;
  readonly currency: string;
  readonly reading: object;
}

export const liftReadingTable = new EntitySchema<LiftReading>({
  name: 'lift_reading',
  columns: {
    day: { type: 'date', primary: true },
    currency: text({ primary: true }),
    reading: { type: 'jsonb' },
  },
});
