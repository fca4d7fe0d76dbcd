import {
  addToScore,
  bucketOf,
  compilePolicy,
  decide,
  DEFAULT_SIGNAL_DEFINITIONS,
  HALF_LIFE_DAYS,
  ladderOf,
  ledgerOf,
  LIST_PRICE,
  NEVER_ASKED,
  NO_ENGAGEMENT,
  pointsOf,
  scoreAt,
  type AskLedger,
  type Candidate,
  type DecayedScore,
  type Engagement,
  type Family,
  type Model,
  type Offer,
  type PastAsk,
  type Plan,
  type Policy,
  type Verdict,
} from '#domain';
import { Audit } from './audit';
import type { AskingPolicy, DayEvents } from './member-world';

const DAY_MS = 86_400_000;
const DAY_0 = Date.UTC(2026, 0, 1, 12);
const PLANS = ['free', 'basic', 'premium'] as const;

const ladder = ladderOf(
  PLANS.map((key, rank): Plan => ({
    key,
    name: key,
    rank,
    entitlements: [],
    prices: rank ? [{ interval: 'month', currency: 'usd', unitAmountMinor: rank * 1000, lookupKey: key }] : [],
  })),
);
const offers = ['basic', 'premium'].map((planKey): Offer => ({
  key: `${planKey}-monthly`,
  planKey,
  interval: 'month',
  currency: 'usd',
  words: { title: planKey, body: planKey },
  terms: LIST_PRICE,
  timing: 'both',
  active: true,
}));
const candidates: readonly Candidate[] = [
  { campaign: { key: 'after-good-use', channel: 'in_app', priority: 0 }, offers },
];

/** The signal that the service would receive for each event of the world. */
const SIGNAL_OF = {
  login: 'login',
  content: 'content_viewed',
  complete: 'content_completed',
  high: 'rated_high',
  limit: 'limit_hit',
  gated: 'gated_feature_tapped',
  ticket: 'ticket_opened',
  crash: 'crash',
  low: 'rated_low',
  failed: 'payment_failed',
} as const satisfies Record<keyof DayEvents, string>;
const DEFINITIONS = Object.entries(SIGNAL_OF).map(([event, name]) => {
  const definition = DEFAULT_SIGNAL_DEFINITIONS.find((one) => one.name === name);
  if (!definition) throw new Error(`no signal is called ${name}`);
  return { event: event as keyof DayEvents, definition };
});

export interface TierliftRun extends AskingPolicy {
  /** Rules broken by an ask, found without the service's own code. */
  readonly audit: Audit;
  readonly isHeldOut: (member: number) => boolean;
}

export interface RunOptions {
  readonly name: string;
  readonly policy: Policy;
  readonly model?: Model;
  /** Told of every ask that chance alone decided, for learning. */
  readonly onRandomisedAsk?: (member: number, verdict: Verdict, accepted: boolean) => void;
}

/** The service itself as a policy: its own scores, ledger and `decide`, fed with the signals of the world. */
export function tierlift({ name, policy, model, onRandomisedAsk }: RunOptions): TierliftRun {
  const rules = compilePolicy(policy, model ?? null);
  const audit = new Audit(policy);
  let people: { externalId: string; holdoutBucket: number }[] = [];
  let scores: Map<Family, DecayedScore>[] = [];
  let asks: PastAsk[][] = [];
  let last: Verdict | undefined;

  const at = (day: number) => new Date(DAY_0 + day * DAY_MS);
  const add = (member: number, family: Family, points: number, now: Date) => {
    const held = scores[member];
    held?.set(family, addToScore(held.get(family) ?? null, points, now, HALF_LIFE_DAYS[family]));
  };

  return {
    name,
    audit,
    isHeldOut: (member) => audit.isHeldOut(people[member]?.externalId ?? ''),
    start({ members }, seed) {
      const born = (i: number) => `${seed}-${i}`;
      people = Array.from({ length: members }, (_, i) => ({
        externalId: born(i),
        holdoutBucket: bucketOf(policy.holdout.salt, born(i)),
      }));
      scores = people.map(() => new Map());
      asks = people.map(() => []);
      audit.start(members);
    },
    onDay(member, day, events) {
      const now = at(day);
      for (const { event, definition } of DEFINITIONS) {
        if (events[event] === 0) continue;
        add(member, definition.family, pointsOf(definition, events[event]), now);
        if (definition.family === 'negative') audit.bad(member, day, definition.weight);
      }
      if (events.login) add(member, 'neutral', 1 + 0.3 * events.content, now);
    },
    asks(member, day, { tier, tenureDays }) {
      const person = people[member];
      if (!person) return false;
      const now = at(day);
      last = decide(
        {
          member: {
            externalId: person.externalId,
            holdoutBucket: person.holdoutBucket,
            createdAt: at(day - tenureDays),
            planKey: PLANS[tier] ?? 'free',
            planState: 'known',
            timeZone: null,
            email: null,
            consents: {},
            objectedAt: null,
          },
          engagement: engagementAt(scores[member], now),
          ledger: ledgerAt(asks[member], policy, now),
          changeInProgress: false,
          leaving: false,
          candidates,
          scoreNeeded: true,
        },
        ladder,
        rules,
        now,
      );
      if (last.outcome !== 'offer') return false;
      audit.asked(member, day, person.externalId);
      return true;
    },
    onAnswer(member, day, accepted) {
      const now = at(day);
      const status = accepted ? 'accepted' : 'expired';
      const answeredAt = accepted ? now : null;
      asks[member]?.push({ status, createdAt: now, presentedAt: now, answeredAt, discounted: false });
      if (last?.randomised) onRandomisedAsk?.(member, last, accepted);
    },
  };
}

function engagementAt(held: Map<Family, DecayedScore> | undefined, now: Date): Engagement {
  const engagement = { ...NO_ENGAGEMENT };
  for (const [family, state] of held ?? []) engagement[family] = scoreAt(state, now, HALF_LIFE_DAYS[family]);
  return engagement;
}

function ledgerAt(past: readonly PastAsk[] | undefined, policy: Policy, now: Date): AskLedger {
  return past && past.length > 0 ? ledgerOf(past, policy, now) : NEVER_ASKED;
}
