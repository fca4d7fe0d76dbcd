import { DAY, MINUTE, type ErrorCode } from '#platform';
import { z } from 'zod';

/** Text that PostgreSQL can store: no NUL, no lone surrogate. */
export const storableText = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => !text.includes('\u0000') && text.isWellFormed(), {
      error: 'has characters that cannot be stored',
    });

const UNSTORABLE = /\\u0000|\\ud[89a-f]/i;

/** One signal as a site sends it. */
export const signalInputSchema = z
  .strictObject(
    {
      id: storableText(128).describe('Your own id of this fact; sending it again changes nothing'),
      member: storableText(128).describe('Your id of the member'),
      name: storableText(64).describe('What happened, e.g. content_completed'),
      occurredAt: z.iso.datetime({ offset: true }).describe('When it happened'),
      value: z.number().min(0).max(1e9).optional().describe('How much, e.g. pages read'),
      properties: z
        .record(z.string().max(64), z.json())
        .refine((properties) => JSON.stringify(properties).length <= 10_000, { error: 'is larger than 10 kB' })
        .refine((properties) => !UNSTORABLE.test(JSON.stringify(properties)), {
          error: 'has characters that cannot be stored',
        })
        .optional(),
    },
    { error: ({ code }) => (code === 'invalid_type' ? 'must be an object, nested at most 32 levels deep' : undefined) },
  )
  .meta({ id: 'SignalInput' });

export type SignalInput = z.infer<typeof signalInputSchema>;

export interface SignalFault {
  readonly code: ErrorCode;
  readonly detail: string;
}

/** Clocks of senders run ahead a little. */
const FUTURE_TOLERANCE = 5 * MINUTE;
/** Older facts say nothing about a good moment any more. */
const OLDEST = 400 * DAY;

/** The signal, or why it cannot be taken at `now`. */
export function readSignal(input: unknown, now: Date): SignalInput | SignalFault {
  const parsed = signalInputSchema.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { code: 'signal_invalid', detail: `${issue?.path.join('.') || 'signal'}: ${issue?.message ?? 'invalid'}` };
  }
  const age = now.getTime() - Date.parse(parsed.data.occurredAt);
  if (age < -FUTURE_TOLERANCE) {
    return {
      code: 'signal_in_future',
      detail: `occurredAt is ${Math.round(-age / 1000)} s ahead of this server; check the sender's clock`,
    };
  }
  if (age > OLDEST) return { code: 'signal_too_old', detail: 'occurredAt is more than 400 days ago' };
  return parsed.data;
}

export function isFault(read: SignalInput | SignalFault): read is SignalFault {
  return 'code' in read;
}
