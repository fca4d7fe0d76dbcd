import { movementBetween, type Member, type MrrMovement, type Subscription } from '#domain';
import { mrrMovementTable, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

type Earning = Pick<Subscription, 'currency' | 'mrrMinor'>;

/** The only writer of `mrr_movement`: written from settled facts only, in the transaction that settles them. */
@Injectable()
export class MovementsStore {
  /** What moved between two settled states of a member, per currency. */
  async between(
    tx: Tx,
    { id: memberId }: Pick<Member, 'id'>,
    before: readonly Earning[],
    after: readonly Earning[],
  ): Promise<Pick<MrrMovement, 'kind' | 'amountMinor' | 'currency'>[]> {
    const paidBefore = await tx.getRepository(mrrMovementTable).existsBy({ memberId });
    const currencies = new Set([...before, ...after].map(({ currency }) => currency));
    return [...currencies].flatMap((currency) => {
      const movement = movementBetween(sum(before, currency), sum(after, currency), paidBefore);
      return movement ? [{ ...movement, currency }] : [];
    });
  }

  async insert(tx: Tx, movements: readonly MrrMovement[]): Promise<void> {
    if (movements.length > 0) await tx.getRepository(mrrMovementTable).insert([...movements]);
  }
}

function sum(earnings: readonly Earning[], currency: string): number {
  return earnings.filter((one) => one.currency === currency).reduce((total, { mrrMinor }) => total + mrrMinor, 0);
}
