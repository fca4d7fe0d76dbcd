import { faultOf, timeZoneNamed, type Fault } from '#platform';
import { z } from 'zod';
import { storableText, zoneText } from './storable-text';

/** What the site tells about a member. Absent fields stay as they are. */
export const memberFields = z.strictObject({
  plan: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'must be the key of a plan')
    .optional()
    .describe('The plan at first sight; read only until Stripe knows a subscription of this member'),
  email: z.email().max(320).nullish(),
  locale: storableText(35).nullish(),
  timeZone: zoneText.nullish().describe('IANA zone such as Asia/Jakarta; unknown: nothing is pushed'),
  consents: z.strictObject({ email: z.boolean().optional() }).optional(),
  traits: z
    .record(storableText(64), z.union([storableText(500), z.number(), z.boolean()]))
    .refine((traits) => Object.keys(traits).length <= 50, { error: 'has more than 50 entries' })
    .optional(),
  objected: z.boolean().optional().describe('true: no profiling; scoring and asking stop at once'),
});
export type MemberInput = z.infer<typeof memberFields>;

/** One member as a site sends it among others. */
export const memberInputSchema = memberFields
  .extend({ id: storableText(128).describe('Your own id of the member') })
  .meta({ id: 'MemberInBatch' });
export type SentMember = z.infer<typeof memberInputSchema>;

/** The member, or why it cannot be taken. */
export function readMember(input: unknown): SentMember | Fault {
  const { data, error } = memberInputSchema.safeParse(input);
  return data ?? faultOf('member_invalid', error, 'member');
}

/** What the schema cannot see: a time zone that no calendar knows; null: nothing. */
export function zoneFault({ timeZone }: MemberInput): Fault | null {
  if (!timeZone || timeZoneNamed(timeZone)) return null;
  return { code: 'time_zone_invalid', detail: `${timeZone} is not an IANA time zone such as Europe/Berlin` };
}
