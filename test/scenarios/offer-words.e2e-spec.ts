import { seedCatalogue } from '../support/catalogue';
import { World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';
const WORDS = {
  title: 'Hello {{ member.traits.name | default: "there" }}',
  body: '{{ price }}',
  locales: { id: { title: 'Halo {{ member.traits.name | default: "di sana" }}', body: '{{ price }}' } },
};

describe('the words of an offer', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    await seedCatalogue(world);
    await world.ok('PUT', '/v1/members/ann', { locale: 'id-ID', traits: { name: 'Ann' } });
  });
  afterAll(() => world.stop());

  it.each([
    ['a syntax error', { title: 'Hi', body: '{% if %}' }, 'words.body'],
    ['an unknown variable', { title: '{{ user.name }}', body: '' + 'x' }, 'words.title'],
    ['a trait without a default', { title: 'Hi', body: 'x {{ member.traits.name }}' }, 'default'],
    ['an unknown filter', { title: 'Hi', body: '{{ price | shout }}' }, 'shout'],
    ['a file', { title: 'Hi', body: '{% render "/etc/passwd" %}' }, 'words.body'],
    ['an endless loop', { title: 'Hi', body: '{% for i in (1..100000000) %}x{% endfor %}' }, 'words.body'],
    ['a bad translation', { title: 'Hi', body: 'x', locales: { id: { title: 'x', body: '{{ x }}' } } }, 'id.body'],
  ])('are refused with %s, at its place', async (_, words, place) => {
    const { status, body } = await world.call('PUT', '/v1/offers/x', {
      planKey: 'basic',
      interval: 'month',
      currency: 'usd',
      words,
    });
    expect([status, body.code]).toEqual([422, 'template_invalid']);
    expect(body.detail).toContain(place);
  });

  it('are shown as a member would read them', async () => {
    expect(await world.ok('POST', '/v1/offers/preview', { words: WORDS, member: 'ann' })).toMatchObject({
      title: 'Halo Ann',
    });
    expect(await world.ok('POST', '/v1/offers/preview', { words: WORDS })).toMatchObject({ title: 'Hello there' });
  });

  it('cannot be e-mailed before there is a server for it', async () => {
    const campaign = { name: 'x', trigger: 'signal', channel: 'email', offerKeys: ['basic-monthly'] };
    expect((await world.call('PUT', '/v1/campaigns/x', campaign)).body.code).toBe('channel_unavailable');
  });
});
