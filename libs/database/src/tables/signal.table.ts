import type { Signal, SignalDefinition } from '#domain';
import { EntitySchema } from 'typeorm';
import { json, maybe, real, text, time, uuid } from '../columns';

export const signalTable = new EntitySchema<Signal>({
  name: 'signal',
  columns: {
    id: text({ primary: true }),
    memberId: uuid(),
    name: text(),
    occurredAt: time(),
    value: real(maybe),
    properties: json(),
  },
  indices: [{ name: 'signal_of_member', columns: ['memberId', 'occurredAt'] }],
  foreignKeys: [{ target: 'member', columnNames: ['memberId'], referencedColumnNames: ['id'] }],
});

export const signalDefinitionTable = new EntitySchema<SignalDefinition>({
  name: 'signal_definition',
  columns: {
    name: text({ primary: true }),
    family: text(),
    weight: real(),
    valueCap: real(maybe),
  },
});
