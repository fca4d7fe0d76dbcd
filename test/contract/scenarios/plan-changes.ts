import { sellOnce } from '../../support/catalogue';
import type { Scenario } from './scenario';

/** From one paid plan to another: what was quoted is what is paid. */
export const PLAN_CHANGES: readonly Scenario[] = [
  {
    name: 'a better plan is in force at once',
    run: async (stage) => {
      const bob = await stage.payingMember('basic');
      const prepared = await stage.quote(bob, { plan: 'premium' });
      expect(await stage.confirm(prepared)).toMatchObject({ status: 'succeeded' });
      expect(await stage.plan(bob)).toBe('premium');
    },
  },
  {
    name: 'a better plan and a product are paid one after the other, as quoted',
    run: async (stage) => {
      await sellOnce(stage.world, 'mug_usd', 800);
      const prices = [{ currency: 'usd', unitAmountMinor: 800, lookupKey: 'mug_usd' }];
      await stage.world.ok('PUT', '/v1/products/mug', { name: 'Mug', prices });
      const bob = await stage.payingMember('basic');
      const prepared = await stage.sale(bob, 'premium', 'mug');
      expect(prepared.quote?.productsMinor).toBe(800);
      expect(await stage.confirm(prepared)).toMatchObject({ status: 'succeeded' });
      expect(await stage.plan(bob)).toBe('premium');
    },
  },
  {
    name: 'a year instead of a month begins at once and costs what was quoted',
    run: async (stage) => {
      const bob = await stage.payingMember('basic');
      const prepared = await stage.quote(bob, { plan: 'basic', interval: 'year' });
      expect(await stage.confirm(prepared)).toMatchObject({ status: 'succeeded' });
    },
  },
  {
    name: 'a better plan in the middle of a month costs the rest of it, as quoted',
    needs: 'time',
    run: async (stage) => {
      const bob = await stage.payingMember('basic');
      await stage.later(11);
      const prepared = await stage.quote(bob, { plan: 'premium' });
      expect(prepared.quote?.amountDueNowMinor).toBeLessThan(1000);
      await stage.confirm(prepared);
      await stage.later(32);
      expect((await stage.invoices(bob))[0]?.amount_paid).toBe(prepared.quote?.recurringMinor);
    },
  },
  {
    name: 'a promotion code lowers the quote and the invoice alike',
    run: async (stage) => {
      const bob = await stage.payingMember('basic');
      const code = `SAVE${bob.slice(4).toUpperCase()}`;
      const coupon = await stage.world.stripe<{ id: string }>('POST', 'coupons', {
        percent_off: '25',
        duration: 'once',
      });
      await stage.world.stripe('POST', 'promotion_codes', {
        code,
        'promotion[type]': 'coupon',
        'promotion[coupon]': coupon.id,
      });
      const prepared = await stage.quote(bob, { plan: 'premium', promotionCode: code });
      const plain = await stage.quote(bob, { plan: 'premium' });
      expect(prepared.quote?.amountDueNowMinor).toBeLessThan(plain.quote?.amountDueNowMinor ?? 0);
      const again = await stage.quote(bob, { plan: 'premium', promotionCode: code });
      expect(await stage.confirm(again)).toMatchObject({ status: 'succeeded' });
    },
  },
  {
    name: 'a lower plan follows when the paid month is over, and may be taken back until then',
    run: async (stage) => {
      const bob = await stage.payingMember('premium');
      expect(await stage.confirm(await stage.quote(bob, { plan: 'basic' }))).toMatchObject({ status: 'succeeded' });
      expect(await stage.plan(bob)).toBe('premium');
      expect(await stage.confirm(await stage.quote(bob, { action: 'resume' }))).toMatchObject({ status: 'succeeded' });
      expect((await stage.invoices(bob)).length).toBe(1);
    },
  },
  {
    name: 'a lower plan costs what was quoted from the next month on',
    needs: 'time',
    run: async (stage) => {
      const bob = await stage.payingMember('premium');
      const prepared = await stage.quote(bob, { plan: 'basic' });
      await stage.confirm(prepared);
      await stage.later(32);
      const [renewal] = await stage.invoices(bob);
      expect([await stage.plan(bob), renewal?.amount_paid]).toEqual(['basic', prepared.quote?.recurringMinor]);
    },
  },
];
