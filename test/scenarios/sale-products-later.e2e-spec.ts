import { ExpirePlanChanges } from '#billing';
import { NOW } from '../support/sale';
import { salesOfPayers, stock } from '../support/sales-of-payers';
import { verify } from '../support/verify';
import { control, World } from '../support/world';

/** The plan is paid, and the products wait for their payment. */
describe('products of a sale that are not paid at once', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    await stock(world);
    const reward = { currency: 'usd', thresholdMinor: 2500, reward: { en: 'shipping is free' } }; // reached with the mug
    await world.ok('PUT', '/v1/incentives/shipping', reward);
  });
  afterEach(async () => expect(await verify(world)).toEqual([]));
  afterAll(() => world.stop());
  const { get, pay, payer, ready, confirmed, customerOf, held, shortOfCash, byBank, told } = salesOfPayers(() => world);

  it('products that nobody pays for a day are charged no more: voided, the sale paid in part', async () => {
    const { member, id } = await shortOfCash();
    await world.at('2026-03-03T08:59:00Z');
    expect(await get(id)).toMatchObject({ status: 'paying' });
    await world.at('2026-03-03T09:01:00Z');
    await world.api.get(ExpirePlanChanges).run();
    await world.drain();
    expect(await get(id)).toMatchObject({ status: 'paid', totalMinor: 2000, unpaid: [{ key: 'mug' }] });
    expect((await held(member)).invoices).toEqual(['paid 1000', 'paid 1000', 'void 800']);
    expect(await told(id)).toMatchObject([{ unpaid: [{ key: 'mug' }], rewards: [] }]);
  });

  it('products that a bank takes days to pay wait for it: nobody voids them, and the sale is paid when they are', async () => {
    const { member, id } = await byBank('pm_usBankAccount_success', 0);
    const { planChange } = (await pay(id)).body;
    expect(planChange).toMatchObject({ kind: 'invoice', status: 'processing' });
    expect((await world.call('POST', `/v1/plan-changes/${planChange.id}/cancel`)).body.code).toBe('change_in_progress');
    await world.at('2026-03-04T12:00:00Z');
    await world.api.get(ExpirePlanChanges).run();
    expect(await get(id)).toMatchObject({ status: 'paying' });
    await world.at('2026-03-07T12:00:00Z');
    expect(await get(id)).toMatchObject({ status: 'paid', totalMinor: 2800, unpaid: [] });
    expect((await held(member)).invoices).toEqual(['paid 1000', 'paid 1000', 'paid 800']);
    expect(await told(id)).toMatchObject([{ unpaid: [], rewards: ['shipping'] }]);
  });

  it('products that the bank refuses days later are given up: voided, the sale paid in part', async () => {
    const { member, id } = await byBank('pm_usBankAccount_insufficientFunds', -1000);
    await world.at('2026-03-11T12:01:00Z');
    await world.api.get(ExpirePlanChanges).run();
    await world.drain();
    expect(await get(id)).toMatchObject({ status: 'paid', totalMinor: 2000, unpaid: [{ key: 'mug' }] });
    expect((await held(member)).invoices).toEqual(['paid 1000', 'paid 1000', 'void 800']);
  });

  it('products of a customer who was deleted at Stripe are closed', async () => {
    const [gone, other] = [await shortOfCash(), await shortOfCash()];
    await world.stripe('DELETE', `customers/${await customerOf(gone.member)}`);
    await world.drain();
    await world.at('2026-03-12T12:02:00Z');
    await world.api.get(ExpirePlanChanges).run();
    await world.drain();
    for (const { id } of [gone, other])
      expect(await get(id)).toMatchObject({ status: 'paid', unpaid: [{ key: 'mug' }] });
    const open = await world.rows(
      `select id from plan_change where status in ('submitted', 'requires_action', 'processing')`,
    );
    expect(open).toEqual([]);
  });

  it('an old debt is not charged with the products: the buyer sees the sum on the page before paying it', async () => {
    const member = await payer('pm_card_chargeCustomerFail');
    const id = await ready(member);
    await confirmed(id);
    const customer = await customerOf(member);
    const { data } = await world.stripe<{ data: { id: string }[] }>('GET', 'subscriptions', { customer });
    const card = await world.stripe<{ id: string }>('POST', 'payment_methods/pm_card_visa/attach', { customer });
    await world.stripe('POST', `subscriptions/${data[0]?.id}`, { default_payment_method: card.id });
    await world.stripe('POST', `customers/${customer}`, { balance: '500' });
    const { planChange } = (await pay(id)).body;
    await world.payOnPage(planChange.url ?? '', 'pm_card_visa');
    await world.drain();
    expect((await pay(id)).body.planChange).toMatchObject({ kind: 'invoice', status: 'requires_action' });
    expect((await held(member)).invoices).toEqual(['paid 1000', 'paid 1000', 'open 800']);
  });

  const openInvoiceOf = async (member: string): Promise<{ id: string }> => {
    const customer = await customerOf(member);
    const { data } = await world.stripe<{ data: { id: string }[] }>('GET', 'invoices', { customer, status: 'open' });
    return { id: data[0]?.id ?? '' };
  };

  it('an invoice that cannot be voided now holds up no other, and is voided by a later look', async () => {
    const [first, second] = [await shortOfCash(), await shortOfCash()];
    const { id: invoice } = await openInvoiceOf(first.member);
    const path = `/v1/invoices/${invoice}/void`;
    const fault = { path, method: 'POST', kind: 'status_500_before_commit', times: 1000 };
    await control(world.sandbox, 'faults', { requests: [fault] });
    await world.at('2026-03-14T12:00:00Z');
    await world.api.get(ExpirePlanChanges).run();
    await world.drain();
    expect([await get(first.id), await get(second.id)]).toMatchObject([{ status: 'paying' }, { status: 'paid' }]);
    await control(world.sandbox, 'faults', {});
    await world.api.get(ExpirePlanChanges).run();
    await world.drain();
    expect(await get(first.id)).toMatchObject({ status: 'paid', unpaid: [{ key: 'mug' }] });
  });
});
