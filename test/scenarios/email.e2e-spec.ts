import { DeliverProposals } from '#campaigns';
import { dying } from '../support/dying';
import { Mailbox } from '../support/mailbox';
import { seedCatalogue } from '../support/catalogue';
import { World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';
const WORDS = {
  title: 'Hello {{ member.traits.name | default: "there" }}',
  body: 'Try {{ plan.name }} for {{ price }} a {{ interval }}.\n\nUntil {{ expiresOn }}: https://club.example/upgrade?proposal={{ proposal.id }}',
  locales: {
    id: {
      title: 'Halo {{ member.traits.name | default: "kawan" }}',
      body: 'Coba {{ plan.name }}, {{ price }}, sampai {{ expiresOn }}.',
      html: '<p>Coba <b>{{ plan.name }}</b> {{ member.traits.name | default: "" }}</p>',
    },
  },
};
const headerOf = (mail: Mailbox['mails'][number] | undefined, name: string) =>
  String(mail?.headerLines.find(({ key }) => key === name)?.line);

/** The form of RFC 8058, 8.1, and the way in which a mail program should send it. */
const ONE_CLICK_FORM = '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n';

describe('a campaign by e-mail', () => {
  let world: World;
  let mailbox: Mailbox;
  beforeAll(async () => {
    mailbox = await Mailbox.open();
    world = await World.start({ now: NOW, env: { SMTP_URL: mailbox.url, MAIL_FROM: 'Club <club@club.example>' } });
    await seedCatalogue(world);
    await world.ok('POST', '/v1/campaigns/after-good-use/cancel', {});
    await world.ok('PUT', '/v1/offers/mailed', { planKey: 'basic', interval: 'month', currency: 'usd', words: WORDS });
    await world.ok('PUT', '/v1/campaigns/mail', {
      name: 'By mail',
      trigger: 'signal',
      channel: 'email',
      offerKeys: ['mailed'],
    });
    await world.ok('POST', '/v1/campaigns/mail/schedule', {});
  });
  afterAll(async () => {
    await world.stop();
    await mailbox.down();
  });
  beforeEach(() => {
    mailbox.mails.length = 0;
    mailbox.refuse = () => null;
  });

  let count = 0;
  /** A member with a good moment; answers the id. */
  async function delighted(member: object = {}): Promise<string> {
    const id = `m${++count}`;
    await world.ok('PUT', `/v1/members/${id}`, {
      email: `${id}@example.com`,
      timeZone: 'Europe/Berlin',
      consents: { email: true },
      ...member,
    });
    const occurredAt = (await world.rows<{ now: Date }>('select now from test_clock').catch(() => []))[0]?.now ?? NOW;
    await world.ok('POST', '/v1/signals', {
      id: `s${id}`,
      member: id,
      name: 'content_completed',
      occurredAt: new Date(occurredAt).toISOString(),
      value: 4,
    });
    await world.drain();
    return id;
  }
  const proposalOf = async (member: string) =>
    (
      await world.rows<{ id: string; status: string; because: string | null }>(
        `select proposal.id, proposal.status, withdrawn_because as because from proposal join member on member.id = member_id
         where external_id = $1`,
        [member],
      )
    )[0];

  it('sends one message in two parts with a way out, in the member’s words', async () => {
    const member = await delighted({ traits: { name: '<b>Ann</b>' } });
    expect(mailbox.mails).toHaveLength(1);
    const [mail] = mailbox.mails;
    const proposal = await proposalOf(member);
    expect(mail?.subject).toBe('Hello <b>Ann</b>');
    expect(mail?.text).toContain('Try Basic for $10 a month.');
    expect(mail?.text).toContain(`proposal=${proposal?.id}`);
    expect(mail?.html).toContain('<p>Try Basic for $10 a month.</p>');
    expect(mail?.messageId).toBe(`<${proposal?.id}@club.example>`);
    expect(headerOf(mail, 'list-unsubscribe')).toMatch(/<http:\/\/127.0.0.1:\d+\/unsubscribe\/[\w-]{43}>/);
    expect(headerOf(mail, 'list-unsubscribe-post')).toContain('List-Unsubscribe=One-Click');
    expect(proposal?.status).toBe('presented');
  });

  it('speaks the member’s language as near as there is one, and escapes what members call themselves', async () => {
    await delighted({ locale: 'id-ID', traits: { name: '<script>' } });
    const [mail] = mailbox.mails;
    expect(mail?.subject).toBe('Halo <script>');
    expect(mail?.html).toContain('<p>Coba <b>Basic</b> &lt;script&gt;</p>');
    expect(mail?.text).toMatch(/Coba Basic, US\$\s?10, sampai \d+ Maret 2026/);
  });

  it('asks nobody who did not consent, has no address, or whose zone nobody knows', async () => {
    for (const member of [{ consents: {} }, { email: null }, { timeZone: null }])
      expect(await proposalOf(await delighted(member))).toBeUndefined();
    expect(mailbox.mails).toEqual([]);
  });

  it('ends with one click, without a login, and comes back by a new yes alone', async () => {
    const member = await delighted();
    const [, path] = /127.0.0.1:\d+(\/unsubscribe\/[\w-]+)>/.exec(headerOf(mailbox.mails[0], 'list-unsubscribe')) ?? [];
    const asked = await world.api.inject({ method: 'GET', url: path ?? '' });
    expect(asked.body).toContain('<form method="post">');
    expect((await world.ok<{ consents: object }>('GET', `/v1/members/${member}`)).consents).toEqual({ email: true });
    const forms = [
      ['multipart/form-data; boundary=b', ONE_CLICK_FORM],
      ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    ] as const;
    for (const [type, payload] of forms) {
      const click = { method: 'POST', url: path ?? '', headers: { 'content-type': type }, payload } as const;
      expect((await world.api.inject(click)).statusCode).toBe(200);
    }
    expect((await world.ok<{ consents: object }>('GET', `/v1/members/${member}`)).consents).toEqual({ email: false });
    expect(await proposalOf(member)).toMatchObject({ status: 'withdrawn', because: 'no_consent' });
    const told = `select data from outgoing_event where type = 'member.unsubscribed' and data ->> 'member' = $1`;
    expect(await world.rows(told, [member])).toEqual([{ data: { member, channel: 'email' } }]);
    // a site that knows nothing of it tells the consent again
    const email = `${member}@example.com`;
    expect(await proposalOf(await delighted({ email }))).toBeUndefined();
    expect(mailbox.mails).toHaveLength(1);
    const said = (given: boolean) => world.ok('PUT', `/v1/members/${member}/email-consent`, { given });
    expect(await said(true)).toMatchObject({ consents: { email: true } });
    const again = await delighted({ email });
    expect(await proposalOf(again)).toMatchObject({ status: 'presented' });
    expect(await said(false)).toMatchObject({ consents: { email: false } });
    expect(await proposalOf(await delighted({ email }))).toBeUndefined();
  });

  it('takes a complaint as a no to everything by e-mail, once', async () => {
    const member = await delighted();
    const event = { type: 'complained', messageId: mailbox.mails[0]?.messageId };
    const foreign = { type: 'complained', messageId: '<somebody@else>' };
    for (let again = 0; again < 2; again++)
      expect(await world.ok('POST', '/v1/email-events', { events: [event, foreign] })).toEqual({ known: 1 });
    expect((await world.ok<{ consents: object }>('GET', `/v1/members/${member}`)).consents).toEqual({ email: false });
    const [counted] = await world.rows<{ n: number }>(
      `select count(*)::int as n from signal where name = 'complained'`,
    );
    expect(counted?.n).toBe(1);
  });

  it('sends nothing more to an address that bounced for good, whoever has it, and asks who has it over another channel', async () => {
    const first = await delighted({ email: 'gone@example.com' });
    const messageId = mailbox.mails[0]?.messageId;
    const bounced = (permanent: boolean) =>
      world.ok('POST', '/v1/email-events', { events: [{ type: 'bounced', permanent, messageId }] });
    await bounced(false);
    await delighted({ email: 'Gone@example.com' });
    expect(mailbox.mails.splice(1)).toHaveLength(1);
    await mailbox.down();
    const waiting = await delighted({ email: 'GONE@example.com' });
    await world.ok('PUT', `/v1/members/${first}/email-consent`, { given: false }); // marks it, too
    await bounced(true);
    await mailbox.up();
    await world.at('2026-03-02T10:06:00Z');
    expect(await proposalOf(waiting)).toMatchObject({ status: 'withdrawn', because: 'no_address' });
    const other = await delighted({ email: 'Gone@example.com' });
    expect(mailbox.mails).toHaveLength(1);
    expect(await proposalOf(other)).toBeUndefined();
    await world.ok('PUT', `/v1/members/${other}/email-consent`, { given: true }); // no yes mends an address
    expect(await proposalOf(await delighted({ email: 'gone@example.com' }))).toBeUndefined();
    const site = { name: 'On the site', trigger: 'signal', channel: 'in_app', offerKeys: ['mailed'] };
    await world.ok('PUT', '/v1/campaigns/site', site);
    await world.ok('POST', '/v1/campaigns/site/schedule', {});
    expect(await proposalOf(await delighted({ email: 'gone@example.com' }))).toMatchObject({ status: 'presented' });
    await world.ok('POST', '/v1/campaigns/site/cancel');
    expect(mailbox.mails).toHaveLength(1);
  });

  it('bounces at the address that it went to, not at the one that the member has by then', async () => {
    const member = await delighted({ email: 'before@example.com' });
    await world.ok('PUT', `/v1/members/${member}`, { email: 'after@example.com' });
    const bounce = { type: 'bounced', messageId: mailbox.mails[0]?.messageId };
    expect(await world.ok('POST', '/v1/email-events', { events: [bounce] })).toEqual({ known: 1 });
    expect(await proposalOf(await delighted({ email: 'after@example.com' }))).toMatchObject({ status: 'presented' });
    expect(await proposalOf(await delighted({ email: 'Before@example.com' }))).toBeUndefined();
  });

  it('is not lost while the server is down for an hour, and comes once', async () => {
    await mailbox.down();
    const member = await delighted();
    expect(await proposalOf(member)).toMatchObject({ status: 'open' });
    for (const at of ['10:20', '10:40', '11:00']) await world.at(`2026-03-02T${at}:00Z`);
    await mailbox.up();
    for (const at of ['11:10', '11:20']) await world.at(`2026-03-02T${at}:00Z`);
    expect(mailbox.mails).toHaveLength(1);
    expect(await proposalOf(member)).toMatchObject({ status: 'presented' });
  });

  it('tries again what the server refuses for now, and gives up what it refuses for good', async () => {
    mailbox.refuse = (stage) => (stage === 'recipient' ? { code: 451, text: 'later' } : null);
    const later = await delighted();
    mailbox.refuse = (stage) => (stage === 'message' ? { code: 554, text: 'spam' } : null);
    const never = await delighted();
    mailbox.refuse = () => null;
    await world.at('2026-03-02T11:40:00Z');
    expect(mailbox.mails.map(({ to }) => (Array.isArray(to) ? to[0] : to)?.text)).toEqual([`${later}@example.com`]);
    expect(await proposalOf(never)).toMatchObject({ status: 'withdrawn', because: 'undeliverable' });
  });

  it('tries again when the connection broke before the message', async () => {
    mailbox.refuse = (stage) => (stage === 'recipient' ? 'cut' : null);
    const member = await delighted();
    expect(mailbox.mails).toEqual([]);
    mailbox.refuse = () => null;
    await world.at('2026-03-02T12:00:00Z');
    expect(mailbox.mails).toHaveLength(1);
    expect(await proposalOf(member)).toMatchObject({ status: 'presented' });
  });

  it.each([
    ['no such mailbox', { code: 550, text: '5.1.1 no such user' }, 1],
    ['a policy of the server', { code: 554, text: '5.7.1 relay access denied' }, 0],
    ['a policy of the server under the code of a mailbox', { code: 550, text: '5.7.1 blocked' }, 0],
  ])('marks the address only when it is the address that is refused: %s', async (_, refusal, marked) => {
    const count = async () =>
      (await world.rows<{ n: number }>('select count(*)::int as n from suppressed_address'))[0]?.n ?? 0;
    const before = await count();
    mailbox.refuse = (stage) => (stage === 'recipient' ? refusal : null);
    expect(await proposalOf(await delighted())).toMatchObject({ status: 'withdrawn', because: 'undeliverable' });
    expect((await count()) - before).toBe(marked);
  });

  it('goes to one address at most, whatever an event pipe takes for one', async () => {
    const member = `m${count + 1}`;
    await world.ok('PUT', `/v1/members/${member}`, {});
    const traits = { email: 'one@example.com, two@example.com' };
    await world.ok('POST', '/v1/segment/batch', {
      batch: [{ type: 'identify', messageId: 'i1', userId: member, traits }],
    });
    await delighted({ email: undefined });
    const addressed = mailbox.mails.flatMap(({ to }) =>
      (Array.isArray(to) ? to : [to]).flatMap((one) => one?.value ?? []),
    );
    expect(addressed.length).toBeLessThanOrEqual(1);
  });

  it('takes any text for a Message-ID', async () => {
    const event = { type: 'bounced', messageId: `<${'a'.repeat(8)}${'-'.repeat(28)}@x>` };
    expect(await world.ok('POST', '/v1/email-events', { events: [event] })).toEqual({ known: 0 });
  });

  it('comes at most once wherever the process dies, and one death costs at most one message', async () => {
    const deliver = world.api.get(DeliverProposals);
    await mailbox.down();
    const both = [await proposalOf(await delighted()), await proposalOf(await delighted())].map((one) => one?.id ?? '');
    await mailbox.up();
    for (let step = 1, died = true; died; step++) {
      mailbox.mails.length = 0;
      await world.rows(`update proposal set status = 'open', presented_at = null where id = any($1)`, [both]);
      await world.rows('delete from delivery where proposal_id = any($1)', [both]);
      died = await dying(step, () => deliver.run(both));
      await deliver.run(both);
      const sent = mailbox.mails.map(({ messageId }) => messageId);
      expect(new Set(sent).size).toBe(sent.length);
      expect(sent.length).toBeGreaterThanOrEqual(died ? 1 : 2);
    }
  });

  it('is sent later when the database failed before anything was handed to the server', async () => {
    await mailbox.down();
    const id = (await proposalOf(await delighted()))?.id ?? '';
    await mailbox.up();
    await world.rows(
      `create function fails() returns trigger language plpgsql as $$ begin raise 'no space left'; end $$`,
    );
    await world.rows(`create trigger fails before insert or update on delivery
      for each row when (new.unsubscribe_hash is not null) execute function fails()`);
    const deliver = world.api.get(DeliverProposals);
    await deliver.run([id]).catch(() => null);
    await world.rows('drop function fails cascade');
    expect(mailbox.mails).toEqual([]);
    await deliver.run([id]);
    expect(mailbox.mails.map(({ messageId }) => messageId)).toEqual([`<${id}@club.example>`]);
  });

  it('does not send again what may have arrived when the connection broke', async () => {
    mailbox.refuse = (stage) => (stage === 'message' ? 'cut' : null);
    const member = await delighted();
    mailbox.refuse = () => null;
    await world.at('2026-03-02T12:30:00Z');
    expect(mailbox.mails).toHaveLength(1);
    expect(await proposalOf(member)).toMatchObject({ status: 'open' });
  });
});
