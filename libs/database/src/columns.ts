import type { EntitySchemaColumnOptions } from 'typeorm';

/** The column types that the tables are made of. */
const of =
  (options: EntitySchemaColumnOptions) =>
  (more: Partial<EntitySchemaColumnOptions> = {}) => ({ ...options, ...more });

/** bigint as a number: money in minor units and counts stay exact up to 2^53 - 1; beyond it we refuse. */
const exact = {
  to: (value: unknown) => value,
  from: (value: string | null) => {
    if (value === null) return null;
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw new RangeError('an amount in the database is too large to be exact');
    return number;
  },
};

export const id = of({ type: 'uuid', primary: true });
export const uuid = of({ type: 'uuid' });
export const text = of({ type: 'text' });
export const integer = of({ type: 'integer' });
export const bigint = of({ type: 'bigint', transformer: exact });
export const real = of({ type: 'double precision' });
export const boolean = of({ type: 'boolean' });
export const json = of({ type: 'jsonb' });
export const time = of({ type: 'timestamptz' });
export const texts = of({ type: 'text', array: true });
export const maybe = { nullable: true } as const;
