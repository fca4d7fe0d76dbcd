import { storableText } from '#membership';
import { z } from 'zod';

export const emailEventsBody = z
  .strictObject({
    events: z
      .array(
        z.strictObject({
          type: z.enum(['delivered', 'bounced', 'complained']),
          permanent: z.boolean().default(true).describe('false: the next message may arrive'),
          messageId: storableText(500).describe('The Message-ID header of the message'),
        }),
      )
      .min(1)
      .max(1000),
  })
  .meta({ id: 'EmailEvents' });
export type EmailEventsBody = z.infer<typeof emailEventsBody>;

export const emailEventsAnswer = z
  .object({ known: z.int().describe('About messages of ours') })
  .meta({ id: 'EmailEventsAnswer' });
