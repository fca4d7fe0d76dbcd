import { z } from 'zod';
import { ApiError, invalid } from './errors';

/** Parameter types of Stripe's form encoding: everything arrives as text. */
export const text = z.string();
export const integer = z
  .string()
  .regex(/^-?\d+$/, 'Invalid integer')
  .transform(Number);
export const quantity = integer.refine((value) => value >= 0, 'must be at least 0');
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
export const metadata = z.union([z.record(z.string().max(40), z.string().max(500)), z.literal('')]).optional();
/** An empty value clears. */
export const emptyable = <T>(schema: z.ZodType<T>) => z.union([z.literal('').transform(() => null), schema]);
export const currency = z
  .string()
  .regex(/^[a-zA-Z]{3}$/, 'must be a three-letter ISO code')
  .transform((code) => code.toLowerCase());
export const created = z
  .union([
    integer.transform((at): TimeRange => ({ gte: at, lte: at })),
    z.strictObject({
      gt: integer.optional(),
      gte: integer.optional(),
      lt: integer.optional(),
      lte: integer.optional(),
    }),
  ])
  .optional();
/** What may stand in `discounts`: one of the three each. */
export const discountWishes = emptyable(
  z.array(z.strictObject({ coupon: text.optional(), promotion_code: text.optional(), discount: text.optional() })),
).optional();
/** A percentage such as 33.33. */
export const percentage = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'Invalid decimal')
  .transform(Number)
  .refine((value) => value >= 0 && value <= 100, 'must be between 0 and 100');
export const automaticTax = z
  .strictObject({ enabled: flag, liability: z.strictObject({ type: z.literal('self') }).optional() })
  .optional();
export const billingMode = z
  .strictObject({
    type: z.literal('flexible'),
    flexible: z.strictObject({ proration_discounts: z.literal('included').optional() }).optional(),
  })
  .optional();
export const trialSettings = z
  .strictObject({
    end_behavior: z.strictObject({ missing_payment_method: z.enum(['cancel', 'create_invoice', 'pause']) }),
  })
  .optional();
const addressLine = emptyable(text).optional();
export const address = z.strictObject({
  city: addressLine,
  country: addressLine,
  line1: addressLine,
  line2: addressLine,
  postal_code: addressLine,
  state: addressLine,
});
export const paging = {
  limit: integer.optional(),
  starting_after: text.optional(),
  ending_before: text.optional(),
};

interface TimeRange {
  readonly gt?: number | undefined;
  readonly gte?: number | undefined;
  readonly lt?: number | undefined;
  readonly lte?: number | undefined;
}

/** Whether a moment (unix seconds) lies in what a list was asked for. */
export function within(
  at: number,
  { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity }: TimeRange = {},
): boolean {
  return at > gt && at >= gte && at < lt && at <= lte;
}

/** Reads parameters strictly; the first fault is answered in Stripe's words. */
export function readParameters<T>(schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw faultOf(parsed.error.issues[0], given);
}

function faultOf(issue: z.core.$ZodIssue | undefined, given: unknown): ApiError {
  if (!issue) return invalid('Invalid request.');
  const param = named(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const unknown = named([...issue.path, issue.keys[0] ?? '']);
    return invalid(`Received unknown parameter: ${unknown}`, { code: 'parameter_unknown', param: unknown });
  }
  if (at(given, issue.path) === undefined) {
    return invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  }
  return invalid(`Invalid ${param}: ${issue.message}`, { param });
}

function at(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    given,
  );
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
