import type { Stage } from '../stage';
import type { Scenario } from './scenario';

/** Pays what waits for its payment by a card that needs nobody. */
async function payWaiting(stage: Stage, member: string): Promise<void> {
  const card = await stage.world.stripe<{ id: string }>('POST', 'payment_methods/pm_card_visa/attach', {
    customer: await stage.customer(member),
  });
  const [waiting] = await stage.invoices(member, 'open');
  await stage.world.stripe('POST', `invoices/${waiting?.id}/pay`, { payment_method: card.id });
  await stage.settled();
}

/** What must not be paid, or not yet: the old plan stays. */
export const REFUSALS: readonly Scenario[] = [
  {
    name: 'a declined card leaves the old plan, says why, and takes nothing',
    run: async (stage) => {
      const bob = await stage.payingMember('basic', 'pm_card_chargeCustomerFail');
      expect(await stage.confirm(await stage.quote(bob, { plan: 'premium' }))).toMatchObject({
        status: 'requires_action',
        failureCode: 'card_declined',
      });
      expect([await stage.plan(bob), (await stage.invoices(bob)).length]).toEqual(['basic', 1]);
    },
  },
  {
    name: 'a change that waits for the bank is in force when it is paid, and not before',
    run: async (stage) => {
      const bob = await stage.payingMember('basic', 'pm_card_authenticationRequired');
      const prepared = await stage.quote(bob, { plan: 'premium' });
      expect(await stage.confirm(prepared)).toMatchObject({
        status: 'requires_action',
        failureCode: 'authentication_required',
      });
      expect(await stage.plan(bob)).toBe('basic');
      await payWaiting(stage, bob);
      expect(await stage.change(prepared.planChange.id)).toMatchObject({ status: 'succeeded' });
      expect([await stage.plan(bob), (await stage.invoices(bob))[0]?.amount_paid]).toEqual([
        'premium',
        prepared.quote?.amountDueNowMinor,
      ]);
    },
  },
  {
    name: 'a better plan that waits for the bank leaves the lower one that was agreed, and takes its place when it is paid',
    run: async (stage) => {
      const bob = await stage.payingMember('premium', 'pm_card_authenticationRequired');
      await stage.confirm(await stage.quote(bob, { plan: 'basic' }));
      const prepared = await stage.quote(bob, { plan: 'premium', interval: 'year' });
      expect(await stage.confirm(prepared)).toMatchObject({ status: 'requires_action' });
      expect(await stage.scheduled(bob)).toBe('basic');
      await payWaiting(stage, bob);
      expect(await stage.change(prepared.planChange.id)).toMatchObject({ status: 'succeeded' });
      expect([await stage.plan(bob), await stage.scheduled(bob)]).toEqual(['premium', null]);
    },
  },
  {
    name: 'a change that is given up while it waits ends unpaid: its invoice is void',
    run: async (stage) => {
      const bob = await stage.payingMember('basic', 'pm_card_authenticationRequired');
      const { planChange, ...rest } = await stage.quote(bob, { plan: 'premium' });
      await stage.confirm({ planChange, ...rest });
      const given = await stage.world.ok('POST', `/v1/plan-changes/${planChange.id}/cancel`);
      expect(given).toMatchObject({ status: 'expired' });
      await stage.settled();
      expect([await stage.plan(bob), (await stage.invoices(bob, 'void')).length]).toEqual(['basic', 1]);
    },
  },
  {
    name: 'a subscription that was ended in the dashboard meanwhile is not charged',
    run: async (stage) => {
      const bob = await stage.payingMember('basic');
      const prepared = await stage.quote(bob, { plan: 'premium' });
      await stage.world.stripe('DELETE', `subscriptions/${(await stage.subscription(bob)).id}`);
      expect(await stage.refusal(prepared)).toBe('subscription_ended');
      await stage.settled();
      expect([await stage.plan(bob), (await stage.invoices(bob)).length]).toEqual(['free', 1]);
    },
  },
  {
    name: 'two live subscriptions stop every change: the state is unknown and nobody is charged',
    run: async (stage) => {
      const bob = await stage.payingMember('basic');
      await stage.world.stripe('POST', 'subscriptions', {
        customer: await stage.customer(bob),
        'items[0][price]': await stage.priceOf('premium_month_usd'),
      });
      await stage.settled();
      expect(await stage.world.ok('GET', `/v1/members/${bob}`)).toMatchObject({ planState: 'unknown' });
      const answer = await stage.world.call('POST', '/v1/quotes', { member: bob, plan: 'premium', interval: 'year' });
      expect([answer.status, (await stage.invoices(bob)).length]).toEqual([409, 2]);
    },
  },
  {
    name: 'a quote that no longer holds is answered with a new one',
    run: async (stage) => {
      const bob = await stage.payingMember('basic');
      const prepared = await stage.quote(bob, { plan: 'premium' });
      const { id, items } = await stage.subscription(bob);
      await stage.world.stripe('POST', `subscriptions/${id}`, {
        'items[0][id]': items.data[0]?.id ?? '',
        'items[0][quantity]': '2',
        proration_behavior: 'none',
      });
      expect(await stage.refusal(prepared)).toBe('quote_stale');
      expect((await stage.invoices(bob)).length).toBe(1);
    },
  },
];
