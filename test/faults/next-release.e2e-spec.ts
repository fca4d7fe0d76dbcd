import { setTimeout as pause } from 'node:timers/promises';
import { Database, inTransaction } from '#database';
import { JobsStore, wakeRelay } from '#jobs';
import { goodDay, payingMember, seedCatalogue } from '../support/catalogue';
import { verify } from '../support/verify';
import { World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';

/** While the next version is deployed beside this one, its migration has run already: it only adds (test/architecture/migrations.spec.ts). */
describe('on a schema to which the next release has added', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    await world.rows(
      `do $$ declare name text; begin
         for name in select table_name from information_schema.tables
           where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in (
             select inhrelid::regclass::text from pg_inherits)
         loop
           execute format('alter table %I add next_optional text, add next_default text not null default ''n''', name);
         end loop;
       end $$`,
    );
    await seedCatalogue(world);
  });
  afterAll(() => world.stop());

  it('this version goes on: signals, an ask, a yes, a quote, a charge, a page, a sale', async () => {
    await payingMember(world, 'paul', 'basic');
    await world.ok('PUT', '/v1/members/fay', { timeZone: 'Europe/Berlin' });
    const consent = { consent: { terms: 'Terms', shownAt: NOW } };
    const yes = async (member: string) => {
      await goodDay(world, member, NOW);
      const { data } = await world.ok<{ data: { id: string }[] }>('GET', `/v1/members/${member}/proposals`);
      return world.ok<{ quote: { id: string } | null; checkoutUrl: string | null }>(
        'POST',
        `/v1/proposals/${data[0]?.id}/accept`,
        consent,
      );
    };
    await world.ok('POST', '/v1/plan-changes', { quoteId: (await yes('paul')).quote?.id });
    await world.payOnPage((await yes('fay')).checkoutUrl ?? '', 'pm_card_visa');
    await world.ok('PUT', '/v1/members/sue', {});
    const { id } = await world.ok<{ id: string }>('POST', '/v1/sales', { member: 'sue', plan: { key: 'basic' } });
    await world.ok('POST', `/v1/sales/${id}/answers`, { question: 'up_sell', answer: 'yes' });
    const { checkoutUrl } = await world.ok<{ checkoutUrl: string }>('POST', `/v1/sales/${id}/pay`, consent);
    await world.payOnPage(checkoutUrl, 'pm_card_visa');
    await world.drain();

    const plans = await world.rows<{ id: string; plan: string }>(
      'select external_id as id, plan_key as plan from member order by 1',
    );
    expect(plans).toEqual([
      { id: 'fay', plan: 'basic' },
      { id: 'paul', plan: 'premium' },
      { id: 'sue', plan: 'premium' },
    ]);
    expect(await verify(world)).toEqual([]);
  });

  it('a job that only the next release knows is kept for it, and done as soon as there is a worker that knows it', async () => {
    await world.rows(`insert into outbox_job (id, name, payload) select uuidv7(), 'job-of-the-next-release', '{}'`);
    const ended = async (id?: string) => {
      const sql =
        'select finished_at is not null as finished, dead_at is not null as dead from outbox_job where id = $1';
      return (await world.rows(sql, [id]))[0];
    };
    const handOver = () =>
      inTransaction(world.api.get(Database), async (tx) => {
        await world.api.get(JobsStore).sweep(0);
        await wakeRelay(tx);
      });
    const [job] = await world.rows<{ id: string }>(`select id from outbox_job where name = 'job-of-the-next-release'`);
    await handOver();
    await world.ok('PUT', '/v1/members/late', {});
    const site = { ok: world.ok.bind(world), drain: () => Promise.resolve() }; // it would wait for that job
    await goodDay(site, 'late', NOW);
    const asked = () => world.ok<{ data: object[] }>('GET', '/v1/members/late/proposals');
    while ((await asked()).data.length === 0) await pause(5);
    expect(await ended(job?.id)).toEqual({ finished: false, dead: false });

    await world.rows(`update outbox_job set name = 'drop-old-access' where id = $1`, [job?.id]); // as if it knew it
    await handOver();
    await world.drain();
    expect(await ended(job?.id)).toEqual({ finished: true, dead: false });
  });
});
