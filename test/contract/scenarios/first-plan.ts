import { accepted, declined } from '../offering';
import type { Prepared, Stage } from '../stage';
import type { Scenario } from './scenario';

/** From free to paid, by Checkout. */
export const FIRST_PLAN: readonly Scenario[] = [
  {
    name: 'a free member pays on the payment page and is on the plan',
    run: async (stage) => {
      const ann = await stage.freeMember();
      const prepared = await stage.quote(ann, { plan: 'basic' });
      await stage.pay(prepared, ann);
      expect([await stage.plan(ann), (await stage.invoices(ann)).map(({ amount_paid }) => amount_paid)]).toEqual([
        'basic',
        [1000],
      ]);
      expect(await stage.change(prepared.planChange.id)).toMatchObject({ status: 'succeeded' });
    },
  },
  {
    name: 'of two payment pages the older is closed before the newer opens',
    run: async (stage) => {
      const ann = await stage.freeMember();
      const older = await stage.quote(ann, { plan: 'basic' });
      const newer = await stage.quote(ann, { plan: 'premium' });
      expect(await stage.change(older.planChange.id)).toMatchObject({ status: 'expired' });
      await stage.pay(newer, ann);
      expect([await stage.plan(ann), (await stage.invoices(ann)).length]).toEqual(['premium', 1]);
    },
  },
  {
    name: 'the return page settles before any event arrives',
    needs: 'page',
    run: async (stage) => {
      const ann = await stage.freeMember();
      const { checkoutUrl } = await stage.quote(ann, { plan: 'basic' });
      await stage.unheard(async () => {
        const { location } = await stage.world.payOnPage(checkoutUrl ?? '', 'pm_card_visa');
        const { pathname, search } = new URL(location ?? '');
        const page = await stage.world.api.inject({ method: 'GET', url: pathname + search });
        expect(page.body).toContain('Thank you');
      });
      expect(await stage.plan(ann)).toBe('basic');
    },
  },
  {
    name: 'a declined card on the payment page changes nothing, and another one may be tried',
    needs: 'page',
    run: async (stage) => {
      const ann = await stage.freeMember();
      const prepared = await stage.quote(ann, { plan: 'basic' });
      await stage.world.payOnPage(prepared.checkoutUrl ?? '', 'pm_card_chargeDeclined');
      await stage.settled();
      expect(await stage.plan(ann)).toBe('free');
      await stage.pay(prepared, ann);
      expect(await stage.plan(ann)).toBe('basic');
    },
  },
  {
    name: 'a trial costs nothing until it ends',
    needs: 'page',
    run: async (stage) => {
      const ann = await stage.freeMember();
      await stage.pay(await accepted(stage, ann, { trialDays: 14 }), ann);
      expect([await stage.plan(ann), (await stage.subscription(ann)).status]).toEqual(['basic', 'trialing']);
      await stage.later(15);
      expect((await stage.invoices(ann))[0]?.amount_paid).toBe(1000);
    },
  },
  {
    name: 'a discount after a declined full price is taken off the first payment only, for one member as for the next, by a coupon of its terms',
    needs: 'page',
    run: async (stage) => {
      const members = [await stage.freeMember(), await stage.freeMember(), await stage.freeMember()];
      for (const ann of members) await declined(stage, ann, {});
      await stage.later(31);
      const redeemBy = new Date((await stage.now()).getTime() + 86_400_000).toISOString().slice(0, 19) + 'Z';
      const half = { percentOff: 50, duration: 'once', maxRedemptions: 2, redeemBy };
      for (const [i, ann] of members.entries()) {
        await stage.pay(await accepted(stage, ann, { discount: i < 2 ? half : { ...half, percentOff: 25 } }), ann);
        expect((await stage.invoices(ann))[0]?.amount_paid).toBe(i < 2 ? 500 : 750);
      }
      const coupons = await stage.world.stripe<{ data: object[] }>('GET', 'coupons');
      expect(coupons.data).toContainEqual(
        expect.objectContaining({ max_redemptions: 2, times_redeemed: 2, redeem_by: Date.parse(redeemBy) / 1000 }),
      );
      await stage.later(32);
      for (const ann of members) expect((await stage.invoices(ann))[0]?.amount_paid).toBe(1000);
    },
  },
  {
    name: 'a bank that takes days gives the plan when it has paid, and not before',
    needs: 'time',
    run: async (stage) => {
      const ann = await stage.freeMember();
      const { planChange } = await paidByBank(stage, ann, 'pm_usBankAccount_success');
      expect([await stage.plan(ann), (await stage.invoices(ann)).length]).toEqual(['free', 0]);
      expect(await stage.change(planChange.id)).toMatchObject({ status: 'processing' });
      await stage.later(5);
      expect(await stage.change(planChange.id)).toMatchObject({ status: 'succeeded' });
      expect([await stage.plan(ann), (await stage.invoices(ann))[0]?.amount_paid]).toEqual(['basic', 1000]);
    },
  },
  {
    name: 'a bank that says no after days gives nothing, says why, and the member may pay another way',
    needs: 'time',
    run: async (stage) => {
      const ann = await stage.freeMember();
      const { planChange } = await paidByBank(stage, ann, 'pm_usBankAccount_insufficientFunds');
      await stage.later(5);
      expect(await stage.change(planChange.id)).toMatchObject({ status: 'failed', failureCode: 'bank_refused' });
      expect([await stage.plan(ann), (await stage.subscription(ann)).status]).toEqual(['free', 'past_due']);
      await stage.pay(await stage.quote(ann, { plan: 'basic' }), ann);
      expect([await stage.plan(ann), (await stage.invoices(ann, 'void')).length]).toEqual(['basic', 1]);
      expect((await stage.invoices(ann)).map(({ amount_paid }) => amount_paid)).toEqual([1000]);
    },
  },
  {
    name: 'an item that the buyer may add is shown and, left alone, not sold',
    needs: 'page',
    run: async (stage) => {
      const ann = await stage.freeMember();
      await stage.pay(await accepted(stage, ann, { optionalItems: ['premium_month_usd'] }), ann);
      expect([await stage.plan(ann), (await stage.invoices(ann))[0]?.amount_paid]).toEqual(['basic', 1000]);
    },
  },
];

/** Completes the payment page with a bank account, whose bank has yet to answer. */
async function paidByBank(stage: Stage, member: string, account: string): Promise<Prepared> {
  const prepared = await stage.quote(member, { plan: 'basic' });
  await stage.world.payOnPage(prepared.checkoutUrl ?? '', account);
  await stage.settled();
  return prepared;
}
