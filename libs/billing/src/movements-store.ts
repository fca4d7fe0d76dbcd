import type { MrrMovement } from '#domain';
import { mrrMovementTable, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

/** The only writer of `mrr_movement`: written from settled facts only, in the transaction that settles them. */
@Injectable()
export class MovementsStore {
  async insert(tx: Tx, movement: MrrMovement): Promise<void> {
    await tx.getRepository(mrrMovementTable).insert(movement);
  }

  paidBefore(tx: Tx, memberId: string): Promise<boolean> {
    return tx.getRepository(mrrMovementTable).existsBy({ memberId });
  }
}
