import fc from 'fast-check';
import { PLAN_CHANGE_MOVES, PROPOSAL_MOVES, SALE_MOVES } from '#domain';
import { goodDay, payingMember, seedCatalogue, sellOnce } from '../support/catalogue';
import { verify } from '../support/verify';
import { World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';
const RUNS = Number(process.env.FAULTS_RUNS ?? 3);
const STEPS = 30;
const SEED = Number(process.env.FAULTS_SEED ?? 1);

/** What there is of a member that an act may be about; null: nothing. */
interface Situation {
  readonly member: string;
  readonly proposal: string | null;
  readonly quote: string | null;
  readonly change: string | null;
  readonly page: string | null;
  readonly sale: string | null;
  readonly question: 'up_sell' | 'cross_sell' | null;
  readonly subscription: string | null;
}

/** What a member, or a person with the dashboard, may do; `about`: what it needs to make sense. Answers the status of the answer. */
interface Act {
  readonly about?: keyof Situation;
  readonly run: (world: World, situation: Situation) => Promise<number>;
}

const consent = { consent: { terms: 'Terms', shownAt: NOW } };
/** Of what is not there. */
const NOBODY = '00000000-0000-4000-8000-000000000000';
const post = async (world: World, path: string, body?: object) => (await world.call('POST', path, body)).status;
const quote = (want: object): Act => ({ run: (world, { member }) => post(world, '/v1/quotes', { member, ...want }) });
const pay = (card: string): Act => ({
  about: 'page',
  run: async (world, { page }) => (page ? (await world.payOnPage(page, card)).status : 404),
});
const answer = (said: 'yes' | 'no'): Act => ({
  about: 'question',
  run: (world, { sale, question }) =>
    post(world, `/v1/sales/${sale ?? NOBODY}/answers`, { question: question ?? 'up_sell', answer: said }),
});

const ACTS: Readonly<Record<string, Act>> = {
  'has a good day': {
    run: async (world, { member }) => {
      await goodDay(world, member, (await timeOf(world)).toISOString());
      return 200;
    },
  },
  'says yes': {
    about: 'proposal',
    run: (world, { proposal }) => post(world, `/v1/proposals/${proposal ?? NOBODY}/accept`, consent),
  },
  'says no': {
    about: 'proposal',
    run: (world, { proposal }) => post(world, `/v1/proposals/${proposal ?? NOBODY}/decline`),
  },
  'wants premium': quote({ plan: 'premium' }),
  'wants the year': quote({ plan: 'premium', interval: 'year' }),
  'wants basic': quote({ plan: 'basic' }),
  'wants nothing': { ...quote({ plan: 'free' }), about: 'subscription' },
  'confirms the quote': {
    about: 'quote',
    run: (world, { quote: quoteId }) => post(world, '/v1/plan-changes', { quoteId: quoteId ?? NOBODY }),
  },
  'gives the change up': {
    about: 'change',
    run: (world, { change }) => post(world, `/v1/plan-changes/${change ?? NOBODY}/cancel`),
  },
  'pays on the page': pay('pm_card_visa'),
  'has a card that fails': pay('pm_card_chargeCustomerFail'),
  'begins a sale': { run: (world, { member }) => post(world, '/v1/sales', { member, plan: { key: 'basic' } }) },
  'begins a sale of a product': {
    run: (world, { member }) => post(world, '/v1/sales', { member, products: [{ key: 'guide', quantity: 1 }] }),
  },
  'answers yes': answer('yes'),
  'answers no': answer('no'),
  'pays the sale': { about: 'sale', run: (world, { sale }) => post(world, `/v1/sales/${sale ?? NOBODY}/pay`, consent) },
  'buys premium and a guide': {
    run: async (world, { member }) => {
      const cart = { member, plan: { key: 'premium' }, products: [{ key: 'guide' }] };
      const begun = await world.call<{ id: string }>('POST', '/v1/sales', cart);
      if (begun.status >= 300) return begun.status;
      for (const question of ['up_sell', 'cross_sell'])
        await post(world, `/v1/sales/${begun.body.id}/answers`, { question, answer: 'no' });
      const paying = await world.call<{ quote: { id: string } | null }>(
        'POST',
        `/v1/sales/${begun.body.id}/pay`,
        consent,
      );
      const quoteId = paying.body.quote?.id;
      return quoteId ? post(world, '/v1/plan-changes', { quoteId }) : paying.status;
    },
  },
  'pays with a bad card from now on': {
    about: 'subscription',
    run: async (world, { subscription }) => {
      const { customer } = await world.stripe<{ customer: string }>('GET', `subscriptions/${subscription}`);
      const card = await world.stripe<{ id: string }>('POST', 'payment_methods/pm_card_chargeCustomerFail/attach', {
        customer,
      });
      await world
        .stripe('POST', `subscriptions/${subscription}`, { default_payment_method: card.id })
        .catch(() => undefined); // ended meanwhile
      return 200;
    },
  },
  'is ended in the dashboard': {
    about: 'subscription',
    run: async (world, { subscription }) => {
      await world.stripe('DELETE', `subscriptions/${subscription}`).catch(() => undefined); // by two at once
      return 200;
    },
  },
};

async function timeOf(world: World): Promise<Date> {
  const [row] = await world.rows<{ now: Date }>('select now from test_clock');
  return row?.now ?? new Date(NOW);
}

async function situationOf(world: World, member: string): Promise<Situation> {
  const newest = (column: string, from: string) =>
    `(select ${column} from ${from} and member_id = member.id order by created_at desc, id desc limit 1)`;
  const [found] = await world.rows<Situation>(
    `select external_id as member, ${newest('id', `proposal where status in ('open', 'presented')`)} as proposal,
            (select id from quote where plan_change_id = ${newest('id', `plan_change where status = 'quoted'`)}
             order by created_at desc limit 1) as quote,
            ${newest('id', `plan_change where status not in ('succeeded', 'failed', 'expired', 'superseded')`)} as change,
            ${newest('url', `plan_change where status = 'requires_action'`)} as page,
            ${newest('id', `sale where status not in ('paid', 'expired', 'abandoned')`)} as sale,
            (select kind from sale_question where answer is null and state = 'asked' and sale_id =
              ${newest('id', `sale where status in ('upsell_asked', 'cross_sell_asked')`)} limit 1) as question,
            ${newest('id', `subscription where status = 'active'`)} as subscription
     from member where external_id = $1`,
    [member],
  );
  if (!found) throw new Error(`${member} is not there`);
  return found;
}

/** How often each act was done and not refused. */
const done = new Map<string, number>();

/** Every status seen so far, of everything that has one. */
type Seen = Map<string, string>;
const MOVES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  proposal: PROPOSAL_MOVES,
  plan_change: PLAN_CHANGE_MOVES,
  sale: SALE_MOVES,
};

/** Acts on these lead somewhere: they are chosen more often. */
const GOES_ON: readonly string[] = ['proposal', 'quote', 'page', 'sale', 'question'];

type Choice = readonly [act: number, who: number, sensible: boolean];

/** Several acts at the same time, and some time that passes; afterwards everything stands where its table of moves allows, and all invariants hold. */
class Step implements fc.AsyncCommand<Seen, { world: World; members: readonly string[] }> {
  private told = 'not run';

  constructor(
    private readonly choices: readonly Choice[],
    private readonly minutes: number,
  ) {}

  check(): boolean {
    return true;
  }

  async run(seen: Seen, { world, members }: { world: World; members: readonly string[] }): Promise<void> {
    const situations = await Promise.all(members.map((member) => situationOf(world, member)));
    const chosen = this.choices.flatMap(([act, who, sensible]) => {
      const situation = situations[who % situations.length];
      if (!situation) return [];
      const names = Object.entries(ACTS).flatMap(([name, { about = 'member' }]) => {
        if (sensible && situation[about] === null) return [];
        return GOES_ON.includes(about) ? [name, name, name] : [name];
      });
      return [{ name: names[act % names.length] ?? '', situation }];
    });
    this.told = `${chosen.map(({ name, situation }) => `${situation.member} ${name}`).join(' & ')}, ${this.minutes} minutes pass`;
    const statuses = await Promise.all(
      chosen.map(async ({ name, situation }) => ({ name, status: (await ACTS[name]?.run(world, situation)) ?? 0 })),
    );
    expect(statuses.filter(({ status }) => status < 200 || status >= 500)).toEqual([]);
    for (const { name, status } of statuses) if (status < 400) done.set(name, (done.get(name) ?? 0) + 1);
    await world.drain();
    if (this.minutes > 0)
      await world.at(new Date((await timeOf(world)).getTime() + this.minutes * 60_000).toISOString());
    await this.assertMoves(seen, world);
    expect(await verify(world)).toEqual([]);
  }

  private async assertMoves(seen: Seen, world: World): Promise<void> {
    for (const [table, moves] of Object.entries(MOVES)) {
      for (const { id, status } of await world.rows<{ id: string; status: string }>(
        `select id, status from ${table}`,
      )) {
        const before = seen.get(id) ?? status;
        expect({ table, before, status, allowed: reachable(moves, before).has(status) }).toMatchObject({
          allowed: true,
        });
        seen.set(id, status);
      }
    }
  }

  toString(): string {
    return this.told;
  }
}

function reachable(moves: Readonly<Record<string, readonly string[]>>, from: string): Set<string> {
  const found = new Set([from]);
  for (const status of found) for (const next of moves[status] ?? []) found.add(next);
  return found;
}

describe('whatever members do, in whatever order and at the same time', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    await seedCatalogue(world);
    await sellOnce(world, 'guide_usd', 700);
    await world.ok('PUT', '/v1/products/guide', {
      name: 'Guide',
      prices: [{ currency: 'usd', unitAmountMinor: 700, lookupKey: 'guide_usd' }],
    });
  });
  afterAll(() => world.stop());

  it(
    'every state follows from the one before by its table of moves, and every invariant holds after each step',
    async () => {
      let runs = 0;
      const choice: fc.Arbitrary<Choice> = fc.tuple(
        fc.nat(999),
        fc.nat(1),
        fc.nat(9).map((n) => n > 0),
      );
      const steps = fc
        .tuple(fc.array(choice, { minLength: 2, maxLength: 5 }), fc.constantFrom(0, 0, 0, 0, 1, 11, 7 * 1440))
        .map(([choices, minutes]) => new Step(choices, minutes));
      await fc.assert(
        fc.asyncProperty(fc.commands([steps], { maxCommands: STEPS, size: 'max' }), async (commands) => {
          const run = ++runs;
          const members = [`a${run}`, `b${run}`];
          await world.ok('PUT', `/v1/members/${members[0]}`, { timeZone: 'Europe/Berlin' });
          await payingMember(world, members[1] ?? '', 'basic');
          await fc.asyncModelRun(() => ({ model: new Map() as Seen, real: { world, members } }), commands);
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: true },
      );
      expect(done.size).toBeGreaterThan(Object.keys(ACTS).length / 2);
    },
    300_000 + RUNS * 60_000,
  );
});
