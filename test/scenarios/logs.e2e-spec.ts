import { PASSWORD } from '../support/browser';
import { goodDay, payingMember, seedCatalogue } from '../support/catalogue';
import { Fleet, freePort, type Api } from '../support/fleet';
import type { ServiceProcess } from '../support/service-process';
import { KEY } from '../support/world';

const EMAIL = 'leaky.lena@private.example';
const CARD = '4242424242424242';
const SPACED_CARD = '4000 0025 0000 3155';
const ENCRYPTION_KEY = 'an-encryption-key-of-forty-characters-xx';
const SMTP_PASSWORD = 'smtp-hunter2';
const IN_URL = 'token-in-the-address-of-an-endpoint';
const TRAIT = 'Lena Leaky';

/** Everything that must not be in a log, from whatever is done or goes wrong, at the most talkative level. */
describe('the logs of api and worker, as real processes', () => {
  let fleet: Fleet;
  let api: Api;
  let worker: ServiceProcess;
  const secrets = new Map<string, string>();

  beforeAll(async () => {
    fleet = await Fleet.prepare('postgres', {
      LOG_LEVEL: 'trace',
      ENCRYPTION_KEY,
      SMTP_URL: `smtp://mailer:${SMTP_PASSWORD}@127.0.0.1:${await freePort()}`,
      MAIL_FROM: 'club@club.example',
      JOB_RETRY_DELAYS_MS: '10,10',
      WEBHOOK_ALLOW_PRIVATE: 'true',
    });
    [api, worker] = await Promise.all([fleet.api(), fleet.worker()]);
    await fleet.hookTo(api.url);
    await seedCatalogue(fleet.clientOf(api.url));
  }, 120_000);
  afterAll(() => fleet.stop());

  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const reply = await fetch(api.url + path, {
      method,
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await reply.text();
    return { status: reply.status, text, cookie: reply.headers.get('set-cookie') ?? '' };
  };
  const secretOf = ({ text }: { text: string }) => (JSON.parse(text) as { secret: string }).secret;

  it('hold what happened and none of the secrets, people and cards that it happened with', async () => {
    // keys: good, unknown, new; a session by password, right and wrong
    secrets.set('API key', KEY);
    secrets.set('unknown key', 'tl_nobody_knows_this_key_at_all_0000000000');
    await send('GET', '/v1/plans', undefined, { authorization: `Bearer ${secrets.get('unknown key')}` });
    secrets.set('new key', secretOf(await send('POST', '/v1/api-keys', { name: 'shop', scopes: ['report'] })));
    await api.process.says('#token=');
    const [, link = ''] = /#token=(\S+)/.exec(api.process.said.join('\n')) ?? [];
    const origin = { origin: api.url, authorization: '' };
    const setUp = { token: link, name: TRAIT, email: EMAIL, password: PASSWORD };
    const { status, text, cookie } = await send('POST', '/v1/session/setup', setUp, origin);
    expect(status).toBe(201);
    secrets.set('password', PASSWORD);
    secrets.set('session', /=([^;]{20,})/.exec(cookie)?.[1] ?? '');
    secrets.set('CSRF token', (JSON.parse(text) as { csrfToken: string }).csrfToken);
    await send('POST', '/v1/session', { email: EMAIL, password: 'a-wrong-guess-of-a-password' }, origin);
    secrets.set('wrong password', 'a-wrong-guess-of-a-password');

    // members with their addresses and cards, in ids, bodies, queries, and in bodies that are none
    for (const id of [EMAIL, CARD]) {
      await send('PUT', `/v1/members/${encodeURIComponent(id)}`, { email: EMAIL, traits: { name: TRAIT, card: CARD } });
      await send('GET', `/v1/members/${encodeURIComponent(id)}?card=${CARD}&email=${EMAIL}`);
      await send('POST', '/v1/signals', `{"id":"${CARD}","member":"${EMAIL}",`);
      await send('POST', '/v1/signals', { id: CARD, member: id, name: EMAIL, occurredAt: SPACED_CARD });
    }
    await send('GET', `/${EMAIL}/${CARD}?key=${KEY}`);
    await send('POST', '/webhooks/stripe', { id: EMAIL, card: CARD }, { 'stripe-signature': `t=1,v1=${IN_URL}` });

    // what fails within: a row that is refused quotes itself, a job, a mail server, an endpoint
    const when = new Date().toISOString();
    await payingMember(fleet.clientOf(api.url), 'paul', 'basic');
    await fleet.rows(`alter table member add constraint refused check (traits ->> 'name' <> 'refused')`);
    const refused = { email: EMAIL, traits: { name: 'refused', card: CARD } };
    expect((await send('PUT', '/v1/members/refused', refused)).status).toBe(500);
    const url = `http://127.0.0.1:${await freePort()}/${IN_URL}?token=${IN_URL}`;
    secrets.set('webhook secret', secretOf(await send('POST', '/v1/webhook-endpoints', { url })));
    await send('POST', '/v1/campaigns/after-good-use/cancel', {});
    const mail = { name: 'Mail', trigger: 'signal', channel: 'email', offerKeys: ['premium-monthly'] };
    expect((await send('PUT', '/v1/campaigns/mail', mail)).status).toBe(200);
    await send('POST', '/v1/campaigns/mail/schedule', {});
    await send('PUT', '/v1/members/paul', { email: EMAIL, consents: { email: true } });
    await goodDay(fleet.clientOf(api.url), 'paul', when);
    await fleet.rows(`alter table decision add constraint refused check (false) not valid`);
    await send('PUT', '/v1/members/fay', { email: EMAIL, traits: { name: TRAIT, card: CARD } });
    await goodDay(fleet.clientOf(api.url), 'fay', when);
    await fleet.until(`select exists (select 1 from outbox_job where dead_at is not null) as ok`);

    const lines = [...api.process.said, ...worker.said].filter((line) => !line.includes('#token='));
    const whole = lines.join('\n');
    for (const message of ['answered', 'request failed', 'job failed']) expect(whole).toContain(`"${message}"`);
    const others = { EMAIL, CARD, SPACED_CARD, ENCRYPTION_KEY, SMTP_PASSWORD, IN_URL, TRAIT, link };
    const all = [
      ...secrets,
      ...Object.entries(others),
      ['Stripe key', 'sk_test_fleet'],
      ['Stripe secret', 'whsec_fleet'],
    ];
    for (const [what = '', secret = ''] of all) {
      expect({ what, known: secret.length > 5 }).toEqual({ what, known: true });
      expect({ what, lines: lines.filter((line) => line.includes(secret)) }).toEqual({ what, lines: [] });
    }
  }, 120_000);
});
