import { Database, inTransaction } from '#database';
import { FEATURES } from '#domain';
import { OutgoingEvents } from '#events';
import type { Browser } from 'playwright-core';
import { PASSWORD } from '../support/browser';
import { goodDay, seedCatalogue } from '../support/catalogue';
import { inChromium, startChromium, Visitor } from '../support/console';
import { Receiver } from '../support/receiver';
import { World } from '../support/world';

interface Explanation {
  summary: string;
  rules: unknown[];
  changes: string[];
  dataUsed: string[];
}

inChromium('for an admin in the console', () => {
  let world: World;
  let chromium: Browser;
  let visitor: Visitor;
  beforeAll(async () => {
    chromium = await startChromium();
    world = await World.start({ now: '2026-03-02T10:00:00Z', env: { WEBHOOK_ALLOW_PRIVATE: 'true' } });
    await seedCatalogue(world);
    await world.ok('PUT', '/v1/members/ann', { email: 'ann@members.example', timeZone: 'Europe/Berlin' });
    await world.ok('PUT', '/v1/members/ben', { email: 'ben@members.example', timeZone: 'Europe/Berlin' });
    await goodDay(world, 'ann', '2026-03-02T09:00:00Z');
    visitor = await Visitor.firstOperator(chromium, world);
  });
  afterAll(async () => {
    await visitor.leave();
    await chromium.close();
    await world.stop();
  });

  describe('members', () => {
    it('are found by how their address begins, and the search can be gone back to', async () => {
      const { page } = visitor;
      await visitor.open('/members');
      await visitor.title('Members');
      await page.getByRole('link', { name: 'ann', exact: true }).waitFor();
      await page.getByRole('searchbox', { name: 'Id, e-mail or name' }).fill('ben@');
      await page.getByRole('link', { name: 'ann', exact: true }).waitFor({ state: 'detached' });
      await page.getByRole('link', { name: 'ben', exact: true }).click();
      await visitor.title('ben');
      await page.goBack();
      await visitor.title('Members');
      expect(await page.getByRole('searchbox').inputValue()).toBe('ben@');
    });

    it('say why they are asked or not, rule by rule, in the language of the reader', async () => {
      const why = await world.ok<Explanation>('GET', '/v1/members/ann/explanation');
      const reader = await Visitor.come(chromium, world, {
        storageState: await visitor.page.context().storageState(),
        locale: 'id-ID',
      });
      const said = [
        [visitor, 'A proposal is still open', 'declined in a row: 0'],
        [reader, 'Masih ada tawaran terbuka', 'menolak berturut-turut: 0'],
      ] as const;
      for (const [someone, because, observed] of said) {
        await someone.open('/members/ann');
        await someone.title('ann');
        await someone.page.getByText(because).first().waitFor();
        await someone.page.getByText(observed).waitFor();
        const rules = someone.page.getByRole('row').filter({ has: someone.page.getByRole('img') });
        expect(await rules.count()).toBe(why.rules.length);
        expect(await someone.barriers()).toEqual([]);
      }
      const shown = await reader.page.getByRole('main').innerText();
      const english = [why.summary, ...why.changes, ...why.dataUsed];
      expect(english.filter((sentence) => shown.includes(sentence))).toEqual([]);
      await reader.leave();
    });

    it('show a bad experience at once, without the page being loaded again', async () => {
      const { page } = visitor;
      await visitor.open('/members/ann?tab=timeline');
      await visitor.title('ann');
      await page.getByText('content_completed').first().waitFor();
      await page.getByRole('tab', { name: 'Why, why not' }).click();
      await world.ok('POST', '/v1/signals', {
        signals: [{ id: 'bad', member: 'ann', name: 'ticket_opened', occurredAt: '2026-03-02T09:30:00Z' }],
      });
      await world.drain();
      await page.getByRole('tab', { name: 'Timeline' }).click();
      await page.getByText('ticket_opened').waitFor();
    });

    it('are left in peace once their objection is recorded', async () => {
      const { page } = visitor;
      await visitor.open('/members/ben?tab=data');
      await visitor.title('ben');
      await page.getByRole('button', { name: 'Record an objection' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Record an objection' }).click();
      await page.getByText('Objected to profiling').first().waitFor();
      expect(await world.ok('GET', '/v1/members/ben')).toMatchObject({ objected: true });
    });

    it('are counted in the reports as the api counts them', async () => {
      const { page } = visitor;
      await visitor.open('/reports/funnel');
      await visitor.title('Reports');
      const span = { from: '2025-12-03T00:00:00.000Z', to: '2026-03-03T00:00:00.000Z' };
      const funnel = await world.ok<{ signals: number; proposed: number }>(
        'GET',
        `/v1/reports/funnel?${new URLSearchParams(span).toString()}`,
      );
      expect(funnel.proposed).toBeGreaterThan(0);
      await page.getByRole('listitem').filter({ hasText: 'Proposed' }).getByText(String(funnel.proposed)).waitFor();
    });
  });

  describe('deeds', () => {
    const button = (name: string) => visitor.page.getByRole('button', { name, exact: true });
    /** Clicks, and says yes to what the dialog warns of. */
    const sure = async (name: string) => {
      await button(name).click();
      const dialog = visitor.page.getByRole('dialog', { name, exact: true });
      expect(await visitor.barriers()).toEqual([]);
      await dialog.getByRole('button', { name, exact: true }).click();
    };
    const giveThePassword = async () => {
      await visitor.page.getByRole('dialog', { name: 'Please confirm that it is you' }).waitFor();
      await visitor.page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
      await button('Continue').click();
    };
    const models = async () => {
      const { data } = await world.ok<{ data: { version: number; status: string }[] }>('GET', '/v1/models');
      return data.map(({ version, status }) => `${version} ${status}`).sort();
    };

    it('a candidate is put in force with the password once more, and taken back', async () => {
      const weights = FEATURES.map((_, k) => (k === 0 ? -3 : 0.25));
      const evaluation = { asks: 4000, accepts: 310, loss: 0.2384, lossOfShare: 0.2731 };
      for (const version of [1, 2])
        await world.rows(
          `insert into model (version, status, weights, features, evaluation, created_at) values ($1, 'candidate', $2, $3, $4, $5)`,
          [
            version,
            JSON.stringify(weights),
            JSON.stringify(FEATURES),
            JSON.stringify(evaluation),
            `2026-02-2${version}T03:00:00Z`,
          ],
        );
      await world.ok('POST', '/v1/models/1/promote', {});
      await world.at('2026-03-02T10:20:00Z'); // signing in counts as the password for a quarter of an hour
      await visitor.open('/models');
      await visitor.title('Models');
      await visitor.picture('models');
      await sure('Put 2 in force');
      await giveThePassword();
      await visitor.page.getByRole('heading', { name: 'Model 2 is in force' }).waitFor();
      expect(await models()).toEqual(['1 retired', '2 active']);
      await sure('Roll back');
      await visitor.page.getByRole('heading', { name: 'Model 1 is in force' }).waitFor();
      expect(await models()).toEqual(['1 active', '2 retired']);
    });

    it('a key is rotated: the new secret is shown once, and both are good', async () => {
      const { secret } = await world.ok<{ secret: string }>('POST', '/v1/api-keys', {
        name: 'site',
        scopes: ['report'],
      });
      const reads = async (key: string) =>
        (await world.api.inject({ url: '/v1/plans', headers: { authorization: `Bearer ${key}` } })).statusCode;
      await visitor.open('/settings/keys');
      await visitor.title('Settings');
      const row = visitor.page.getByRole('row').filter({ hasText: 'site' });
      await row.getByRole('button', { name: 'Rotate' }).click();
      await visitor.page.getByRole('dialog').getByRole('button', { name: 'Rotate' }).click();
      const shown = visitor.page.getByRole('status', { name: 'The secret, shown only now' }).locator('code');
      const fresh = (await shown.textContent()) ?? '';
      expect(fresh).not.toBe(secret);
      expect([await reads(fresh), await reads(secret)]).toEqual([200, 200]);
      await visitor.page.reload();
      await visitor.title('Settings');
      expect(await visitor.page.getByText(fresh).count()).toBe(0);
    });

    it('a delivery is sent again, under the same id', async () => {
      const receiver = await Receiver.start();
      const { id } = await world.ok<{ id: string }>('POST', '/v1/webhook-endpoints', { url: receiver.url });
      await inTransaction(world.api.get(Database), (tx) =>
        world.api
          .get(OutgoingEvents)
          .publish(tx, 'member.plan_changed', { member: 'ann', plan: 'basic', previousPlan: 'free' }),
      );
      await world.drain();
      const [first] = receiver.received;
      await visitor.open(`/settings/webhooks/${id}`);
      await visitor.title('Webhook endpoint');
      await button(`Send ${first?.body.type} again`).first().click();
      await receiver.atLeast(2);
      await world.drain();
      expect(receiver.received.map((one) => one.id)).toEqual([first?.id, first?.id]);
      await receiver.stop();
    });

    it('a member is erased only after the password, and is gone from the list', async () => {
      await visitor.open('/members/ben?tab=data');
      await visitor.title('ben');
      await world.at('2026-03-02T11:00:00Z');
      await sure('Erase');
      const password = visitor.page.getByRole('textbox', { name: 'Password' });
      const wrong = visitor.page.getByText('That is not your password.');
      await password.fill('not it');
      await button('Continue').click();
      await wrong.waitFor();
      await password.press('Escape');
      await sure('Erase');
      await password.waitFor();
      expect(await wrong.count()).toBe(0); // that was the last time
      await giveThePassword();
      await visitor.title('Members');
      await visitor.page.getByRole('link', { name: 'ann', exact: true }).waitFor();
      expect(await visitor.page.getByRole('link', { name: 'ben', exact: true }).count()).toBe(0);
      expect((await world.call('GET', '/v1/members/ben')).body.code).toBe('member_erased');
    });

    it('a page that nobody has touched for a minute reads what is new and says so, so that its session runs out', async () => {
      const reader = await Visitor.come(chromium, world, { storageState: await visitor.page.context().storageState() });
      await reader.open('/campaigns');
      await reader.title('Campaigns');
      const read = async (what: 'pause' | 'resume') => {
        const asked = reader.page.waitForRequest(/\/v1\/campaigns/);
        await world.ok('POST', `/v1/campaigns/after-good-use/${what}`);
        await world.drain();
        return (await asked).headers()['x-unattended'];
      };
      await reader.page.clock.setFixedTime(Date.now() + 61_000);
      expect(await read('pause')).toBe('true');
      await reader.page.mouse.move(400, 400);
      expect(await read('resume')).toBeUndefined();
      await reader.leave();
    });

    it('what an admin has read is gone for whoever signs in next at the same screen', async () => {
      const email = 'vic@example.com';
      const { link } = await world.ok<{ link: string }>('POST', '/v1/operators', { email, role: 'viewer' });
      const vic = await Visitor.come(chromium, world);
      await vic.open(link.split('/console')[1] ?? '');
      await vic.page.getByLabel('Your name').fill('Vic');
      await vic.page.getByLabel('New password').fill(PASSWORD);
      await vic.page.getByRole('button', { name: 'Begin' }).click();
      await vic.title('Overview');
      await vic.leave();

      await visitor.open('/audit');
      await visitor.title('Audit log');
      await visitor.page.getByRole('table').waitFor();
      await button('Your account').click();
      await visitor.page.getByRole('menuitem', { name: 'Sign out' }).click();
      await visitor.page.getByLabel('E-mail').fill(email);
      await visitor.page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
      await button('Sign in').click();
      await visitor.title('Audit log');
      await visitor.page.getByRole('alert').waitFor();
      expect(await visitor.page.getByRole('table').count()).toBe(0);
    });
  });
});
