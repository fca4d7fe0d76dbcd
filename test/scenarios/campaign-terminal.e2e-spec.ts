import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartDueCampaigns } from '#campaigns';
import { Database, inTransaction, SharedClock } from '#database';
import { seedCatalogue } from '../support/catalogue';
import { KEY, World } from '../support/world';

const run = promisify(execFile);
const script = join(__dirname, '../../scripts/campaign.mjs');

describe('npm run campaign', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
    await seedCatalogue(world);
    for (let i = 0; i < 5; i++) await world.ok('PUT', `/v1/members/m${i}`, { timeZone: 'Asia/Jakarta' });
    await world.ok('PUT', '/v1/campaigns/spring', {
      name: 'Spring',
      trigger: 'schedule',
      channel: 'in_app',
      offerKeys: ['basic-monthly'],
    });
  });
  afterAll(() => world.stop());

  /** What a person sees in the terminal, and the exit code. */
  async function terminal(...words: string[]): Promise<{ text: string; code: number }> {
    const env = { ...process.env, TIERLIFT_URL: await world.api.getUrl(), API_KEY: KEY, NO_COLOR: '1' };
    try {
      const { stdout } = await run(process.execPath, [script, ...words], { env });
      return { text: stdout, code: 0 };
    } catch (error) {
      const { stderr, code } = error as { stderr: string; code: number };
      return { text: stderr, code };
    }
  }

  it('simulates, schedules and follows a campaign', async () => {
    const simulated = await terminal('simulate', 'spring');
    expect(simulated.text).toContain('5 members in the audience');
    expect(simulated.text).toMatch(/asked\s+│\s+5/);
    expect(simulated.text).toMatch(/17:00 █{40} 5/);
    expect((await terminal('schedule', 'spring')).text).toMatch(/spring: (scheduled|running)/);
    await world.at('2026-03-02T10:01:00Z');
    const status = await terminal('status', 'spring');
    expect(status.text).toContain('completed');
    expect(status.text).toMatch(/asked\s+│\s+5/);
    expect((await terminal('list')).text).toMatch(/spring\s+│ schedule │ in_app\s+│ completed/);
  });

  it('says that a wave stands still, and which job to try again', async () => {
    await world.ok('PUT', '/v1/campaigns/summer', {
      name: 'Summer',
      trigger: 'schedule',
      channel: 'in_app',
      offerKeys: ['basic-monthly'],
      schedule: { kind: 'once', at: '2026-03-20T09:00', zone: 'UTC' },
    });
    await terminal('schedule', 'summer');
    await world.whileWorkerIsDown(async () => {
      const due = new Date('2026-03-20T09:00Z');
      await inTransaction(world.api.get(Database), (tx) => world.api.get(SharedClock).move(tx, due));
      await world.api.get(StartDueCampaigns).run();
      await world.rows(
        `update outbox_job set dead_at = now(), error = 'the disk is full' where name = 'run-wave-leg' and finished_at is null`,
      );
      await world.api.get(StartDueCampaigns).run();
    });
    const [job] = await world.rows<{ id: string }>('select id from outbox_job where dead_at is not null');
    const stuck = await terminal('status', 'summer', '--watch');
    expect(stuck.text).toContain('running');
    expect(stuck.text).toContain(`stands still: a job was given up. GET /v1/jobs?state=dead says why`);
    expect(stuck.text).toContain(`POST /v1/jobs/${job?.id}/retry`);

    await world.ok('POST', `/v1/jobs/${job?.id}/retry`);
    await world.drain();
    const mended = await terminal('status', 'summer');
    expect(mended.text).toContain('completed');
    expect(mended.text).not.toContain('stands still');
  });

  it('says in one line what is wrong, and fails', async () => {
    expect(await terminal('show', 'nowhere')).toEqual({
      text: expect.stringContaining('campaign_unknown') as string,
      code: 1,
    });
    expect(await terminal('dance', 'spring')).toEqual({ text: expect.stringContaining('usage:') as string, code: 1 });
  });
});
