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
});
