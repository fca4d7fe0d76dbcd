import { SetUpOperator } from '#access';
import fc from 'fast-check';
import { seedCatalogue } from '../support/catalogue';
import { KEY, World } from '../support/world';
import { callOf, operations } from './arbitraries';

const NOW = '2026-03-02T10:00:00Z';
const RUNS = Number(process.env.FUZZ_RUNS ?? 15);
/** Longer than this is a hang, however busy the machine is. */
const HANG_MS = 20_000;
/** An answer without an end. */
const ENDLESS = ['/v1/live'];

describe('whatever is sent', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    await seedCatalogue(world);
    for (const id of ['ann', 'bob']) await world.ok('PUT', `/v1/members/${id}`, { email: `${id}@example.com` });
    await world.api.get(SetUpOperator).firstLink();
  });
  afterAll(() => world.stop());

  it.each([
    ['a part that is too long', `/v1/members/${'a'.repeat(3000)}`, 400],
    ['a part that is no UTF-8', '/v1/members/%ff', 400],
    ['an id as long as ids may be', `/v1/members/${'%F0%9F%92%A5'.repeat(64)}`, 404],
  ])('%s is answered by a problem document', async (_name, url, status) => {
    const reply = await world.api.inject({ method: 'GET', url, headers: { authorization: `Bearer ${KEY}` } });
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
  });

  const fuzzed = operations.filter(({ path }) => !ENDLESS.includes(path));

  it.each(fuzzed.map((one) => [`${one.method} ${one.path}`, one] as const))(
    '%s answers in time, never with a fault of ours, and tells nothing of its inside',
    async (_title, operation) => {
      await fc.assert(
        fc.asyncProperty(callOf(operation), async ({ url, body }) => {
          let timer: NodeJS.Timeout | undefined;
          const hang = new Promise<never>((_, reject) => {
            timer = setTimeout(() => reject(new Error('hangs')), HANG_MS);
          });
          const answer = world.api.inject({
            method: operation.method as 'GET',
            url,
            headers: {
              authorization: `Bearer ${KEY}`,
              origin: world.config.publicUrl,
              ...(body !== undefined && { 'content-type': 'application/json' }),
            },
            ...(body !== undefined && { payload: body }),
          });
          const reply = await Promise.race([answer, hang]).finally(() => clearTimeout(timer));
          if (reply.statusCode >= 500) throw new Error(`${reply.statusCode} ${reply.body}`);
          if (reply.statusCode >= 400) {
            expect(reply.headers['content-type']).toMatch('application/problem+json');
            expect(reply.body).not.toMatch(/node_modules|\.(ts|js):\d|\bat \w+ \(|select .* from|syntax error|pg_/i);
          }
          expect(Object.prototype).not.toHaveProperty('a');
        }),
        { numRuns: RUNS, seed: 20260302, endOnFailure: true },
      );
    },
  );
});
