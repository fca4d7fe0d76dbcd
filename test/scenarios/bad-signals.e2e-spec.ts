import { seedCatalogue } from '../support/catalogue';
import { KEY, World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';

describe('numbers that are none, depth without end and the prototype', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    await seedCatalogue(world);
    await world.ok('PUT', '/v1/members/ann', {});
  });
  afterAll(() => world.stop());

  const stored = async () =>
    (await world.rows<{ id: string }>('select id from signal order by id')).map(({ id }) => id);
  /** A signal as text, with more that `JSON.stringify` would not write. */
  const text = (id: string, more = '"value":1') =>
    `{"id":"${id}","member":"ann","name":"login","occurredAt":"${NOW}",${more}}`;
  const DEEP = `"properties":{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`;
  /** As deep as a signal may be: 32 levels with itself. */
  const DEEPEST = `"properties":{"a":${'['.repeat(30)}${']'.repeat(30)}}`;
  const PROTOTYPE = '"properties":{"__proto__":{"admin":true},"kept":1}';

  it.each([
    ['an infinite value', text('one', '"value":1e999'), 422, 'invalid_request'],
    ['a value that is no number', text('one', '"value":NaN'), 400, 'malformed_json'],
    ['a deep signal', text('one', DEEP), 422, 'invalid_request'],
    ['the prototype', text('one', PROTOTYPE), 400, 'malformed_json'],
    ['properties of 10 MB', text('one', `"properties":{"a":"${'x'.repeat(10_000_000)}"}`), 413, 'body_too_large'],
    ['properties of 11 kB', text('one', `"properties":{"a":"${'x'.repeat(11_000)}"}`), 422, 'invalid_request'],
  ])('%s is refused', async (_what, body, status, code) => {
    const before = await stored();
    const answer = await world.call('POST', '/v1/signals', body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await stored()).toEqual(before);
  });

  it.each([
    ['a negative weight', '{"family":"positive","weight":-1}'],
    ['an infinite weight', '{"family":"positive","weight":1e999}'],
    ['a cap of zero', '{"family":"positive","weight":1,"valueCap":0}'],
    [
      'a half-life of zero, which is the family’s and not for setting',
      '{"family":"positive","weight":1,"halfLifeDays":0}',
    ],
  ])('%s gives a signal no meaning', async (_what, body) => {
    const answer = await world.call('PUT', '/v1/signal-definitions/odd', body);
    expect([answer.status, answer.body.code]).toEqual([422, 'invalid_request']);
    expect(await world.rows(`select 1 from signal_definition where name = 'odd'`)).toEqual([]);
  });

  it('of a batch the one that is too deep or infinite is refused by its index, and the others are taken', async () => {
    const signals = [text('b0'), text('b1', DEEP), text('b2', '"value":1e999'), text('b3', DEEPEST), 'null'].join(',');
    const answer = await world.ok<{ accepted: number; rejected: { index: number; code: string; detail: string }[] }>(
      'POST',
      '/v1/signals',
      `{"signals":[${signals}]}`,
    );
    expect(answer.accepted).toBe(2);
    expect(answer.rejected.map(({ index, code }) => [index, code])).toEqual(
      [1, 2, 4].map((index) => [index, 'signal_invalid']),
    );
    expect(answer.rejected[0]?.detail).toContain('at most 32 levels');
    expect(await stored()).toEqual(['b0', 'b3']);
  });

  it('a batch is answered by index: good ones stored once, bad ones named, repeats counted', async () => {
    const signal = (id: string, change: object = {}) => ({
      id,
      member: 'ann',
      name: 'login',
      occurredAt: NOW,
      ...change,
    });
    const batch = [
      signal('i1'),
      signal('i1'),
      signal('i2', { member: 'nobody' }),
      { id: 'i3' },
      signal('i4', { occurredAt: '2099-01-01T00:00:00Z' }),
      signal('i5', { properties: { text: 'a\u0000b' } }),
      signal('i6', { name: 'never_defined' }),
    ];
    const answer = await world.ok<{
      accepted: number;
      duplicates: number;
      rejected: { index: number; code: string }[];
    }>('POST', '/v1/signals', { signals: batch });
    expect([answer.accepted, answer.duplicates]).toEqual([2, 1]);
    expect(answer.rejected.map(({ index, code }) => [index, code])).toEqual([
      [2, 'member_unknown'],
      [3, 'signal_invalid'],
      [4, 'signal_in_future'],
      [5, 'signal_invalid'],
    ]);
    expect(await world.ok('POST', '/v1/signals', { signals: batch.slice(0, 1) })).toMatchObject({
      accepted: 0,
      duplicates: 1,
    });
    expect((await stored()).filter((id) => id.startsWith('i'))).toEqual(['i1', 'i6']);
  });

  it.each(['a\u0000b', '\ud800'])(
    'of members the one whose trait is called %j, and of calls what it says',
    async (name) => {
      const traits = { [name]: 1 };
      expect(await world.call('PUT', '/v1/members/ann', { traits })).toMatchObject({
        body: { code: 'invalid_request' },
      });
      const members = [{ id: 'bea' }, { id: 'cat', traits }];
      expect(await world.ok('POST', '/v1/members', { members })).toMatchObject({
        accepted: 1,
        rejected: [{ index: 1, code: 'member_invalid' }],
      });
      const batch = [
        { type: 'identify', userId: name },
        { type: 'identify', userId: 'dan', traits: { ...traits, '': 2, kept: 3 } },
      ];
      expect(await world.ok('POST', '/v1/segment/batch', { batch })).toMatchObject({
        identified: 1,
        rejected: [{ index: 0, code: 'signal_invalid' }],
      });
      expect(await world.ok('GET', '/v1/members/dan')).toMatchObject({ traits: { kept: 3 } });
    },
  );

  it('of a stream the same, line by line; what is meant for the prototype reaches nobody’s', async () => {
    const lines = [
      text('l0'),
      text('l1', DEEP),
      text('l2', '"value":NaN'),
      text('l3', '"__proto__":{"admin":true}'),
      text('l4', PROTOTYPE),
      text('l5', `"properties":{"a":"${'x'.repeat(10_000_000)}"}`),
      text('l6'),
    ];
    const reply = await world.api.inject({
      method: 'POST',
      url: '/v1/signals',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/x-ndjson' },
      payload: lines.join('\n'),
    });
    const { rejected } = reply.json<{ rejected: { index: number; code: string }[] }>();
    expect(rejected.map(({ index, code }) => [index, code])).toEqual(
      [1, 2, 3, 5].map((index) => [index, 'signal_invalid']),
    );
    expect(await world.rows(`select properties from signal where id = 'l4'`)).toEqual([{ properties: { kept: 1 } }]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
