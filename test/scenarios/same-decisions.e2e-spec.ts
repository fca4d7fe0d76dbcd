import { createApi } from '../../apps/api/src/app';
import { seedCatalogue } from '../support/catalogue';
import { KEY, World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';
const MEMBERS = 30;
const NAMES = ['login', 'content_completed', 'rated_high', 'limit_hit', 'first_content_completed', 'crash', 'unknown'];

interface Sent {
  readonly id: string;
  readonly member: string;
  readonly name: string | undefined;
  readonly occurredAt: string;
  readonly value: number;
}

interface Made {
  readonly score: number;
  readonly [what: string]: unknown;
}

/** A week of 30 members; about every seventh signal is a bad one. */
const signals = Array.from({ length: 360 }, (_, i): Sent => ({
  id: `s${i}`,
  member: `m${(i * 7) % MEMBERS}`,
  name: NAMES[(i * 5 + Math.floor(i / 11)) % (i % 4 === 0 ? 7 : 5)],
  occurredAt: new Date(Date.parse(NOW) - ((i * 7919) % 168) * 3_600_000).toISOString(),
  value: 1 + (i % 3),
}));
const shuffled = signals.map((_, i) => signals[(i * 211 + 97) % signals.length] as Sent);

describe('the same signals give the same decisions', () => {
  type Post = (batch: readonly Sent[]) => Promise<unknown>;

  /** What was decided on everybody: by the jobs that the signals asked for, then by request to an api that has just started. Half of it is left to chance. */
  async function decisions(send: (post: Post, world: World) => Promise<void>): Promise<Made[]> {
    const world = await World.start({ now: NOW, env: { HOLDOUT_SHARE: '0.2', HOLDOUT_SALT: 'same' } });
    try {
      await seedCatalogue(world);
      await world.ok('PUT', '/v1/policy', { exploration: { share: 0.5, askShare: 0.5 } });
      for (let n = 0; n < MEMBERS; n++) await world.ok('PUT', `/v1/members/m${n}`, {});
      await world.whileWorkerIsDown(() =>
        send((batch) => world.ok('POST', '/v1/signals', { signals: [...batch] }), world),
      );
      await world.drain();
      const api = await createApi(world.config);
      await api.init();
      for (let n = 0; n < MEMBERS; n++) {
        const payload = { member: `m${n}`, placement: 'pricing_page' };
        const headers = { authorization: `Bearer ${KEY}` };
        expect((await api.inject({ method: 'POST', url: '/v1/decisions', headers, payload })).statusCode).toBe(200);
      }
      await api.close();
      return await world.rows<Made>(
        `select distinct on (external_id, source) external_id as member, source, outcome, because, until, score, offer_key, propensities, randomised, seed, would_ask, policy_version
         from decision join member on member.id = member_id order by external_id, source, decision.id`,
      );
    } finally {
      await world.stop();
    }
  }
  const inBatches = async (all: readonly Sent[], size: number, each: Post) => {
    for (let at = 0; at < all.length; at += size) await each(all.slice(at, at + size));
  };
  let first: Made[];
  beforeAll(async () => {
    first = await decisions((post) => inBatches(signals, 100, post));
  });

  /** Scores to 1e-9, all else to the letter. */
  function expectSame(made: readonly Made[]): void {
    const rest = (all: readonly Made[]) => all.map(({ score: _score, ...one }) => one);
    expect(rest(made)).toEqual(rest(first));
    made.forEach(({ score }, i) => expect(Math.abs(score - (first[i]?.score ?? NaN))).toBeLessThan(1e-9));
  }

  it('of every kind, so that what follows means something', () => {
    const kinds = (of: string) => [...new Set(first.map((one) => one[of]))].sort();
    expect(kinds('outcome')).toEqual(['holdout', 'none', 'offer']);
    for (const either of ['randomised', 'would_ask']) expect(kinds(either)).toEqual([false, true]);
    expect(kinds('source')).toEqual(['request', 'signal']);
  });

  it('shuffled, one by one, each sent twice', async () => {
    const made = await decisions((post) => inBatches(shuffled, 1, (one) => post([...one, ...one])));
    expectSame(made);
  });

  it('replayed from the start, with the scores made anew', async () => {
    const made = await decisions(async (post, world) => {
      await inBatches(shuffled, 90, post);
      await inBatches(signals, 120, post);
      await world.rows('delete from engagement');
      await world.ok('POST', '/v1/engagement/rebuild', { dryRun: false });
    });
    expectSame(made);
  });
});
