import type { Scenario } from './scenario';

/** Out, and back: at the end of what was paid for, by a pause, and on Stripe's own page. */
export const LEAVING: readonly Scenario[] = [
  {
    name: 'one who leaves keeps the paid month and may stay after all',
    run: async (stage) => {
      const bob = await stage.payingMember('premium');
      expect(await stage.confirm(await stage.quote(bob, { plan: 'free' }))).toMatchObject({ status: 'succeeded' });
      expect(await stage.plan(bob)).toBe('premium');
      expect(await stage.confirm(await stage.quote(bob, { action: 'resume' }))).toMatchObject({ status: 'succeeded' });
    },
  },
  {
    name: 'one who left is free when the paid month is over',
    needs: 'time',
    run: async (stage) => {
      const bob = await stage.payingMember('premium');
      await stage.confirm(await stage.quote(bob, { plan: 'free' }));
      await stage.later(32);
      expect([await stage.plan(bob), (await stage.invoices(bob)).length]).toEqual(['free', 1]);
    },
  },
  {
    name: 'a pause gives nothing and costs nothing, and goes on within the paid month',
    run: async (stage) => {
      const bob = await stage.payingMember('premium');
      expect(await stage.confirm(await stage.quote(bob, { action: 'pause' }))).toMatchObject({ status: 'succeeded' });
      expect(await stage.plan(bob)).toBe('free');
      expect(await stage.confirm(await stage.quote(bob, { action: 'resume' }))).toMatchObject({ status: 'succeeded' });
      expect([await stage.plan(bob), (await stage.invoices(bob)).length]).toEqual(['premium', 1]);
    },
  },
  {
    name: 'one who leaves out of a pause may stay after all until the paid month is over',
    run: async (stage) => {
      const bob = await stage.payingMember('premium');
      await stage.confirm(await stage.quote(bob, { action: 'pause' }));
      expect(await stage.confirm(await stage.quote(bob, { plan: 'free' }))).toMatchObject({ status: 'succeeded' });
      expect(await stage.confirm(await stage.quote(bob, { action: 'resume' }))).toMatchObject({ status: 'succeeded' });
      expect([await stage.plan(bob), (await stage.invoices(bob)).length]).toEqual(['premium', 1]);
    },
  },
  {
    name: 'one who leaves out of a pause is gone when the paid month is over',
    needs: 'time',
    run: async (stage) => {
      const bob = await stage.payingMember('premium');
      await stage.confirm(await stage.quote(bob, { action: 'pause' }));
      await stage.later(10);
      await stage.confirm(await stage.quote(bob, { plan: 'free' }));
      expect((await stage.subscription(bob)).status).toBe('paused');
      await stage.later(25);
      expect((await stage.subscription(bob)).status).toBe('canceled');
    },
  },
  {
    name: 'one who leaves out of a pause of months is gone at once',
    needs: 'time',
    run: async (stage) => {
      const bob = await stage.payingMember('premium');
      await stage.confirm(await stage.quote(bob, { action: 'pause' }));
      await stage.later(70);
      expect(await stage.confirm(await stage.quote(bob, { plan: 'free' }))).toMatchObject({ status: 'succeeded' });
      expect((await stage.subscription(bob)).status).toBe('canceled');
    },
  },
  {
    name: 'a pause of months ends with a new month that costs what was quoted',
    needs: 'time',
    run: async (stage) => {
      const bob = await stage.payingMember('premium');
      await stage.confirm(await stage.quote(bob, { action: 'pause' }));
      await stage.later(70);
      const prepared = await stage.quote(bob, { action: 'resume' });
      expect(await stage.confirm(prepared)).toMatchObject({ status: 'succeeded' });
      expect([await stage.plan(bob), prepared.quote?.amountDueNowMinor]).toEqual(['premium', 2000]);
    },
  },
  {
    name: 'what Stripe’s own page schedules can be taken back here',
    needs: 'page',
    run: async (stage) => {
      const bob = await stage.payingMember('premium');
      const { url } = await stage.world.ok<{ url: string }>('POST', `/v1/members/${bob}/portal`, {});
      const { id: subscription } = await stage.subscription(bob);
      await fetch(url, { method: 'POST', body: new URLSearchParams({ action: 'cancel', subscription }) });
      await stage.settled();
      expect(await stage.confirm(await stage.quote(bob, { action: 'resume' }))).toMatchObject({ status: 'succeeded' });
    },
  },
  {
    name: 'collection that was paused in the dashboard goes on by a resumption here',
    run: async (stage) => {
      const bob = await stage.payingMember('premium');
      const { id } = await stage.subscription(bob);
      await stage.world.stripe('POST', `subscriptions/${id}`, { 'pause_collection[behavior]': 'void' });
      await stage.settled();
      expect(await stage.confirm(await stage.quote(bob, { action: 'resume' }))).toMatchObject({ status: 'succeeded' });
    },
  },
];
