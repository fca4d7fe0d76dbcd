import { faultOf, MINUTE, type Fault } from '#platform';
import { storableText } from '#membership';
import { z } from 'zod';
import type { SentOrder } from './orders-store';

/** One order as a site sends it. */
export const orderInputSchema = z
  .strictObject({
    id: storableText(128).describe('Your own id of this order; sending it again changes nothing'),
    member: storableText(128).optional().describe('Your id of the member; absent: somebody else'),
    currency: z
      .string()
      .regex(/^[a-z]{3}$/, 'must be an ISO 4217 code in lower case, such as usd')
      .optional(),
    orderedAt: z.iso.datetime({ offset: true }),
    items: z
      .array(
        z.strictObject({
          product: storableText(128).describe('What the catalogue does not know is counted and never offered'),
          quantity: z.int().min(1).max(1_000_000).default(1),
          unitAmountMinor: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
        }),
      )
      .min(1)
      .max(100),
  })
  .meta({ id: 'OrderInput' });

const FUTURE_TOLERANCE = 5 * MINUTE;

/** The order, or why it cannot be taken at `now`. */
export function readOrder(input: unknown, now: Date): SentOrder | Fault {
  const { data, error } = orderInputSchema.safeParse(input);
  if (!data) return faultOf('order_invalid', error, 'order');
  const orderedAt = new Date(data.orderedAt);
  if (orderedAt.getTime() - now.getTime() > FUTURE_TOLERANCE)
    return { code: 'order_invalid', detail: 'orderedAt: lies in the future; check the clock of the sender' };
  return {
    id: data.id,
    member: data.member ?? null,
    currency: data.currency ?? null,
    orderedAt,
    items: data.items.map(({ product, quantity, unitAmountMinor }) => ({
      key: product,
      quantity,
      unitAmountMinor: unitAmountMinor ?? null,
    })),
  };
}
