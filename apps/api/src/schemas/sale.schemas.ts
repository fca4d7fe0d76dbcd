import {
  LINE_ORIGINS,
  openQuestion,
  QUESTION_KINDS,
  SALE_ANSWERS,
  SALE_MOVES,
  totalMinor,
  UNASKED,
  type Offered,
  type Sale,
  type SaleLine,
  type SaleQuestion,
  type SaleStatus,
  type UnaskedReason,
} from '#domain';
import { cartTexts, dueText, type CartInput, type RecordedSale } from '#sales';
import { z } from 'zod';
import { preparedView, prepared } from './billing.schemas';
import { consent } from './campaign.schemas';
import { currency, externalId, instant, interval, key, listOf, minor } from './common';

const locale = z.string().regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}$/, 'must be a BCP 47 tag, such as id-ID');

export const saleBody = z
  .strictObject({
    member: externalId.optional().describe('Absent: anonymous until the payment'),
    locale: locale.optional().describe('Of the questions; absent: the member’s'),
    plan: z.strictObject({ key, interval: interval.default('month'), currency: currency.default('usd') }).optional(),
    products: z
      .array(z.strictObject({ key, quantity: z.int().min(1).max(1000).default(1), currency: currency.default('usd') }))
      .max(50)
      .default([]),
  })
  .refine(({ plan, products }) => plan !== undefined || products.length > 0, {
    error: 'the cart needs a plan or a product',
  })
  .refine(({ products }) => new Set(products.map((one) => one.key)).size === products.length, {
    error: 'a product is named twice; give its quantity',
  })
  .meta({ id: 'Cart' });
export type SaleBody = z.infer<typeof saleBody>;

export function cartInput({ member, locale: wanted, plan, products }: SaleBody): CartInput {
  return { member: member ?? null, locale: wanted ?? null, plan: plan ?? null, products };
}

const saleLine = z
  .object({
    kind: z.enum(['plan', 'product']),
    key,
    name: z.string(),
    interval: interval.nullable().describe('null: paid once'),
    unitAmountMinor: minor,
    quantity: z.int(),
    origin: z.enum(LINE_ORIGINS).describe('Put there by the buyer, or by a yes'),
  })
  .meta({ id: 'SaleLine' });

const offered = z
  .object({
    kind: z.enum(['plan', 'product']),
    key,
    name: z.string(),
    interval: interval.nullable(),
    unitAmountMinor: minor,
    quantity: z.int(),
    differenceNowMinor: z.int().nullable().describe('In the first payment; null: the quote of the payment says it'),
    differenceMonthlyMinor: z.int().describe('Each month from then on; below zero: less'),
    adds: z
      .array(z.object({ entitlement: z.string(), before: z.int().nullable(), perMonth: z.int().nullable() }))
      .describe('What it allows beyond the plan in the cart; null: without limit'),
    replaces: saleLine
      .nullable()
      .describe('The plan of the cart in whose place it comes; null: it comes beside the cart'),
  })
  .meta({ id: 'Offered' });

const saleQuestion = z
  .object({
    kind: z.enum(QUESTION_KINDS),
    state: z.enum(['asked', 'withheld', 'nothing_to_ask']),
    because: z.enum(Object.keys(UNASKED) as [UnaskedReason, ...UnaskedReason[]]).nullable(),
    words: z.object({ title: z.string(), body: z.string(), yes: z.string(), no: z.string() }).nullable(),
    offered: offered.nullable(),
    answer: z.enum(SALE_ANSWERS).nullable(),
  })
  .meta({ id: 'SaleQuestion' });

export const sale = z
  .object({
    id: z.uuid(),
    status: z.enum(Object.keys(SALE_MOVES) as [SaleStatus, ...SaleStatus[]]),
    currency,
    locale: z.string(),
    lines: z.array(saleLine),
    unpaid: z.array(saleLine).describe('Of a sale paid in part: what was wanted too, and its payment did not come'),
    totalMinor: minor.describe('At list prices; what is charged is on the page or in the quote of the payment'),
    question: saleQuestion.nullable().describe('What to ask now; null: nothing'),
    questions: z.array(saleQuestion),
    createdAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'Sale' });
export const startedSale = sale
  .extend({ token: z.string().describe('For a browser: runs this one sale, nothing else. Shown once') })
  .meta({ id: 'StartedSale' });

const recordedQuestion = saleQuestion
  .extend({ askedAt: instant, answeredAt: instant.nullable() })
  .meta({ id: 'RecordedQuestion' });
export const recordedSale = sale
  .extend({
    member: externalId.nullable().describe('null: anonymous'),
    heldOut: z.boolean(),
    questions: z.array(recordedQuestion),
    paidMinor: minor.nullable().describe('At list prices'),
    paidAt: instant.nullable(),
    closedAt: instant.nullable(),
  })
  .meta({
    id: 'RecordedSale',
    description: 'A sale with its whole conversation: what was asked when, and answered when',
  });
export const recordedSales = listOf(recordedSale).meta({ id: 'RecordedSaleList' });

export const salesPage = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  startingAfter: z.uuid().optional(),
  status: sale.shape.status.optional(),
  member: externalId.optional(),
});
export type SalesPage = z.infer<typeof salesPage>;

export function recordedView(one: RecordedSale): z.infer<typeof recordedSale> {
  return {
    ...saleView(one),
    member: one.member,
    heldOut: one.heldOut,
    questions: one.questions.map((question) => ({
      ...questionView(question),
      askedAt: question.askedAt.toISOString(),
      answeredAt: question.answeredAt?.toISOString() ?? null,
    })),
    paidMinor: one.paidMinor,
    paidAt: one.paidAt?.toISOString() ?? null,
    closedAt: one.closedAt?.toISOString() ?? null,
  };
}

export function saleView(one: Sale): z.infer<typeof sale> {
  const open = openQuestion(one);
  return {
    id: one.id,
    status: one.status,
    currency: one.currency,
    locale: one.locale,
    lines: one.lines.map(lineView),
    unpaid: one.unpaid.map(lineView),
    totalMinor: totalMinor(one.lines),
    question: open && questionView(open),
    questions: one.questions.map(questionView),
    createdAt: one.createdAt.toISOString(),
    expiresAt: one.expiresAt.toISOString(),
  };
}

function lineView({ kind, key: name, unitAmountMinor, quantity, origin, ...line }: SaleLine): z.infer<typeof saleLine> {
  return { kind, key: name, name: line.name, interval: line.interval, unitAmountMinor, quantity, origin };
}

/** What the holdout would have been asked is for the report alone. */
function questionView({
  kind,
  state,
  because,
  words,
  answer,
  ...question
}: SaleQuestion): z.infer<typeof saleQuestion> {
  return {
    kind,
    state,
    because,
    words: words && { ...words },
    offered: state === 'asked' && question.offered ? offeredView(question.offered) : null,
    answer,
  };
}

function offeredView({
  line,
  replaces,
  differenceNowMinor,
  differenceMonthlyMinor,
  adds,
}: Offered): z.infer<typeof offered> {
  const { kind, key: name, interval: every, unitAmountMinor, quantity } = line;
  return {
    kind,
    key: name,
    name: line.name,
    interval: every,
    unitAmountMinor,
    quantity,
    differenceNowMinor,
    differenceMonthlyMinor,
    adds: adds.map((one) => ({ ...one })),
    replaces: replaces ? lineView(replaces) : null,
  };
}

export const answerBody = z
  .strictObject({
    question: z.enum(QUESTION_KINDS),
    answer: z.enum(SALE_ANSWERS).describe('timed_out: the buyer was shown the question and said nothing'),
  })
  .meta({ id: 'SaleAnswer' });
export type AnswerBody = z.infer<typeof answerBody>;

export const tokenPayBody = z.strictObject({ consent }).meta({ id: 'SalePaymentByToken' });
export type TokenPayBody = z.infer<typeof tokenPayBody>;
export const payBody = z
  .strictObject({ member: externalId.optional().describe('Needed by an anonymous sale'), consent })
  .meta({ id: 'SalePayment' });
export type PayBody = z.infer<typeof payBody>;

export const paidSale = prepared.extend({ sale }).meta({ id: 'PaidSale' });

export function paidView(one: Parameters<typeof preparedView>[0] & { sale: Sale }): z.infer<typeof paidSale> {
  return { sale: saleView(one.sale), ...preparedView(one) };
}

const texts = z.object({
  cart: z.string(),
  lines: z.array(z.string()),
  pay: z.string(),
  confirm: z.string(),
  done: z.string(),
  processing: z.string(),
  closed: z.string(),
  changed: z.string(),
  failed: z.string(),
  unanswered: z.string(),
});
export const browserSale = sale.extend({ texts }).meta({ id: 'BrowserSale' });
export const browserPaid = prepared
  .extend({ sale: browserSale, due: z.string().nullable() })
  .meta({ id: 'BrowserPaid' });

export function browserSaleView(one: Sale): z.infer<typeof browserSale> {
  const { lines, ...said } = cartTexts(one);
  return { ...saleView(one), texts: { ...said, lines: [...lines] } };
}

export function browserPaidView(one: Parameters<typeof paidView>[0]): z.infer<typeof browserPaid> {
  const due = one.quote && dueText(one.sale.locale, one.quote);
  return { ...preparedView(one), sale: browserSaleView(one.sale), due };
}
