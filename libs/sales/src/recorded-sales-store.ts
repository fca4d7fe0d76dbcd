import type { SaleStatus } from '#domain';
import { columnsOf, Database, rows, saleQuestionTable, saleTable, type SaleQuestionRow, type SaleRow } from '#database';
import { DomainError } from '#platform';
import { Injectable } from '@nestjs/common';
import type { StoredSale } from './sales-store';

/** A sale with its conversation, and the site's id of the member. */
export type RecordedSale = StoredSale & { readonly member: string | null };

/** Which sales to list; absent: all. */
export interface SalesFilter {
  readonly id?: string | undefined;
  readonly status?: SaleStatus | undefined;
  readonly memberId?: string | undefined;
  /** The id of the last sale of the page before. */
  readonly after?: string | undefined;
}

/** Sales as somebody looks at them afterwards. */
@Injectable()
export class RecordedSalesStore {
  constructor(private readonly database: Database) {}

  /** Throws `sale_unknown`. */
  async byId(id: string): Promise<RecordedSale> {
    const [sale] = await this.page({ id }, 1);
    if (!sale) throw new DomainError('sale_unknown', `no sale has the id ${id}`);
    return sale;
  }

  /** Up to `limit` sales, the newest first. */
  async page({ id, status, memberId, after }: SalesFilter, limit: number): Promise<RecordedSale[]> {
    const found = await rows<SaleRow & { member: string | null; paidMinor: string | null }>(
      this.database,
      `select ${columnsOf(saleTable)}, (select external_id from member where member.id = member_id) as member from sale
       where ($1::uuid is null or id = $1) and ($2::text is null or status = $2) and ($3::uuid is null or member_id = $3)
         and ($4::uuid is null or id < $4)
       order by id desc limit $5`,
      [id ?? null, status ?? null, memberId ?? null, after ?? null, limit],
    );
    const questions = await rows<SaleQuestionRow>(
      this.database,
      `select ${columnsOf(saleQuestionTable)} from sale_question where sale_id = any($1) order by kind desc`, // up_sell first
      [found.map((one) => one.id)],
    );
    return found.map((row) => ({
      ...row,
      paidMinor: row.paidMinor === null ? null : Number(row.paidMinor),
      questions: questions.filter(({ saleId }) => saleId === row.id),
    }));
  }
}
