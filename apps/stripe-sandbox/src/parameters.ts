import { z } from 'zod';
import { ApiError, invalid } from './errors';

/** Parameter types of Stripe's form encoding: everything arrives as text. */
export const text = z.string();
export const integer = z
  .string()
  .regex(/^-?\d+$/, 'Invalid integer')
  .transform(Number);
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
export const metadata = z.union([z.record(z.string().max(40), z.string().max(500)), z.literal('')]).optional();
export const expand = { expand: z.array(z.string()).optional() };
export const paging = {
  limit: integer.optional(),
  starting_after: text.optional(),
  ending_before: text.optional(),
  ...expand,
};

/** Reads parameters strictly; the first fault is answered in Stripe's words. */
export function readParameters<T>(schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw faultOf(parsed.error.issues[0]);
}

function faultOf(issue: z.core.$ZodIssue | undefined): ApiError {
  if (!issue) return invalid('Invalid request.');
  const param = named(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const unknown = named([...issue.path, issue.keys[0] ?? '']);
    return invalid(`Received unknown parameter: ${unknown}`, { code: 'parameter_unknown', param: unknown });
  }
  if (issue.code === 'invalid_type' && issue.input === undefined && /undefined/.test(issue.message)) {
    return invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  }
  return invalid(`Invalid ${param}: ${issue.message}`, { param });
}

/** ['items', 0, 'price'] -> items[0][price] */
function named(path: readonly PropertyKey[]): string {
  const [first = '', ...rest] = path.map(String);
  return first + rest.map((part) => `[${part}]`).join('');
}

/** Metadata is merged; an empty value removes its key, an empty parameter all of them. */
export function merged(
  before: Record<string, string>,
  given: Record<string, string> | '' | undefined,
): Record<string, string> {
  if (given === undefined) return before;
  if (given === '') return {};
  return Object.fromEntries(Object.entries({ ...before, ...given }).filter(([, value]) => value !== ''));
}
