import { compilePolicy, decide, DEFAULT_POLICY, FEATURES, NO_ENGAGEMENT, type DecisionInput } from '#domain';
import { candidate, daysAgo, discounted, GOOD_MOMENT, ladder, NOW, offer } from '#domain/testing';
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

export function bench(): Measured[] {
  const exploration = { share: 0.05, askShare: 0.2 };
  const rules = compilePolicy(DEFAULT_POLICY);
  const learned = compilePolicy({ ...DEFAULT_POLICY, exploration }, model);
  const input = (i: number) => inputs[i & 1023] ?? GOOD_MOMENT;
  const several = inputs.map((one) => ({ ...one, candidates }));
  return [
    { what: 'decide, by rules', perSecond: rate((i) => decide(input(i), ladder, rules, NOW)), goal: '>= 200,000' },
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
