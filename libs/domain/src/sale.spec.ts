import fc from 'fast-check';
import {
  answerQuestion,
  beginPayment,
  isRefusal,
  isSettled,
  linesWith,
  nextQuestion,
  openQuestion,
  putQuestion,
  questionOf,
  QUESTION_KINDS,
  SALE_ANSWERS,
  SALE_MOVES,
  totalMinor,
  UNASKED,
  type QuestionKind,
  type Sale,
  type SaleQuestion,
  type SaleStatus,
  type UnaskedReason,
} from './sale';
import { mayMove } from './state-machine';
import { cart, line, SALE_NOW, offered } from './testing/sales';

const later = (minutes: number) => new Date(SALE_NOW.getTime() + minutes * 60_000);
const reasons = Object.keys(UNASKED) as UnaskedReason[];
const question = (kind: QuestionKind, because: UnaskedReason | null = null): SaleQuestion => ({
  kind,
  state: because ? UNASKED[because] : 'asked',
  because,
  offered: because && because !== 'holdout' ? null : offered(kind),
  words: null,
  propensities: {},
  askedAt: SALE_NOW,
  answer: null,
  answeredAt: null,
});
const must = (step: ReturnType<typeof putQuestion<Sale>>): Sale => {
  if (isRefusal(step)) throw new Error(step);
  return step;
};

type Step = (sale: Sale) => Sale | string;
const steps: [string, Step][] = [
  ...QUESTION_KINDS.flatMap((kind) =>
    [null, ...reasons].map((because): [string, Step] => [
      `put ${kind} ${because ?? ''}`,
      (sale) => putQuestion(sale, question(kind, because)),
    ]),
  ),
  ...QUESTION_KINDS.flatMap((kind) =>
    SALE_ANSWERS.map((answer): [string, Step] => [
      `${kind}: ${answer}`,
      (sale) => answerQuestion(sale, kind, answer, SALE_NOW),
    ]),
  ),
  ['pay', (sale) => beginPayment(sale, SALE_NOW)],
];

describe('a sale', () => {
  it('has no path to payment with a question unasked: every state that any steps reach', () => {
    const shape = ({ status, questions }: Sale) =>
      JSON.stringify([status, questions.map(({ kind, state, because, answer }) => [kind, state, because, answer])]);
    const seen = new Map<string, Sale>([[shape(cart), cart]]);
    for (const sale of seen.values())
      for (const [, step] of steps) {
        const next = step(sale);
        if (typeof next !== 'string' && !seen.has(shape(next))) seen.set(shape(next), next);
      }
    expect(seen.size).toBeGreaterThan(100);
    const reached = [...seen.values()];
    for (const sale of reached.filter(({ status }) => status === 'ready' || status === 'paying')) {
      expect(sale.questions.map(({ kind }) => kind)).toEqual(['up_sell', 'cross_sell']);
      expect(sale.questions.every(isSettled)).toBe(true);
      for (const one of sale.questions) expect(one.state === 'asked' ? one.answer : one.because).not.toBeNull();
    }
    expect(new Set(reached.map(({ status }) => status))).toEqual(
      new Set(['cart', 'upsell_asked', 'cross_sell_asked', 'ready', 'paying']),
    );
  });

  it('passes over a question for these reasons alone: that the buyer pays already is none of them', () => {
    expect(UNASKED).toEqual({
      holdout: 'withheld',
      objected: 'withheld',
      plan_state_unknown: 'withheld',
      already_entitled: 'nothing_to_ask',
      needs_proof: 'nothing_to_ask',
      no_product: 'nothing_to_ask',
    });
  });

  it('has one way to payment in its table, through both questions', () => {
    const paths = (from: SaleStatus): SaleStatus[][] =>
      from === 'paid' ? [[from]] : SALE_MOVES[from].flatMap((to) => paths(to).map((rest) => [from, ...rest]));
    expect(paths('cart')).toEqual([['cart', 'upsell_asked', 'cross_sell_asked', 'ready', 'paying', 'paid']]);
  });

  it('moves only as its table allows, whatever steps come in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 12 }), (script) => {
        let sale: Sale = cart;
        for (const [, step] of script) {
          const next = step(sale);
          if (typeof next === 'string') continue;
          // a question that is passed over, and an answer, may make two moves in one step
          const between = Object.keys(SALE_MOVES) as SaleStatus[];
          const allowed =
            next.status === sale.status ||
            mayMove(SALE_MOVES, sale.status, next.status) ||
            between.some((via) => mayMove(SALE_MOVES, sale.status, via) && mayMove(SALE_MOVES, via, next.status));
          expect(allowed).toBe(true);
          expect(new Set(next.questions.map(({ kind }) => kind)).size).toBe(next.questions.length);
          sale = next;
        }
      }),
    );
  });

  it('asks the cross-sell whatever the first answer was', () => {
    for (const answer of SALE_ANSWERS) {
      const asked = must(putQuestion(cart, question('up_sell')));
      expect(nextQuestion(asked)).toBeNull();
      expect(openQuestion(asked)?.kind).toBe('up_sell');
      expect(nextQuestion(must(answerQuestion(asked, 'up_sell', answer, SALE_NOW)))).toBe('cross_sell');
    }
  });

  it('takes the same answer again as the same, and another as none', () => {
    const asked = must(putQuestion(cart, question('up_sell')));
    const yes = must(answerQuestion(asked, 'up_sell', 'yes', SALE_NOW));
    expect(answerQuestion(yes, 'up_sell', 'yes', later(500))).toBe(yes);
    expect(answerQuestion(yes, 'up_sell', 'no', SALE_NOW)).toBe('answer_differs');
    expect(answerQuestion(yes, 'cross_sell', 'no', SALE_NOW)).toBe('question_not_open');
    expect(beginPayment(yes, SALE_NOW)).toBe('questions_open');
  });

  it('takes no answer and no payment once its time has run out', () => {
    const asked = must(putQuestion(cart, question('up_sell')));
    expect(answerQuestion(asked, 'up_sell', 'yes', cart.expiresAt)).toBe('sale_closed');
    const through = must(
      putQuestion(must(putQuestion(cart, question('up_sell', 'holdout'))), question('cross_sell', 'holdout')),
    );
    expect(through.status).toBe('ready');
    expect(beginPayment(through, cart.expiresAt)).toBe('sale_closed');
  });

  it('a yes to the up-sell replaces the plan, a yes to the cross-sell comes beside it', () => {
    let sale = must(answerQuestion(must(putQuestion(cart, question('up_sell'))), 'up_sell', 'yes', SALE_NOW));
    expect(sale.lines.map(({ key }) => key)).toEqual(['premium', 'mug']);
    sale = must(answerQuestion(must(putQuestion(sale, question('cross_sell'))), 'cross_sell', 'yes', SALE_NOW));
    expect(sale.lines.map(({ key, quantity }) => [key, quantity])).toEqual([
      ['premium', 1],
      ['mug', 1],
      ['guide', 1],
    ]);
    expect(sale.status).toBe('ready');
    expect(totalMinor(sale.lines)).toBe(2000 + 800 + 500);
    expect(questionOf(sale, 'cross_sell')).toMatchObject({ answer: 'yes', answeredAt: SALE_NOW });
  });

  it('more of a product that is in the cart raises its quantity', () => {
    const lines = linesWith(cart.lines, line('product', 'mug', 800));
    expect(lines.map(({ key, quantity }) => [key, quantity])).toEqual([
      ['basic', 1],
      ['mug', 2],
    ]);
  });
});
