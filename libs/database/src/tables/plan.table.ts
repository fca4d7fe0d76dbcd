import type { Plan } from '#domain';
import { EntitySchema } from 'typeorm';
import { integer, json, text } from '../columns';

export const planTable = new EntitySchema<Plan>({
  name: 'plan',
  columns: {
    key: text({ primary: true }),
    name: text(),
    rank: integer(),
    entitlements: json(),
    prices: json(),
  },
  indices: [{ name: 'plan_rank', columns: ['rank'], unique: true }],
});
