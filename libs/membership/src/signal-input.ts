import { DAY, faultOf, MINUTE, type Fault } from '#platform';
import { z } from 'zod';
import { storableText } from './storable-text';

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

/** Clocks of senders run ahead a little. */
const FUTURE_TOLERANCE = 5 * MINUTE;
/** Older facts say nothing about a good moment any more. */
const OLDEST = 400 * DAY;

/** The signal, or why it cannot be taken at `now`. */
export function readSignal(input: unknown, now: Date): SignalInput | Fault {
  const { data, error } = signalInputSchema.safeParse(input);
  return data ? timely(data, now) : faultOf('signal_invalid', error, 'signal');
}

/** The signal, its time as PostgreSQL reads every one (it knows no +16:00 and no hundred digits of a second), or why it cannot be taken at `now`. */
export function timely(signal: SignalInput, now: Date): SignalInput | Fault {
  const occurredAt = new Date(signal.occurredAt);
  const age = now.getTime() - occurredAt.getTime();
  if (age < -FUTURE_TOLERANCE) {
    return {
      code: 'signal_in_future',
      detail: `occurredAt is ${Math.round(-age / 1000)} s ahead of this server; check the sender's clock`,
    };
  }
  if (age > OLDEST) return { code: 'signal_too_old', detail: 'occurredAt is more than 400 days ago' };
  return { ...signal, occurredAt: occurredAt.toISOString() };
}
