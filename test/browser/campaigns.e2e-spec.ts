import type { Browser as Chromium } from 'playwright-core';
import { PASSWORD } from '../support/browser';
import { inChromium, startChromium, Visitor } from '../support/console';
import { seedCatalogue } from '../support/catalogue';
import { World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';
const MEMBERS = 30;

inChromium('a campaign in the console', () => {
  let chromium: Chromium;
  let world: World;
  let ann: Visitor;
  beforeAll(async () => {
    chromium = await startChromium();
  });
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    await seedCatalogue(world);
    for (let i = 0; i < MEMBERS; i++)
      await world.ok('PUT', `/v1/members/m${i}`, { plan: i % 2 ? 'free' : 'basic', timeZone: 'Europe/Berlin' });
    ann = await Visitor.firstOperator(chromium, world);
  });
  afterAll(async () => {
    await ann.leave();
    await chromium.close();
    await world.stop();
  });

  const button = (name: string) => ann.page.getByRole('button', { name, exact: true });
  const choose = async (field: string, option: string) => {
    await ann.page.getByRole('combobox', { name: field }).click();
    await ann.page.getByRole('option', { name: option }).click();
  };
  /** Confirms what the dialog says, with the password when it is asked for. */
  const confirm = async (name: string) => {
    const dialog = ann.page.getByRole('dialog', { name });
    await dialog.getByRole('button', { name, exact: true }).click();
    return dialog;
  };
  const status = () =>
    world.ok<{ status: string }>('GET', '/v1/campaigns/spring-wave').then(({ status: told }) => told);

  it('says at its field what the api refuses, and keeps what was written', async () => {
    await ann.open('/campaigns/new');
    await ann.title('New campaign');
    await ann.page.getByLabel('Name').fill('Spring wave');
    await button('Save').click();
    const offers = ann.page.getByRole('combobox', { name: 'Offers' });
    await ann.page.getByRole('alert').getByText('offerKeys', { exact: true }).waitFor();
    expect(await offers.getAttribute('aria-invalid')).toBe('true');
    expect(await ann.page.getByLabel('Key').inputValue()).toBe('spring-wave');
  });

  it('is made with an audience that is counted while it is built, and previewed offers', async () => {
    await ann.page.getByText(`${MEMBERS} members fit now`).waitFor();
    await button('Add a condition').click();
    await ann.page.getByRole('menuitem', { name: 'Plan' }).click();
    await choose('Plan', 'Free');
    await ann.page.keyboard.press('Escape');
    await ann.page.getByText(`${MEMBERS / 2} members fit now`).waitFor();
    await choose('Asks', 'in waves');
    await choose('Offers', 'Try basic (basic-monthly)');
    await ann.page.keyboard.press('Escape');
    await ann.page.getByRole('figure', { name: 'Preview' }).getByText('More of what you like.').waitFor();
    await ann.page.getByLabel('Maximum proposals a minute').fill('1000');
    await ann.picture('campaign-editor');
    expect(await ann.barriers()).toEqual([]);
    await button('Save').click();
    await ann.title('Spring wave');
    expect(await world.ok('GET', '/v1/campaigns/spring-wave')).toMatchObject({
      status: 'draft',
      trigger: 'schedule',
      audience: { all: [{ plan: ['free'] }] },
      offerKeys: ['basic-monthly'],
      guardrails: { pacePerMinute: 1000 },
    });
  });

  it('is simulated without asking anybody', async () => {
    await ann.page.getByRole('link', { name: 'Simulate' }).click();
    await ann.title('Simulation of spring-wave');
    await ann.page.getByText('A good moment to ask').first().waitFor();
    await ann.page.getByRole('img', { name: /would be asked at 11:00/ }).waitFor();
    expect(await ann.barriers()).toEqual([]);
    await ann.picture('simulation');
    const { data } = await world.ok<{ data: unknown[] }>('GET', '/v1/members/m1/proposals');
    expect([data, await status()]).toEqual([[], 'draft']);
  });

  it('is started only with the password once more, and its wave is watched to the end', async () => {
    await ann.page.getByRole('link', { name: 'To the campaign' }).click();
    await world.at('2026-03-02T10:20:00Z'); // signing in counts as the password for a quarter of an hour
    await button('Schedule').click();
    await confirm('Schedule');
    await ann.page.getByRole('dialog', { name: 'Please confirm that it is you' }).waitFor();
    expect(await status()).toBe('draft');
    await ann.page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await button('Continue').click();
    await ann.page.getByText('Scheduled', { exact: true }).waitFor();
    await world.at('2026-03-02T10:21:00Z');
    await ann.page.getByText(`${MEMBERS / 2} of ${MEMBERS / 2} members looked at`).waitFor();
    expect(await ann.barriers()).toEqual([]);
    await ann.picture('campaign');
  });

  it('does not change once it has begun, and is copied with all but its name and its time', async () => {
    expect(await ann.page.getByRole('link', { name: 'Edit' }).count()).toBe(0);
    await ann.page.getByRole('link', { name: 'Copy' }).click();
    await ann.title('New campaign');
    await ann.page.getByText(`${MEMBERS / 2} members fit now`).waitFor();
    await ann.page.getByLabel('Name').fill('Summer wave');
    await button('Save').click();
    await ann.title('Summer wave');
    const copied = await world.ok<object>('GET', '/v1/campaigns/spring-wave');
    const expected = {
      ...copied,
      ...{ key: 'summer-wave', name: 'Summer wave', status: 'draft', schedule: null, nextWaveAt: null },
    };
    expect(await world.ok('GET', '/v1/campaigns/summer-wave')).toMatchObject(expected);
  });

  it('is paused and resumed', async () => {
    await ann.open('/campaigns/after-good-use');
    await button('Pause').click();
    await confirm('Pause');
    await ann.page.getByText('Paused', { exact: true }).waitFor();
    await button('Resume').click();
    await confirm('Resume');
    await ann.page.getByText('Running', { exact: true }).waitFor();
  });
});
