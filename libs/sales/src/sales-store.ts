import {
  SALE_MOVES,
  sourcesOf,
  type Sale,
  type SaleAnswer,
  type SaleQuestion,
  type SaleReminder,
  type SaleStatus,
} from '#domain';
import {
  changed,
  Database,
  rows,
  saleQuestionTable,
  saleReminderTable,
  saleTable,
  type SaleQuestionRow,
  type SaleRow,
  type Tx,
} from '#database';
import { DomainError } from '#platform';
import { Injectable } from '@nestjs/common';

/** A sale with its questions, as one thing. */
export type StoredSale = SaleRow & Sale;

/** The only writer of `sale`, `sale_question` and `sale_reminder`. */
@Injectable()
export class SalesStore {
  constructor(private readonly database: Database) {}

  async byId(id: string, on: Tx | Database = this.database): Promise<StoredSale> {
    const row = await on.getRepository(saleTable).findOneBy({ id });
    return this.whole(on, row, id);
  }

  /** Locked until the transaction ends: one step of a sale at a time. */
  async lock(tx: Tx, id: string): Promise<StoredSale> {
    const row = await tx.getRepository(saleTable).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    return this.whole(tx, row, id);
  }

  /** The id of the sale that a browser's token is for. */
  async idOfToken(tokenHash: string): Promise<string | null> {
    const row = await this.database.getRepository(saleTable).findOne({ select: { id: true }, where: { tokenHash } });
    return row?.id ?? null;
  }

  async insert(tx: Tx, { questions: _rows, ...sale }: StoredSale): Promise<void> {
    await tx.getRepository(saleTable).insert(sale);
  }

  /** Writes what a step changed. Call with the row locked. */
  async save(tx: Tx, { questions: _rows, ...sale }: StoredSale): Promise<void> {
    const { id, memberId, status, lines, consent, planChangeId } = sale;
    await tx.getRepository(saleTable).update({ id }, { memberId, status, lines, consent, planChangeId });
  }

  async insertQuestion(tx: Tx, saleId: string, question: SaleQuestion): Promise<void> {
    await tx.getRepository(saleQuestionTable).insert({ ...question, saleId });
  }

  async recordAnswer(tx: Tx, saleId: string, kind: SaleQuestion['kind'], answer: SaleAnswer, now: Date): Promise<void> {
    await tx.getRepository(saleQuestionTable).update({ saleId, kind, state: 'asked' }, { answer, answeredAt: now });
  }

  /** What waits for proof, once per member. */
  async remember(tx: Tx, reminders: readonly SaleReminder[]): Promise<void> {
    if (reminders.length === 0) return;
    await tx
      .createQueryBuilder()
      .insert()
      .into(saleReminderTable)
      .values([...reminders])
      .orIgnore()
      .execute();
  }

  /** Sales whose change has succeeded become paid; answers their ids. `planChangeId` absent: all there are. */
  async markPaid(tx: Tx, now: Date, planChangeId: string | null = null): Promise<string[]> {
    const paid = await rows<{ id: string }>(
      tx,
      `update sale set status = 'paid', paid_at = coalesce(plan_change.settled_at, $1), closed_at = $1,
         paid_minor = (select coalesce(sum((line ->> 'unitAmountMinor')::bigint * (line ->> 'quantity')::int), 0)
                       from jsonb_array_elements(lines) line)
       from plan_change
       where plan_change.id = sale.plan_change_id and plan_change.status = 'succeeded'
         and sale.status = any($2) and ($3::uuid is null or plan_change.id = $3)
       returning sale.id`,
      [now, sourcesOf(SALE_MOVES, 'paid'), planChangeId],
    );
    return paid.map(({ id }) => id);
  }

  /** Closes sales whose time has run out: with a question open they are abandoned, else expired. A payment under way is let finish. */
  async closeDue(tx: Tx, now: Date): Promise<number> {
    const close = (to: SaleStatus) =>
      changed(
        tx,
        `update sale set status = $2, closed_at = $1 where expires_at <= $1 and status = any($3)
           and not exists (select 1 from plan_change where plan_change.id = sale.plan_change_id
             and plan_change.status in ('quoted', 'submitted', 'requires_action', 'processing', 'succeeded'))`,
        [now, to, sourcesOf(SALE_MOVES, to)],
      );
    return (await close('abandoned')) + (await close('expired'));
  }

  private async whole(on: Tx | Database, row: SaleRow | null, id: string): Promise<StoredSale> {
    if (!row) throw new DomainError('sale_unknown', `no sale has the id ${id}`);
    const found = await on.getRepository(saleQuestionTable).findBy({ saleId: id });
    const questions = found.sort((a, b) => (a.kind > b.kind ? -1 : 1)).map(withoutSale); // up_sell before cross_sell
    return { ...row, questions };
  }
}

function withoutSale({ saleId: _sale, ...question }: SaleQuestionRow): SaleQuestion {
  return question;
}
