import { timeZoneNamed } from '#platform';
import { conditionsOf, FAMILIES, isGroup, type Audience } from '#domain';
import { storableText, zoneText } from '#membership';
import { z } from 'zod';
import { key } from './common';

const MAX_DEPTH = 6;
const MAX_CONDITIONS = 50;

const bounds = {
  atLeast: z.number().optional().describe('Inclusive'),
  atMost: z.number().optional().describe('Inclusive'),
};
const bounded = (range: { atLeast?: number | undefined; atMost?: number | undefined }) =>
  (range.atLeast !== undefined || range.atMost !== undefined) &&
  (range.atLeast ?? -Infinity) <= (range.atMost ?? Infinity);
const unbounded = { error: 'needs atLeast, atMost or both, the lower one first' };
/** A hundred years: further back no calendar of the database goes with certainty. */
const ago = z.number().min(0).max(36_500).optional().describe('Inclusive');
const days = z.strictObject({ atLeast: ago, atMost: ago }).refine(bounded, unbounded);
const value = z.union([storableText(500), z.number(), z.boolean()]);
const zone = zoneText.refine((name) => timeZoneNamed(name) !== null, { error: 'is no IANA time zone' });

const condition = z.union([
  z.strictObject({ plan: z.array(key).min(1).max(50) }),
  z.strictObject({ tenureDays: days }),
  z.strictObject({ score: z.strictObject({ family: z.enum(FAMILIES), ...bounds }).refine(bounded, unbounded) }),
  z.strictObject({
    trait: z.union([
      z.strictObject({ name: storableText(64), exists: z.boolean() }),
      z.strictObject({ name: storableText(64), in: z.array(value).min(1).max(100) }),
      z.strictObject({ name: storableText(64), ...bounds }).refine(bounded, unbounded),
    ]),
  }),
  z.strictObject({ lastAskedDays: days.describe('Who was never asked fits every atLeast') }),
  z.strictObject({
    signals: z
      .strictObject({ name: storableText(64), days: z.number().positive().max(400), ...bounds })
      .refine(bounded, unbounded),
  }),
  z.strictObject({ timeZone: z.array(zone.nullable()).min(1).max(500).describe('null: unknown') }),
  z.strictObject({ locale: z.array(storableText(35)).min(1).max(100).describe('en fits en-GB too') }),
  z.strictObject({ consent: z.enum(['email']) }),
]);

/** Everything is one of three joints or a condition; how deep and how much is bounded. */
const joined: z.ZodType<Audience> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: z.array(joined).max(MAX_CONDITIONS) }),
      z.strictObject({ any: z.array(joined).min(1).max(MAX_CONDITIONS) }),
      z.strictObject({ not: joined }),
      condition,
    ]),
  )
  .meta({ id: 'AudiencePart' });

export const audience = joined
  .refine((given) => conditionsOf(given).length <= MAX_CONDITIONS, {
    error: `has more than ${MAX_CONDITIONS} conditions`,
  })
  .refine((given) => depthOf(given) <= MAX_DEPTH, { error: `is nested deeper than ${MAX_DEPTH} levels` })
  .meta({ id: 'Audience' });

export const previewBody = z.strictObject({ audience }).meta({ id: 'AudiencePreviewRequest' });
export type PreviewBody = z.infer<typeof previewBody>;

export const preview = z
  .object({
    count: z.int().describe('Members who fit now, the held-out included'),
    exact: z
      .boolean()
      .describe('false: counting would take long, so it is an estimate from a hundredth of the members'),
    margin: z.int().describe('How far an estimate may be off, at 95 %; 0 when exact'),
    members: z.array(z.string()).describe('Some of them'),
  })
  .meta({ id: 'AudiencePreview' });

function depthOf(given: Audience): number {
  if (!isGroup(given)) return 1;
  const parts = 'not' in given ? [given.not] : 'all' in given ? given.all : given.any;
  return 1 + Math.max(0, ...parts.map(depthOf));
}
