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
  columnsOf,
  Database,
  insertRows,
  preparedRows,
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

/** A sale that has just been paid. */
export interface PaidFacts extends Pick<Sale, 'id' | 'lines' | 'unpaid' | 'currency' | 'rewards'> {
  /** The site's id. */
  readonly member: string;
  readonly planChangeId: string;
  readonly totalMinor: number;
  readonly paidAt: Date;
}

/** The condition of the index `sale_due`: without it in a statement, the index does not serve. */
const OPEN = `status not in ('paid', 'expired', 'abandoned')`;

/** The products of a sale that are paid after its plan, as `products`. */
const WITH_PRODUCTS = 'plan_change left join plan_change products on products.after_id = plan_change.id';
const ENDED = "('succeeded', 'failed', 'expired', 'superseded')";
/** What was bought: without the products whose payment did not come. */
const BOUGHT = `(products.id is null or products.status = 'succeeded' or line ->> 'kind' = 'plan')`;
const linesOf = (which: string) =>
  `(select coalesce(jsonb_agg(line order by n), '[]') from jsonb_array_elements(lines) with ordinality as held(line, n) where ${which})`;

/** The only writer of `sale`, `sale_question` and `sale_reminder`. */
@Injectable()
export class SalesStore {
  constructor(private readonly database: Database) {}

  /** The sale and its questions as they stood at one instant. */
  byId(id: string): Promise<StoredSale> {
    return this.database.transaction('REPEATABLE READ', (tx) => this.read(tx, id, 'sale-by-id', ''));
  }

  /** Locked until the transaction ends: one step of a sale at a time. */
  lock(tx: Tx, id: string): Promise<StoredSale> {
    return this.read(tx, id, 'lock-sale', 'for update');
  }

  /** The id of the sale that a browser's token is for. */
  async idOfToken(tokenHash: string): Promise<string | null> {
    const [row] = await preparedRows<{ id: string }>(
      this.database,
      'sale-of-token',
      'select id from sale where token_hash = $1',
      [tokenHash],
    );
    return row?.id ?? null;
  }

  /** The sale and its questions. */
  async insert(tx: Tx, { questions, ...sale }: StoredSale): Promise<void> {
    await Promise.all([insertRows(tx, saleTable, [sale]), this.insertQuestions(tx, sale.id, questions)]);
  }

  /** Writes what a step changed, and the questions that it put. Call with the row locked. */
  async save(tx: Tx, sale: StoredSale, put: readonly SaleQuestion[] = []): Promise<void> {
    const { id, memberId, status, lines, rewards, consent, planChangeId, closedAt } = sale;
    await Promise.all([
      preparedRows(
        tx,
        'save-sale',
        'update sale set member_id = $2, status = $3, lines = $4, consent = $5, plan_change_id = $6, rewards = $7, closed_at = $8 where id = $1',
        [id, memberId, status, JSON.stringify(lines), consent, planChangeId, rewards, closedAt],
      ),
      this.insertQuestions(tx, id, put),
    ]);
  }

  async recordAnswer(tx: Tx, saleId: string, kind: SaleQuestion['kind'], answer: SaleAnswer, now: Date): Promise<void> {
    await preparedRows(
      tx,
      'answer-question',
      `update sale_question set answer = $3, answered_at = $4 where sale_id = $1 and kind = $2 and state = 'asked'`,
      [saleId, kind, answer, now],
    );
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

  /**
   * Sales whose change has succeeded become paid; answers them. Products that are paid after the plan are waited for; when their payment
   * ends without success, the sale is paid without them. `planChangeId` null: all there are.
   */
  async markPaid(tx: Tx, now: Date, planChangeId: string | null): Promise<PaidFacts[]> {
    const paid = await rows<PaidFacts & { totalMinor: string }>(
      tx,
      `update sale set status = 'paid', paid_at = coalesce(greatest(plan_change.settled_at, products.settled_at), $1), closed_at = $1,
         lines = ${linesOf(BOUGHT)}, unpaid = ${linesOf(`not ${BOUGHT}`)},
         paid_minor = (select coalesce(sum((line ->> 'unitAmountMinor')::bigint * (line ->> 'quantity')::int), 0)
                       from jsonb_array_elements(lines) line where ${BOUGHT})
       from ${WITH_PRODUCTS}, member
       where plan_change.id = sale.plan_change_id and plan_change.status = 'succeeded' and member.id = sale.member_id
         and (products.id is null or products.status in ${ENDED}) and sale.status = any($2) and sale.${OPEN} and ($3::uuid is null or plan_change.id = $3)
       returning sale.id, external_id as member, sale.plan_change_id as "planChangeId", lines, unpaid, paid_minor as "totalMinor", currency, rewards, paid_at as "paidAt"`,
      [now, sourcesOf(SALE_MOVES, 'paid'), planChangeId],
    );
    return paid.map((one) => ({ ...one, totalMinor: Number(one.totalMinor) }));
  }

  /** What the site owes the buyer, of a sale that was paid in part. */
  async keepRewards(tx: Tx, id: string, rewards: readonly string[]): Promise<void> {
    await tx.query('update sale set rewards = $2 where id = $1', [id, rewards]);
  }

  /** Of the sales that these changes carried out, those of which every payment was given back altogether. */
  async refunded(tx: Tx, planChangeIds: readonly string[]): Promise<string[]> {
    if (planChangeIds.length === 0) return [];
    const found = await rows<{ id: string }>(
      tx,
      `select sale.id from plan_change join sale on sale.plan_change_id = coalesce(plan_change.after_id, plan_change.id)
         left join charge on charge.member_id = plan_change.member_id and charge.payment_id = plan_change.payment_id
       where (plan_change.id = any($1) or plan_change.after_id = any($1)) and sale.status = 'paid' and plan_change.payment_id is not null
       group by sale.id having bool_and(coalesce(charge.refunded_minor >= charge.amount_minor, false))`,
      [planChangeIds],
    );
    return found.map(({ id }) => id);
  }

  /** Closes sales whose time has run out: with a question open they are abandoned, else expired. A payment under way is let finish. */
  async closeDue(tx: Tx, now: Date): Promise<number> {
    const close = (to: SaleStatus) =>
      changed(
        tx,
        `update sale set status = $2, closed_at = $1 where expires_at <= $1 and status = any($3) and ${OPEN}
           and not exists (select 1 from plan_change where plan_change.id = sale.plan_change_id
             and plan_change.status in ('quoted', 'submitted', 'requires_action', 'processing', 'succeeded'))`,
        [now, to, sourcesOf(SALE_MOVES, to)],
      );
    return (await close('abandoned')) + (await close('expired'));
  }

  /** Ends a member's open sales, and takes out of all what the member read and said; what was asked, answered and paid stays. */
  async erase(tx: Tx, memberId: string, now: Date): Promise<void> {
    await tx.query(
      `update sale set consent = consent - 'terms', closed_at = coalesce(closed_at, $2),
         status = case when status in ('paid', 'expired', 'abandoned') then status when status = any($3) then 'abandoned' else 'expired' end
       where member_id = $1`,
      [memberId, now, sourcesOf(SALE_MOVES, 'abandoned')],
    );
    await tx.query(
      'update sale_question set words = null where sale_id in (select id from sale where member_id = $1)',
      [memberId],
    );
    await tx.query('delete from sale_reminder where member_id = $1', [memberId]);
  }

  private async insertQuestions(tx: Tx, saleId: string, questions: readonly SaleQuestion[]): Promise<void> {
    if (questions.length === 0) return;
    const put = questions.map((question): SaleQuestionRow => ({ ...question, saleId }));
    await insertRows(tx, saleQuestionTable, put);
  }

  private async read(tx: Tx, id: string, name: string, locked: '' | 'for update'): Promise<StoredSale> {
    // the questions after the lock, so that they are those of the row
    const [[row], found] = await Promise.all([
      preparedRows<SaleRow & { paidMinor: string | null }>(
        tx,
        name,
        `select ${columnsOf(saleTable)} from sale where id = $1 ${locked}`,
        [id],
      ),
      preparedRows<SaleQuestionRow>(
        tx,
        'questions-of-sale',
        `select ${columnsOf(saleQuestionTable)} from sale_question where sale_id = $1 order by kind desc`, // up_sell first
        [id],
      ),
    ]);
    if (!row) throw new DomainError('sale_unknown', `no sale has the id ${id}`);
    const paidMinor = row.paidMinor === null ? null : Number(row.paidMinor);
    return { ...row, paidMinor, questions: found.map(withoutSale) };
  }
}

function withoutSale({ saleId: _sale, ...question }: SaleQuestionRow): SaleQuestion {
  return question;
}
