import type { Browser } from 'playwright-core';
import { goodDay, seedCatalogue } from '../support/catalogue';
import { inChromium, startChromium, Visitor } from '../support/console';
import { World } from '../support/world';

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

  it('say why they are asked or not: the same as the api says', async () => {
    const { page } = visitor;
    for (const member of ['ann', 'ben']) {
      const why = await world.ok<{ summary: string; rules: { observed: string }[] }>(
        'GET',
        `/v1/members/${member}/explanation`,
      );
      await visitor.open(`/members/${member}`);
      await visitor.title(member);
      await page.getByText(why.summary, { exact: true }).first().waitFor();
      for (const { observed } of why.rules) await page.getByText(observed, { exact: true }).first().waitFor();
    }
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
