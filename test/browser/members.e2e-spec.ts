import type { Browser } from 'playwright-core';
import { goodDay, seedCatalogue } from '../support/catalogue';
import { inChromium, startChromium, Visitor } from '../support/console';
import { World } from '../support/world';

interface Explanation {
  summary: string;
  rules: unknown[];
  changes: string[];
  dataUsed: string[];
}

inChromium('members in the console', () => {
  let world: World;
  let chromium: Browser;
  let visitor: Visitor;
  beforeAll(async () => {
    chromium = await startChromium();
    world = await World.start();
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
