import { DomainError, ERRORS, type ErrorCode } from '#platform';
import { storableText } from '#membership';
import { z } from 'zod';

export const key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'must be 1 to 64 of a-z, 0-9, _ and -, and start with a letter or digit')
  .describe('A name of your own that never changes');
export const externalId = storableText(128).describe('Your own id of the member');
export const currency = z.string().regex(/^[a-z]{3}$/, 'must be an ISO 4217 code in lower case, such as usd');
export const minor = z.int().min(0).max(Number.MAX_SAFE_INTEGER).describe('Minor units, e.g. cents');
export const instant = z.iso.datetime({ offset: true });
export const interval = z.enum(['month', 'year']);

export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]).describe('Stable: branch on this; more may come'),
    detail: z.string().describe('What to do, for a person'),
    instance: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

/** For lists that a person keeps: few enough to be read whole, answered by pages all the same. */
export const listPage = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(100),
  startingAfter: storableText(128).optional(),
});
export type ListPage = z.infer<typeof listPage>;
export const listOf = <T extends z.ZodType>(item: T) => z.object({ data: z.array(item), hasMore: z.boolean() });

/** The page of `all` after the one that `nameOf` calls `startingAfter`. */
export function pageOf<T>(
  all: readonly T[],
  nameOf: (one: T) => string,
  { limit, startingAfter }: ListPage,
): { data: T[]; hasMore: boolean } {
  const from = startingAfter === undefined ? 0 : all.findIndex((one) => nameOf(one) === startingAfter) + 1;
  if (startingAfter !== undefined && from === 0)
    throw new DomainError('invalid_request', `startingAfter: the list has no ${startingAfter}`);
  return { data: all.slice(from, from + limit), hasMore: all.length > from + limit };
}

/** A page out of what was found for it: one more than `limit`, if there is a next page. */
export function pageFrom<T, V>(
  found: readonly T[],
  limit: number,
  view: (one: T) => V,
): { data: V[]; hasMore: boolean } {
  return { data: found.slice(0, limit).map(view), hasMore: found.length > limit };
}

export const page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  startingAfter: storableText(128).optional(),
});

export const span = z.strictObject({ from: instant, to: instant });
export type SpanQuery = z.infer<typeof span>;
