import { STOP_SIGNALS, type Signal, type SignalDefinition } from '#domain';
import { EntitySchema } from 'typeorm';
import { boolean, json, maybe, real, text, time, uuid } from '../columns';

/**
 * Partitioned by month of `occurredAt`, which is part of the key only for that: `signal_id` is what lets a fact count once.
 * No foreign key to the member, see docs/adr/0029: the one writer stores only what it joined to a member, and members stay.
 */
export const signalTable = new EntitySchema<Signal>({
  name: 'signal',
  columns: {
    id: text({ primary: true }),
    memberId: uuid(),
    name: text(),
    occurredAt: time({ primary: true }),
    value: real(maybe),
    properties: json(),
  },
  indices: [
    { name: 'signal_of_member', columns: ['memberId', 'occurredAt'] },
    {
      name: 'signal_that_stops',
      columns: ['occurredAt', 'memberId', 'name'],
      where: `name in (${Object.values(STOP_SIGNALS)
        .flat()
        .map((name) => `'${name}'`)
        .join(', ')})`,
    },
  ],
});

export const signalDefinitionTable = new EntitySchema<SignalDefinition>({
  name: 'signal_definition',
  columns: {
    name: text({ primary: true }),
    family: text(),
    weight: real(),
    valueCap: real(maybe),
    activity: real({ default: 0 }),
    milestone: boolean({ default: false }),
  },
});

/** Every id that is stored: the same id is the same fact, whatever else it says. */
export interface SignalId {
  readonly id: string;
}

export const signalIdTable = new EntitySchema<SignalId>({
  name: 'signal_id',
  columns: { id: text({ primary: true }) },
});

/** The first time that a member did something that counts once. */
export interface Milestone {
  readonly memberId: string;
  readonly name: string;
  /** The signal that counted. */
  readonly signalId: string;
  readonly reachedAt: Date;
  /** That signal's, so that it can be taken back when an earlier one arrives. */
  readonly value: number | null;
}

export const milestoneTable = new EntitySchema<Milestone>({
  name: 'milestone',
  columns: {
    memberId: uuid({ primary: true }),
    name: text({ primary: true }),
    signalId: text(),
    reachedAt: time(),
    value: real(maybe),
  },
  foreignKeys: [{ target: 'member', columnNames: ['memberId'], referencedColumnNames: ['id'] }],
});
