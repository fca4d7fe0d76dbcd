import type { Interval } from './money';
import type { OfferTerms } from './offer';
import { mayMove, type Moves } from './state-machine';

/** A conversation at the point of sale: a cart, two questions, their answers, then the payment. Amounts in minor units of `currency`. */
export interface Sale {
  readonly id: string;
  /** null: anonymous until payment. */
  readonly memberId: string | null;
  readonly status: SaleStatus;
  readonly currency: string;
  readonly locale: string;
  readonly lines: readonly SaleLine[];
  /** Of a sale that was paid in part: what was wanted too, and its payment did not come. */
  readonly unpaid: readonly SaleLine[];
  /** Those put or passed over so far, the up-sell first; at most one of a kind. */
  readonly questions: readonly SaleQuestion[];
  /** Whether the holdout sees this sale; kept, since it is what the report compares. */
  readonly heldOut: boolean;
  /** Keys of the incentives that the cart had reached when its payment began: what the site owes the buyer. */
  readonly rewards: readonly string[];
  readonly createdAt: Date;
  /** Until when the questions may be answered and the payment begun. */
  readonly expiresAt: Date;
}

export interface SaleLine {
  readonly kind: 'plan' | 'product';
  /** Of the plan or product. */
  readonly key: string;
  readonly name: string;
  /** null: paid once. */
  readonly interval: Interval | null;
  readonly priceLookupKey: string;
  readonly unitAmountMinor: number;
  readonly quantity: number;
  readonly origin: LineOrigin;
  /** The offer that sold it, and on which terms; null: list price. */
  readonly offerKey: string | null;
  readonly terms: OfferTerms | null;
}

export const LINE_ORIGINS = ['cart', 'up_sell', 'cross_sell'] as const;
export type LineOrigin = (typeof LINE_ORIGINS)[number];

export const QUESTION_KINDS = ['up_sell', 'cross_sell'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export const SALE_ANSWERS = ['yes', 'no', 'timed_out'] as const;
export type SaleAnswer = (typeof SALE_ANSWERS)[number];

/** Why a question was not put. `withheld`: the buyer must not be asked; `nothing_to_ask`: there is honestly nothing to offer. */
export const UNASKED = {
  holdout: 'withheld',
  objected: 'withheld',
  plan_state_unknown: 'withheld',
  already_entitled: 'nothing_to_ask',
  needs_proof: 'nothing_to_ask',
  no_product: 'nothing_to_ask',
} as const;
export type UnaskedReason = keyof typeof UNASKED;

export interface SaleQuestion {
  readonly kind: QuestionKind;
  readonly state: 'asked' | (typeof UNASKED)[UnaskedReason];
  /** null: asked. */
  readonly because: UnaskedReason | null;
  /** What was offered; for the holdout what would have been (ghost exposure); null: nothing. */
  readonly offered: Offered | null;
  /** As shown to the buyer; null: not asked. */
  readonly words: QuestionWords | null;
  /** Exact probability of each arm at the moment of the choice; sums to 1. */
  readonly propensities: Readonly<Record<string, number>>;
  readonly askedAt: Date;
  readonly answer: SaleAnswer | null;
  readonly answeredAt: Date | null;
}

export interface QuestionWords {
  readonly title: string;
  readonly body: string;
  readonly yes: string;
  readonly no: string;
}

/** What a yes adds. An up-sell replaces the plan line of the cart; a cross-sell comes beside it. */
export interface Offered {
  readonly line: SaleLine;
  /** The plan of the cart in whose place it comes; absent: it comes beside what is there. */
  readonly replaces?: SaleLine;
  /** What it costs more in the first payment; null: a paying member's share of the running period is in the quote alone. */
  readonly differenceNowMinor: number | null;
  /** What it costs more each month from then on. */
  readonly differenceMonthlyMinor: number;
  /** What the better plan allows beyond the one in the cart. */
  readonly adds: readonly Gain[];
  /** The campaign that chose it; null: the default. */
  readonly campaignId: string | null;
  /** Whether "customers also bought this" is literally true. */
  readonly alsoBought: boolean;
  /** What a bundle's price is instead of: the lowest price of the last 30 days; null: nothing to compare with. */
  readonly insteadOfMinor: number | null;
  /** What a yes earns as well; null: nothing. */
  readonly incentive: OfferedIncentive | null;
}

/** A reward that the cart earns with one thing more. */
export interface OfferedIncentive {
  readonly key: string;
  readonly thresholdMinor: number;
  /** What the cart lacks before the yes, minor units. */
  readonly remainingMinor: number;
  /** By language. */
  readonly reward: Readonly<Record<string, string>>;
}

/** More of an entitlement: `perMonth` after, `before` now (0: not at all; null: without limit). */
export interface Gain {
  readonly entitlement: string;
  readonly before: number | null;
  readonly perMonth: number | null;
}

/** What would suit a member at a sale but sells after proof only: campaigns may offer it later. `key` of the offer or product. */
export interface SaleReminder {
  readonly memberId: string;
  readonly kind: 'offer' | 'product';
  readonly key: string;
  readonly saleId: string;
  readonly rememberedAt: Date;
}

/** One way to the payment: through both questions. Who leaves before it abandons the sale; whose page closes lets it expire. */
export const SALE_MOVES = {
  cart: ['upsell_asked', 'abandoned'],
  upsell_asked: ['cross_sell_asked', 'abandoned'],
  cross_sell_asked: ['ready', 'abandoned'],
  ready: ['paying', 'expired'],
  paying: ['paid', 'expired'],
  paid: [],
  expired: [],
  abandoned: [],
} as const satisfies Moves<string>;

export type SaleStatus = keyof typeof SALE_MOVES;

/** Why a step is refused; the sale is as before. */
export type SaleRefusal = 'sale_closed' | 'question_not_open' | 'answer_differs' | 'questions_open';

const STAGE = { up_sell: 'upsell_asked', cross_sell: 'cross_sell_asked' } as const satisfies Record<
  QuestionKind,
  SaleStatus
>;

/** A question has done its part: answered, withheld, or there was nothing to ask. */
export function isSettled(question: SaleQuestion | undefined): boolean {
  return question !== undefined && (question.state !== 'asked' || question.answer !== null);
}

export function questionOf(sale: Pick<Sale, 'questions'>, kind: QuestionKind): SaleQuestion | undefined {
  return sale.questions.find((question) => question.kind === kind);
}

/** The question to put now: the up-sell to a fresh cart; the cross-sell after the first answer, whatever it was. null: none. */
export function nextQuestion(sale: Pick<Sale, 'status' | 'questions'>): QuestionKind | null {
  if (sale.status === 'cart') return 'up_sell';
  return sale.status === STAGE.up_sell && isSettled(questionOf(sale, 'up_sell')) ? 'cross_sell' : null;
}

/** The question that waits for an answer; null: none does. */
export function openQuestion({ status, questions }: Pick<Sale, 'status' | 'questions'>): SaleQuestion | null {
  return questions.find((one) => status === STAGE[one.kind] && !isSettled(one)) ?? null;
}

/** Puts a question, or passes over it with its reason. Refused out of order. */
export function putQuestion<S extends Sale>(sale: S, question: SaleQuestion): S | SaleRefusal {
  if (nextQuestion(sale) !== question.kind) return 'question_not_open';
  return advanced({ ...sale, status: STAGE[question.kind], questions: [...sale.questions, question] });
}

/** Records an answer; the same answer again changes nothing. A yes takes effect on the lines. */
export function answerQuestion<S extends Sale>(
  sale: S,
  kind: QuestionKind,
  answer: SaleAnswer,
  now: Date,
): S | SaleRefusal {
  const question = questionOf(sale, kind);
  if (question?.state === 'asked' && question.answer !== null)
    return question.answer === answer ? sale : 'answer_differs';
  if (isOver(sale, now)) return 'sale_closed';
  if (!question || openQuestion(sale) !== question) return 'question_not_open';
  const questions = sale.questions.map((one) => (one === question ? { ...one, answer, answeredAt: now } : one));
  const lines = answer === 'yes' && question.offered ? linesWith(sale.lines, question.offered.line) : sale.lines;
  return advanced({ ...sale, questions, lines });
}

/** Begins the payment, or goes on with one begun. Refused while a question is open. */
export function beginPayment<S extends Sale>(sale: S, now: Date): S | SaleRefusal {
  if (sale.status === 'paying' || sale.status === 'paid') return sale;
  if (isOver(sale, now)) return 'sale_closed';
  if (!QUESTION_KINDS.every((kind) => isSettled(questionOf(sale, kind))) || !mayMove(SALE_MOVES, sale.status, 'paying'))
    return 'questions_open';
  return { ...sale, status: 'paying' };
}

export function isRefusal(step: Sale | SaleRefusal): step is SaleRefusal {
  return typeof step === 'string';
}

/** What the first payment comes to at list prices. */
export function totalMinor(lines: readonly SaleLine[]): number {
  return lines.reduce((sum, { unitAmountMinor, quantity }) => sum + unitAmountMinor * quantity, 0);
}

/** Incentives that a yes was promised and that the cart has reached: what was said holds, whatever has ended since. */
export function promisedRewards({ questions, lines }: Pick<Sale, 'questions' | 'lines'>): string[] {
  return questions.flatMap(({ answer, offered }) =>
    answer === 'yes' && offered?.incentive && totalMinor(lines) >= offered.incentive.thresholdMinor
      ? [offered.incentive.key]
      : [],
  );
}

/** A plan replaces the plan in the cart; a product that is there already becomes more of it. */
export function linesWith(lines: readonly SaleLine[], added: SaleLine): SaleLine[] {
  if (added.kind === 'plan') return [added, ...lines.filter(({ kind }) => kind !== 'plan')];
  const held = lines.find(({ kind, key }) => kind === 'product' && key === added.key);
  if (!held) return [...lines, added];
  return lines.map((line) => (line === held ? { ...line, quantity: line.quantity + added.quantity } : line));
}

function isOver({ status, expiresAt }: Sale, now: Date): boolean {
  return status === 'paid' || status === 'expired' || status === 'abandoned' || expiresAt <= now;
}

/** Both questions settled: ready to pay. */
function advanced<S extends Sale>(sale: S): S {
  const through = sale.status === STAGE.cross_sell && isSettled(questionOf(sale, 'cross_sell'));
  return through ? { ...sale, status: 'ready' } : sale;
}
