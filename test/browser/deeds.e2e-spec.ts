import { Database, inTransaction } from '#database';
import { FEATURES } from '#domain';
import { OutgoingEvents } from '#events';
import type { Browser } from 'playwright-core';
import { PASSWORD } from '../support/browser';
import { inChromium, startChromium, Visitor } from '../support/console';
import { Receiver } from '../support/receiver';
import { World } from '../support/world';

inChromium('deeds of an admin in the console', () => {
  let world: World;
  let chromium: Browser;
  let visitor: Visitor;
  beforeAll(async () => {
    chromium = await startChromium();
    world = await World.start({ now: '2026-03-02T10:00:00Z', env: { WEBHOOK_ALLOW_PRIVATE: 'true' } });
    visitor = await Visitor.firstOperator(chromium, world);
  });
  afterAll(async () => {
    await visitor.leave();
    await chromium.close();
    await world.stop();
  });

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
    const { secret } = await world.ok<{ secret: string }>('POST', '/v1/api-keys', { name: 'site', scopes: ['report'] });
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
    await world.ok('PUT', '/v1/plans/free', { name: 'Free', rank: 0 });
    await world.ok('PUT', '/v1/members/ann', {});
    await world.ok('PUT', '/v1/members/ben', { email: 'ben@example.com' });
    await visitor.open('/members/ben?tab=data');
    await visitor.title('ben');
    await world.at('2026-03-02T11:00:00Z');
    await sure('Erase');
    await giveThePassword();
    await visitor.title('Members');
    await visitor.page.getByRole('link', { name: 'ann', exact: true }).waitFor();
    expect(await visitor.page.getByRole('link', { name: 'ben', exact: true }).count()).toBe(0);
    expect((await world.call('GET', '/v1/members/ben')).body.code).toBe('member_erased');
  });
});
