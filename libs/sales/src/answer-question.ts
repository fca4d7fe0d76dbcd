import { Clock, DomainError } from '#platform';
import {
  answerQuestion,
  isRefusal,
  openQuestion,
  questionOf,
  type QuestionKind,
  type Sale,
  type SaleAnswer,
  type SaleRefusal,
} from '#domain';
import { Database, inTransaction, type Tx } from '#database';
import { OutgoingEvents } from '#events';
import { MembersStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { AskQuestions } from './ask-questions';
import { Buyers } from './buyers';
import { SalesStore, type StoredSale } from './sales-store';

/** The buyer's yes or no, or the site's word that none came. The next question follows in the same transaction. */
@Injectable()
export class AnswerQuestion {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly members: MembersStore,
    private readonly buyers: Buyers,
    private readonly askQuestions: AskQuestions,
    private readonly sales: SalesStore,
    private readonly events: OutgoingEvents,
  ) {}

  /** The same answer again answers the same. Throws `sale_unknown`, `sale_closed`, `question_not_open`, `answer_differs`. */
  run(saleId: string, kind: QuestionKind, answer: SaleAnswer): Promise<StoredSale> {
    const now = this.clock.now();
    return inTransaction(this.database, async (tx) => {
      const before = await this.sales.lock(tx, saleId);
      const answered = answerQuestion(before, kind, answer, now);
      if (isRefusal(answered)) throw refused(answered, before);
      if (answered === before) return before;
      const member = before.memberId ? await this.members.byId(tx, before.memberId) : null;
      const asked = await this.askQuestions.run(tx, answered, await this.buyers.read(tx, member), now);
      await Promise.all([
        this.sales.recordAnswer(tx, saleId, kind, answer, now),
        this.sales.save(tx, asked.sale, asked.put),
        this.askQuestions.log(tx, asked),
        this.tell(tx, asked.sale, kind, answer, member?.externalId ?? null),
      ]);
      return asked.sale;
    });
  }

  private async tell(tx: Tx, sale: Sale, kind: QuestionKind, answer: SaleAnswer, member: string | null): Promise<void> {
    const line = questionOf(sale, kind)?.offered?.line;
    if (!line) return;
    const { id: saleId, currency } = sale;
    const { key: offered, unitAmountMinor } = line;
    const type = kind === 'up_sell' ? 'sale.upsell_answered' : 'sale.cross_sell_answered';
    await this.events.publish(tx, type, { saleId, member, answer, offered, unitAmountMinor, currency });
  }
}

/** What stands in the way, and what to do. */
export function refused(refusal: SaleRefusal, sale: Sale): DomainError {
  const open = openQuestion(sale)?.kind ?? null;
  const details: Record<SaleRefusal, string> = {
    sale_closed: `this sale is ${closedAs(sale)}; start a new one`,
    question_not_open: open ? `the question that waits is ${open}` : 'no question waits for an answer',
    answer_differs: 'this question was answered otherwise before; the first answer counts',
    questions_open: open ? `answer ${open} first` : 'both questions come before the payment',
  };
  return new DomainError(refusal, details[refusal], { saleStatus: sale.status, openQuestion: open });
}

function closedAs({ status }: Sale): string {
  return status === 'paid' || status === 'abandoned' ? status : 'expired';
}
