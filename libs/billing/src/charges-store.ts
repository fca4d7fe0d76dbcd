import type { Charge } from '#domain';
import { Database, rows } from '#database';
import { Injectable } from '@nestjs/common';

/** The only writer of `charge`: what members paid, as last read from Stripe. */
@Injectable()
export class ChargesStore {
  constructor(private readonly database: Database) {}

  async put(charges: readonly Omit<Charge, 'readAt'>[]): Promise<void> {
    if (charges.length === 0) return;
    await this.database.query(
      `insert into charge (id, member_id, amount_minor, refunded_minor, charged_back, currency, charged_at, read_at)
       select id, "memberId", "amountMinor", "refundedMinor", "chargedBack", currency, "chargedAt", now()
       from jsonb_to_recordset($1) as one(id text, "memberId" uuid, "amountMinor" bigint, "refundedMinor" bigint,
         "chargedBack" boolean, currency text, "chargedAt" timestamptz)
       on conflict (id) do update set refunded_minor = excluded.refunded_minor, charged_back = excluded.charged_back,
         read_at = excluded.read_at
       where (charge.refunded_minor, charge.charged_back) is distinct from (excluded.refunded_minor, excluded.charged_back)`,
      [JSON.stringify(charges)],
    );
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
