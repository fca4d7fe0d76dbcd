import { newId, unreachable } from '#platform';
import {
  nextQuestion,
  putQuestion,
  UNASKED,
  upSell,
  isRefusal,
  type Decision,
  type Offered,
  type QuestionKind,
  type Sale,
  type SaleLine,
  type SaleQuestion,
  type SaleReminder,
  type UnaskedReason,
} from '#domain';
import type { Tx } from '#database';
import { DecisionsStore } from '#campaigns';
import { Injectable } from '@nestjs/common';
import type { Buyer } from './buyers';
import { CrossSell } from './cross-sell';
import { productLine } from './product-cross-sell';
import { wordsOf } from './question-words';
import { SalesStore } from './sales-store';

interface Choice {
  readonly offered: Offered | null;
  readonly because: UnaskedReason | null;
  readonly propensities: Readonly<Record<string, number>>;
  readonly seed: string;
  readonly afterProof: readonly Pick<SaleReminder, 'kind' | 'key'>[];
}

/** A sale with the questions put to it in one step, and what is to be logged of them. */
export interface Asked<S extends Sale> {
  readonly sale: S;
  readonly put: readonly SaleQuestion[];
  readonly decisions: readonly Decision[];
  readonly reminders: readonly SaleReminder[];
}

/** Puts the question that comes next, or passes over it with its reason, and logs the decision: the one way by which a sale asks. */
@Injectable()
export class AskQuestions {
  constructor(
    private readonly crossSell: CrossSell,
    private readonly decisions: DecisionsStore,
    private readonly sales: SalesStore,
  ) {}

  /** Until a question waits for its answer or none is left, at the instant of the step that leads to it. Writes nothing yet: see `log`. */
  async run<S extends Sale>(tx: Tx, begun: S, buyer: Buyer, now: Date): Promise<Asked<S>> {
    let asked: Asked<S> = { sale: begun, put: [], decisions: [], reminders: [] };
    for (let kind = nextQuestion(begun); kind; kind = nextQuestion(asked.sale))
      asked = await this.put(tx, asked, kind, buyer, now);
    return asked;
  }

  /** Logs what was decided, once the sale is stored. */
  async log(tx: Tx, { decisions, reminders }: Asked<Sale>): Promise<void> {
    await Promise.all([this.decisions.insert(tx, decisions), this.sales.remember(tx, reminders)]);
  }

  private async put<S extends Sale>(
    tx: Tx,
    asked: Asked<S>,
    kind: QuestionKind,
    buyer: Buyer,
    now: Date,
  ): Promise<Asked<S>> {
    const { sale } = asked;
    const withheld = withheldFrom(sale, buyer);
    const choice = withheld && withheld !== 'holdout' ? NO_CHOICE : await this.choose(tx, sale, kind, buyer, now);
    const because = withheld ?? choice.because;
    const question: SaleQuestion = {
      kind,
      state: because ? UNASKED[because] : 'asked',
      because,
      offered: choice.offered,
      words: because || !choice.offered ? null : wordsOf(kind, choice.offered, sale),
      propensities: withheld ? {} : choice.propensities,
      askedAt: now,
      answer: null,
      answeredAt: null,
    };
    const next = putQuestion(sale, question);
    if (isRefusal(next)) return unreachable(`a question out of order: ${next}`);
    const put = [...asked.put, question];
    const memberId = buyer.member?.id;
    if (!memberId) return { ...asked, sale: next, put };
    const later = withheld ? [] : choice.afterProof;
    return {
      sale: next,
      put,
      decisions: [...asked.decisions, decisionOf(question, memberId, choice.seed, buyer, now)],
      reminders: [
        ...asked.reminders,
        ...later.map((what) => ({ ...what, memberId, saleId: sale.id, rememberedAt: now })),
      ],
    };
  }

  private async choose(tx: Tx, sale: Sale, kind: QuestionKind, buyer: Buyer, now: Date): Promise<Choice> {
    if (kind === 'up_sell') return chooseUpSell(sale, buyer, now);
    const { choice, afterProof } = await this.crossSell.suggest(tx, sale, buyer.member);
    const remembered = afterProof.map((key) => ({ kind: 'product' as const, key }));
    if (!choice) {
      const because = remembered.length > 0 ? 'needs_proof' : 'no_product';
      return { ...NO_CHOICE, because, afterProof: remembered };
    }
    const { product, price, bundle, incentive } = choice;
    const line: SaleLine = { ...productLine(product, price, 1), origin: 'cross_sell', offerKey: bundle?.key ?? null };
    const offered: Offered = {
      line,
      differenceNowMinor: price.unitAmountMinor,
      differenceMonthlyMinor: 0,
      adds: [],
      campaignId: null,
      alsoBought: choice.alsoBought,
      insteadOfMinor: choice.insteadOfMinor,
      incentive,
    };
    return { ...NO_CHOICE, offered, propensities: { [product.key]: 1 }, afterProof: remembered };
  }
}

const NO_CHOICE: Choice = { offered: null, because: null, propensities: {}, seed: '', afterProof: [] };

function chooseUpSell(sale: Sale, buyer: Buyer, now: Date): Choice {
  const inCart = sale.lines.find(({ kind }) => kind === 'plan');
  const plan = inCart && buyer.ladder.get(inCart.key);
  const price = plan?.prices.find(({ lookupKey }) => lookupKey === inCart?.priceLookupKey);
  const base = plan && price ? { plan, price } : buyer.held;
  if (!base) return { ...NO_CHOICE, because: 'already_entitled' };
  const choice = upSell(
    {
      base,
      currency: sale.currency,
      paying: buyer.subscribedIn !== null,
      used: buyer.used,
      campaigns: buyer.campaigns,
      offers: buyer.offers,
      subject: buyer.member?.externalId ?? sale.id,
    },
    buyer.ladder,
    buyer.rules,
    now,
  );
  const offered = choice.offered && { ...choice.offered, ...(inCart && { replaces: inCart }) };
  return { ...choice, offered, afterProof: choice.afterProof.map(({ key }) => ({ kind: 'offer', key })) };
}

/** Who must not be asked, whatever could be offered. Caps and cooldowns are for asking by ourselves; here the buyer came. */
function withheldFrom({ heldOut }: Sale, { member, held }: Buyer): UnaskedReason | null {
  if (heldOut) return 'holdout';
  if (!member) return null;
  if (member.objectedAt) return 'objected';
  return member.planState === 'unknown' || !held ? 'plan_state_unknown' : null;
}

function decisionOf(question: SaleQuestion, memberId: string, seed: string, { rules }: Buyer, now: Date): Decision {
  const { kind, state, because, offered, propensities } = question;
  return {
    id: newId(),
    memberId,
    waveId: null,
    campaignId: offered?.campaignId ?? null,
    source: 'sale',
    placement: `sale_${kind}`,
    outcome: state === 'asked' ? 'offer' : because === 'holdout' ? 'holdout' : 'none',
    because: [because ?? 'eligible'],
    until: null,
    score: 0,
    probability: null,
    bound: null,
    features: null,
    offerKey: state === 'asked' ? (offered?.line.offerKey ?? offered?.line.priceLookupKey ?? null) : null,
    policyVersion: rules.policy.version,
    modelVersion: null,
    propensities: state === 'asked' ? propensities : { none: 1 },
    randomised: false,
    seed,
    wouldAsk: because === 'holdout' && offered !== null,
    passedOver: [],
    decidedAt: now,
  };
}
