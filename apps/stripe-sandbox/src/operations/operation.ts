import type { z } from 'zod';
import type { Context } from '../context';
import { invalid } from '../errors';
import { readParameters } from '../parameters';

/** One call of the API. `id` and `inner` are the ids in its path, in order. `run` changes the store in one synchronous step, or throws before it has changed anything. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** False: the answer is shown and nothing of it stays. */
  readonly keeps: boolean;
  readonly run: (context: Context, id: string, given: unknown, inner?: string) => object;
}

export function operation<S extends z.ZodType>(
  method: Operation['method'],
  path: string,
  schema: S,
  run: (context: Context, parameters: z.infer<S>, id: string, inner: string) => object,
  { keeps = true } = {},
): Operation {
  return {
    method,
    path,
    keeps,
    run: (context, id, given, inner = '') => run(context, readParameters(schema, given) as z.infer<S>, id, inner),
  };
}

interface Paging {
  readonly limit?: number;
  readonly starting_after?: string;
  readonly ending_before?: string;
}

/** A page of objects, newest first, as Stripe lists them. */
export function listOf<T extends { id: string }>(
  url: string,
  rows: readonly T[],
  paging: Paging,
  show: (row: T) => object,
): object {
  const { limit = 10, starting_after: after, ending_before: before } = paging;
  if (limit < 1 || limit > 100) throw invalid('This value must be between 1 and 100.', { param: 'limit' });
  if (after !== undefined && before !== undefined) {
    throw invalid('You cannot parameterize both starting_after and ending_before.', { param: 'starting_after' });
  }
  const newest = [...rows].reverse();
  const position = (id: string, param: string) => {
    const found = newest.findIndex((row) => row.id === id);
    if (found < 0) throw invalid(`No such object: '${id}'`, { code: 'resource_missing', param });
    return found;
  };
  const from = after ? position(after, 'starting_after') + 1 : 0;
  const to = before ? position(before, 'ending_before') : newest.length;
  const start = before ? Math.max(0, to - limit) : from;
  const page = newest.slice(start, Math.min(to, start + limit));
  const hasMore = before ? start > 0 : start + limit < to;
  return { object: 'list', data: page.map(show), has_more: hasMore, url };
}
