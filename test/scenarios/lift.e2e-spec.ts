import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { goodDay, payingMember, seedCatalogue } from '../support/catalogue';
import { KEY, World } from '../support/world';

const run = promisify(execFile);
const YEAR = 'from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z';

interface Lift {
  members: { asked: number; holdout: number };
  currencies: {
    currency: string;
    verdict: string;
    because: string | null;
    relative: { estimate: number; always: { low: number; high: number } } | null;
  }[];
  definitions: Record<string, string>;
}

describe('proof against the holdout', () => {
  let world: World;
  let nightly: string;
  beforeAll(async () => {
    nightly = await mkdtemp(join(tmpdir(), 'nightly-'));
    world = await World.start({ env: { HOLDOUT_SHARE: '0.1', EXPORT_FOLDER: nightly } });
    await seedCatalogue(world);
    await world.at('2026-03-02T12:00:00Z');
  });
  afterAll(async () => {
    await world.stop();
    await rm(nightly, { recursive: true });
  });

  const chargesOf = (member: string) =>
    world.rows<{ amount: number; refunded: number; back: boolean }>(
      `select amount_minor::int as amount, refunded_minor::int as refunded, charged_back as back
       from charge join member on member.id = member_id where external_id = $1 order by charged_at`,
      [member],
    );
  async function terminal(script: string, ...words: string[]): Promise<string> {
    const env = { ...process.env, TIERLIFT_URL: await world.api.getUrl(), API_KEY: KEY, NO_COLOR: '1' };
    return (await run(process.execPath, [join(__dirname, '../../scripts', script), ...words], { env })).stdout;
  }
  /** Members who came to a decision and paid: the asked `factor` as much as the held-out, one in two of them. */
  async function month(count: number, offset: number, factor: number, at: string): Promise<void> {
    await world.rows(
      `with one as (
         insert into member (id, external_id, plan_key, plan_state, consents, traits, holdout_bucket, created_at)
         select uuidv7(), 'x' || n, 'free', 'known', '{}', '{}', n % 10 * 1000, $3 from generate_series($2::int, $2::int + $1::int - 1) n
         returning id, holdout_bucket, substr(external_id, 2)::int as n), decided as (
         insert into decision (id, member_id, source, outcome, because, score, policy_version, propensities, decided_at)
         select uuidv7(), id, 'signal', case when holdout_bucket < 1000 then 'holdout' else 'none' end, '{holdout}', 0, 1, '{}', $3 from one)
       insert into charge (id, member_id, amount_minor, refunded_minor, charged_back, currency, charged_at, read_at)
       select 'ch_' || n, id, (800 + n * 7919 % 1000) * case when holdout_bucket < 1000 then 1 else $4::float8 end, 0, false, 'eur', $3::timestamptz + interval '1 hour', now()
       from one where n / 10 % 2 = 0`,
      [count, offset, at, factor],
    );
  }
  const euro = async () => {
    const { currencies } = await world.ok<Lift>('GET', `/v1/reports/lift?${YEAR}`);
    return currencies.find(({ currency }) => currency === 'eur');
  };

  it('what members pay is read from Stripe, and what is given or taken back counts as never paid', async () => {
    await payingMember(world, 'ann', 'basic');
    await payingMember(world, 'ben', 'basic');
    await world.drain();
    expect(await chargesOf('ann')).toEqual([{ amount: 1000, refunded: 0, back: false }]);
    const [charge] = await world.rows<{ id: string }>(
      `select charge.id from charge join member on member.id = member_id where external_id = 'ann'`,
    );
    await world.stripe('POST', 'refunds', { charge: charge?.id ?? '', amount: '400' });
    await world.drain();
    expect(await chargesOf('ann')).toEqual([{ amount: 1000, refunded: 400, back: false }]);
    await world.at('2026-04-03T12:00:00Z');
    expect(await chargesOf('ben')).toHaveLength(2);
  });

  it('what was paid before a member was linked is read too', async () => {
    const customer = await world.stripe<{ id: string }>('POST', 'customers', {
      payment_method: 'pm_card_visa',
      'invoice_settings[default_payment_method]': 'pm_card_visa',
    });
    const prices = await world.stripe<{ data: { id: string }[] }>('GET', 'prices', {
      'lookup_keys[0]': 'basic_month_usd',
    });
    await world.stripe('POST', 'subscriptions', {
      customer: customer.id,
      'items[0][price]': prices.data[0]?.id ?? '',
    });
    await world.drain();
    await world.ok('PUT', '/v1/members/early', {});
    await world.ok('PUT', '/v1/members/early/stripe-customer', { stripeCustomerId: customer.id });
    await world.drain();
    expect(await chargesOf('early')).toEqual([{ amount: 1000, refunded: 0, back: false }]);
  });

  it('a dispute, which names no customer, finds its member: a signal, and the money back once it is won', async () => {
    const [charge] = await world.rows<{ id: string }>(
      `select charge.id from charge join member on member.id = member_id where external_id = 'ben' order by charged_at`,
    );
    const made = await world.atStripe('disputes', { charge: charge?.id ?? '' });
    await world.drain();
    expect((await chargesOf('ben'))[0]).toMatchObject({ back: true });
    expect(
      await world.rows(
        `select name from signal join member on member.id = member_id where external_id = 'ben' and name = 'payment_disputed'`,
      ),
    ).toHaveLength(1);
    await world.atStripe('disputes/close', { dispute: made.id, status: 'won' });
    await world.drain();
    expect((await chargesOf('ben'))[0]).toMatchObject({ back: false });
  });

  it('a first decision is the exposure of the asked and of the held-out alike', async () => {
    const members = Array.from({ length: 60 }, (_, i) => `e${i}`);
    for (const id of members) await world.ok('PUT', `/v1/members/${id}`, { timeZone: 'Asia/Jakarta' });
    await goodDay(world, members, '2026-04-03T11:50:00Z');
    await world.at('2026-04-03T12:06:00Z');
    const found = await world.rows<{ held: boolean; should: boolean }>(
      `select held_out as held, holdout_bucket < 1000 as should from exposure join member on member.id = member_id where external_id like 'e%'`,
    );
    expect(found).toHaveLength(60);
    expect(found.every(({ held, should }) => held === should)).toBe(true);
    expect(found.some(({ held }) => held)).toBe(true);
  });

  it('a known true effect lands inside the interval, and is called proved only when there are members enough', async () => {
    await month(400, 0, 1.2, '2026-04-04T00:00:00Z');
    await world.at('2026-04-04T12:00:00Z');
    expect(await euro()).toMatchObject({ verdict: 'not_yet', because: 'too_few_payers' });
    await month(1200, 400, 1.2, '2026-04-05T00:00:00Z');
    await world.at('2026-04-05T12:00:00Z');
    const early = await euro();
    expect(early).toMatchObject({ verdict: 'not_yet', because: 'interval_spans_zero' });
    await month(11_200, 1600, 1.2, '2026-04-06T00:00:00Z');
    await world.at('2026-04-06T12:00:00Z');
    const late = await euro();
    expect(late).toMatchObject({ verdict: 'proved', because: null });
    for (const look of [early, late]) {
      expect(look?.relative?.always.low).toBeLessThan(0.2);
      expect(look?.relative?.always.high).toBeGreaterThan(0.2);
    }
  });

  it('keeps a reading a day, and shows it in the terminal with a plot', async () => {
    const { data } = await world.ok<{ data: { day: string; currency: string; verdict: string }[] }>(
      'GET',
      '/v1/reports/lift/readings',
    );
    expect(data.filter(({ currency }) => currency === 'eur').map(({ day, verdict }) => [day, verdict])).toContainEqual([
      '2026-04-05',
      'not_yet',
    ]);
    const said = await terminal('report.mjs', 'lift', '--from', '2026-01-01', '--to', '2027-01-01');
    expect(said).toContain('verdict: proved');
    expect(said).toMatch(/├─*●─*┤/);
  });

  it('every report says what its figures mean and in which time zone, and comes as CSV too', async () => {
    for (const name of ['lift', 'funnel', 'mrr-movements', 'offers', 'decisions']) {
      const report = await world.ok<{ timeZone: string; definitions: object }>('GET', `/v1/reports/${name}?${YEAR}`);
      expect(report.timeZone).toBe('UTC');
      expect(Object.keys(report.definitions).length).toBeGreaterThan(0);
      const reply = await world.api.inject({
        url: `/v1/reports/${name}?${YEAR}&format=csv`,
        headers: { authorization: `Bearer ${KEY}` },
      });
      expect(reply.headers['content-type']).toContain('text/csv');
      expect(reply.body.split('\n').length).toBeGreaterThan(1);
    }
    await world.rows(
      `insert into mrr_movement (id, member_id, kind, amount_minor, currency, plan_key, previous_plan_key, occurred_at)
       select uuidv7(), id, 'new', amount, currency, 'basic', 'free', '2026-03-05T00:00:00Z'
       from member, (values ('idr', 4900000), ('jpy', 980)) as one(currency, amount) where external_id = 'early'`,
    );
    const said = await terminal('report.mjs', 'mrr', '--from', '2026-03-01', '--to', '2026-05-01');
    expect(said).toMatch(/2026-03 .*20\.00/);
    expect(said).toMatch(/2026-03 .*IDR\s49,000\.00/);
    expect(said).toMatch(/2026-03 .*JP¥980 /);
    expect(await terminal('report.mjs', 'funnel')).toContain('kept 30 days');
  });

  it('exports decisions with the propensities of all arms, exposures and outcomes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'export-'));
    await terminal('export.mjs', '--out', folder, '--from', '2026-01-01', '--to', '2027-01-01');
    const lines = async (name: string): Promise<Record<string, unknown>[]> =>
      (await readFile(join(folder, name), 'utf8'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    const files = (await readdir(folder)).sort();
    expect(files.map((name) => name.split('-')[0])).toEqual(['decisions', 'exposures', 'outcomes']);
    const [decisions, exposures, outcomes] = await Promise.all(files.map(lines));
    expect(decisions?.every(({ propensities }) => typeof propensities === 'object')).toBe(true);
    expect(exposures).toHaveLength(12_860);
    expect(outcomes?.length).toBe((await world.rows<{ n: number }>('select count(*)::int as n from charge'))[0]?.n);
    await rm(folder, { recursive: true });
  });

  it('puts the exports of each day before, a week back at most, into a folder at night, and leaves what is there', async () => {
    const before = (await readdir(nightly)).sort();
    expect(before.filter((name) => name.startsWith('decisions'))).toHaveLength(7 + 7 + 3); // a week, a month later another, three nights
    const day = join(nightly, 'decisions-2026-04-03-2026-04-04.ndjson');
    const reply = await world.api.inject({
      url: '/v1/exports/decisions?from=2026-04-03T00:00:00Z&to=2026-04-04T00:00:00Z',
      headers: { authorization: `Bearer ${KEY}` },
    });
    expect(reply.body.split('\n').length).toBeGreaterThan(60);
    expect(await readFile(day, 'utf8')).toBe(reply.body);
    await writeFile(day, 'read already');
    await world.at('2026-04-07T12:00:00Z');
    expect(await readFile(day, 'utf8')).toBe('read already');
    const added = ['decisions', 'exposures', 'outcomes'].map((name) => `${name}-2026-04-06-2026-04-07.ndjson`);
    expect((await readdir(nightly)).sort()).toEqual([...before, ...added].sort());
  });

  it('refuses, in words, to value a policy on a log without chance', async () => {
    const said = await world.ok<{ inWords: string; candidate: object }>('POST', '/v1/policy/evaluation', {
      rules: { threshold: 1 },
    });
    expect(said.candidate).toEqual({ refused: 'too_few' });
    expect(said.inWords).toContain('fewer than 100 decisions');
  });
});
