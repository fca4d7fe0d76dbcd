import { compilePolicy, decide, DEFAULT_POLICY, FEATURES, NO_ENGAGEMENT, type DecisionInput } from '#domain';
import { candidate, daysAgo, discounted, GOOD_MOMENT, ladder, NOW, offer } from '#domain/testing';
import { Engine } from 'json-rules-engine';
import { rate, type Measured } from './bench';

/** Members of every kind: good and bad moments, asked before or not, at night, blocked, of every plan. */
const inputs: DecisionInput[] = Array.from({ length: 1024 }, (_, i) => ({
  ...GOOD_MOMENT,
  member: {
    ...GOOD_MOMENT.member,
    externalId: `member-${i}`,
    planKey: i % 5 === 0 ? 'basic' : 'free',
    holdoutBucket: (i * 7919) % 10_000,
  },
  engagement: {
    ...NO_ENGAGEMENT,
    positive: (i % 9) / 2,
    need: (i % 4) / 2,
    negative: i % 11 === 0 ? 1 : 0,
    neutral: i % 40,
  },
  ledger: {
    ...GOOD_MOMENT.ledger,
    ...(i % 3 === 0 && { lastAskedAt: daysAgo(i % 30), recentAsks: [daysAgo(60), daysAgo(i % 30)] }),
  },
}));
const candidates = [
  candidate('inbox', 'in_app', [
    offer('basic'),
    offer('basic', 'basic-other-words'),
    offer('premium'),
    discounted('basic'),
  ]),
  candidate('push', 'log', [offer('premium')], 1),
];
const model = { version: 1, weights: FEATURES.map((_, k) => (k === 0 ? -4 : 0.4)) };

/** The same rules of asking as json-rules-engine says them: facts compared with bounds, all of which must hold. */
function engineOfRules(): Engine {
  const { cap, cooldownDays, declines, negativeBound, threshold, holdout } = DEFAULT_POLICY;
  const all = [
    ['holdoutBucket', 'greaterThanInclusive', holdout.share * 10_000],
    ['objected', 'equal', false],
    ['planState', 'equal', 'known'],
    ['changeInProgress', 'equal', false],
    ['negative', 'lessThanInclusive', negativeBound],
    ['openProposal', 'equal', false],
    ['daysSinceAsked', 'greaterThanInclusive', cooldownDays],
    ['declinesInARow', 'lessThan', declines.inARow],
    ['recentAsks', 'lessThan', cap.asks],
    ['campaigns', 'greaterThan', 0],
    ['offersAbove', 'greaterThan', 0],
    ['score', 'greaterThanInclusive', threshold],
  ] as const;
  const engine = new Engine();
  for (const [fact, operator, value] of all)
    engine.addRule({ conditions: { all: [{ fact, operator, value }] }, event: { type: fact } });
  return engine;
}

function factsOf({ member, engagement, ledger, changeInProgress, candidates: found }: DecisionInput) {
  return {
    holdoutBucket: member.holdoutBucket,
    objected: member.objectedAt !== null,
    planState: member.planState,
    changeInProgress,
    negative: engagement.negative,
    openProposal: ledger.openProposal,
    daysSinceAsked: ledger.lastAskedAt ? (NOW.getTime() - ledger.lastAskedAt.getTime()) / 86_400_000 : 1e9,
    declinesInARow: ledger.declinesInARow,
    recentAsks: ledger.recentAsks.length,
    campaigns: found.length,
    offersAbove: found.flatMap(({ offers }) => offers).length,
    score: engagement.positive + DEFAULT_POLICY.needWeight * engagement.need,
  };
}

/** Runs a second of an engine that answers by promises, one after the other. */
async function rateOfEngine(): Promise<number> {
  const engine = engineOfRules();
  const start = performance.now();
  let calls = 0;
  for (; performance.now() - start < 2000; calls++) await engine.run(factsOf(inputs[calls & 1023] ?? GOOD_MOMENT));
  return (calls / (performance.now() - start)) * 1000;
}

export async function bench(): Promise<Measured[]> {
  const exploration = { share: 0.05, askShare: 0.2 };
  const rules = compilePolicy(DEFAULT_POLICY);
  const learned = compilePolicy({ ...DEFAULT_POLICY, exploration }, model);
  const input = (i: number) => inputs[i & 1023] ?? GOOD_MOMENT;
  const several = inputs.map((one) => ({ ...one, candidates }));
  return [
    { what: 'json-rules-engine, the same rules', perSecond: await rateOfEngine() },
    {
      what: 'decide, by rules',
      perSecond: rate((i) => decide(input(i), ladder, rules, NOW)),
      against: 'json-rules-engine, the same rules',
      goal: '>= 200,000 and >= 50',
    },
    {
      what: 'decide, by model and chance',
      perSecond: rate((i) => decide(input(i), ladder, learned, NOW)),
      goal: '>= 200,000',
    },
    {
      what: 'decide, two campaigns of five offers',
      perSecond: rate((i) => decide(several[i & 1023] ?? GOOD_MOMENT, ladder, learned, NOW)),
      against: 'decide, by model and chance',
    },
    {
      what: 'compiling the policy for each decision',
      perSecond: rate((i) => decide(input(i), ladder, compilePolicy(DEFAULT_POLICY), NOW)),
      against: 'decide, by rules',
    },
  ];
}
