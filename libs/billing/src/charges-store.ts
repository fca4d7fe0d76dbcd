import type { Charge } from '#domain';
import { Database, rows, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

/** The only writer of `charge`: what members paid, as last read from Stripe. */
@Injectable()
export class ChargesStore {
  constructor(private readonly database: Database) {}

  /** Answers the payments of which all has been given back, if that is new. */
  async put(tx: Tx, charges: readonly Omit<Charge, 'readAt'>[]): Promise<string[]> {
    if (charges.length === 0) return [];
    const refunded = await rows<{ paymentId: string }>(
      tx,
      `with read as (
         insert into charge (id, member_id, payment_id, amount_minor, refunded_minor, charged_back, currency, charged_at, read_at)
         select id, "memberId", "paymentId", "amountMinor", "refundedMinor", "chargedBack", currency, "chargedAt", now()
         from jsonb_to_recordset($1) as one(id text, "memberId" uuid, "paymentId" text, "amountMinor" bigint,
           "refundedMinor" bigint, "chargedBack" boolean, currency text, "chargedAt" timestamptz)
         on conflict (id) do update set payment_id = excluded.payment_id, refunded_minor = excluded.refunded_minor,
           charged_back = excluded.charged_back, read_at = excluded.read_at
         where (charge.payment_id, charge.refunded_minor, charge.charged_back)
           is distinct from (excluded.payment_id, excluded.refunded_minor, excluded.charged_back)
         returning payment_id, refunded_minor >= amount_minor as refunded
       )
       select payment_id as "paymentId" from read where refunded and payment_id is not null`,
      [JSON.stringify(charges)],
    );
    return refunded.map(({ paymentId }) => paymentId);
  }

  /** Who paid it; null: not known here. */
  async payerOf(chargeId: string): Promise<string | null> {
    const [found] = await rows<{ memberId: string }>(
      this.database,
      'select member_id as "memberId" from charge where id = $1',
      [chargeId],
    );
    return found?.memberId ?? null;
  }
}
