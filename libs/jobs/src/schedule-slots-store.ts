import { rows, type Tx } from '#database';

/** As many slots of a schedule are kept; any number above how far clocks may be apart would do. */
const KEPT = 10_000;

/** Takes a slot of a schedule; false: another replica was first. The only writer of `schedule_slot`. */
export async function takeSlot(tx: Tx, name: string, slot: number): Promise<boolean> {
  const taken = await rows(
    tx,
    'insert into schedule_slot (name, slot) values ($1, $2) on conflict do nothing returning slot',
    [name, slot],
  );
  if (taken.length === 0) return false;
  await tx.query('delete from schedule_slot where name = $1 and slot < $2', [name, slot - KEPT]);
  return true;
}
