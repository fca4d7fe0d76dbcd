import { usageMonth } from '#domain';
import { Database, entitlementUsageTable, entitlementUseTable, preparedRows, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

/** The only writer of `entitlement_usage` and `entitlement_use`. */
@Injectable()
export class UsageStore {
  async usedInMonth(on: Tx | Database, memberId: string, entitlement: string, now: Date): Promise<number> {
    const found = await on
      .getRepository(entitlementUsageTable)
      .findOneBy({ memberId, entitlement, month: usageMonth(now) });
    return found?.used ?? 0;
  }

  /** All units used this month, by entitlement. */
  async usedByEntitlement(on: Tx | Database, memberId: string, now: Date): Promise<Map<string, number>> {
    const found = await preparedRows<{ entitlement: string; used: number }>(
      on,
      'usage-of-month',
      'select entitlement, used from entitlement_usage where member_id = $1 and month = $2',
      [memberId, usageMonth(now)],
    );
    return new Map(found.map(({ entitlement, used }) => [entitlement, used]));
  }

  /** Whether this use is counted already. */
  isClaimed(tx: Tx, memberId: string, id: string): Promise<boolean> {
    return tx.getRepository(entitlementUseTable).existsBy({ memberId, id });
  }

  async claim(tx: Tx, memberId: string, id: string, usedAt: Date): Promise<void> {
    await tx.getRepository(entitlementUseTable).insert({ memberId, id, usedAt });
  }

  async forget(tx: Tx, memberId: string): Promise<void> {
    await tx.query('delete from entitlement_use where member_id = $1', [memberId]);
    await tx.query('delete from entitlement_usage where member_id = $1', [memberId]);
  }

  async add(tx: Tx, memberId: string, entitlement: string, quantity: number, now: Date): Promise<void> {
    await tx.query(
      `insert into entitlement_usage (member_id, entitlement, month, used) values ($1, $2, $3, $4)
       on conflict (member_id, entitlement, month) do update set used = entitlement_usage.used + excluded.used`,
      [memberId, entitlement, usageMonth(now), quantity],
    );
  }
}
