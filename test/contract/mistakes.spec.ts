import Stripe from 'stripe';
import { createSandbox, type Sandbox } from '../../apps/stripe-sandbox/src/sandbox';
import { eventMisfits } from './check-event';
import { Replays, responseMisfits } from './check-response';
import type { Contract, Operation } from './contract';
import { loadContract } from './load-contract';
import { MISTAKES, Sender } from './mistakes';
import { ContractProxy } from './proxy';
import { Validator } from './validate';

describe('the contract', () => {
  let sandbox: Sandbox;
  let contract: Contract;
  let validator: Validator;
  beforeAll(async () => {
    sandbox = await createSandbox({ port: 0, now: new Date('2026-03-02T10:00:00Z') });
    contract = loadContract();
    validator = new Validator(contract);
  }, 120_000);
  afterAll(() => sandbox.close());

  const operation = (id: string): Operation => {
    const found = contract.operations.find((one) => one.id === id);
    if (!found) throw new Error(`no operation ${id}`);
    return found;
  };
  const through = async (work: (stripe: Stripe) => Promise<unknown>) => {
    const proxy = await ContractProxy.before(sandbox.url);
    const { hostname: host, port } = new URL(proxy.url);
    const stripe = new Stripe('sk_test_mistakes', { host, port, protocol: 'http', maxNetworkRetries: 0 });
    await work(stripe).catch(() => undefined); // the sandbox refuses most of them too
    await proxy.close();
    return proxy.findings;
  };

  it('is that of the pinned version, whole', () => {
    expect([contract.sdk, contract.apiVersion]).toEqual([Stripe.PACKAGE_VERSION, Stripe.API_VERSION]);
    expect([contract.operations.length, Object.keys(contract.events).length]).toEqual([579, 275]);
  });

  it.each(MISTAKES)('reports %s', async (_what, path, call) => {
    const findings = await through((stripe) => call(new Sender(stripe)));
    expect(findings).toContainEqual(expect.objectContaining({ side: 'request', path }));
  });

  it('reports nothing where nothing is wrong', async () => {
    const findings = await through(async (stripe) => {
      const made = await stripe.customers.create(
        { email: 'a@example.com', metadata: { '1': 'one' } },
        { idempotencyKey: 'a' },
      );
      await stripe.customers.create({ email: 'a@example.com', metadata: { '1': 'one' } }, { idempotencyKey: 'a' });
      await stripe.customers.retrieve(made.id);
      await stripe.invoices.list({ customer: made.id, expand: ['data.payments.data.payment.payment_intent'] });
    });
    expect(findings).toEqual([]);
  });

  describe('reports an answer', () => {
    const answer = async () => {
      const { stripe } = await customer();
      return { ...stripe };
    };
    const wrong = (body: unknown, status = 200, id = 'customers.retrieve') =>
      responseMisfits(
        validator,
        operation(id),
        {},
        {
          status,
          headers: new Headers({ 'request-id': 'req_1' }),
          body: typeof body === 'string' ? body : JSON.stringify(body),
        },
      ).map(({ path }) => path);

    it('with a field too few, too many, of another type, or with a value that is none', async () => {
      const less = Object.fromEntries(Object.entries(await answer()).filter(([name]) => name !== 'created'));
      expect([
        wrong(await answer()),
        wrong(less),
        wrong({ ...(await answer()), default_currency: 'usd' }),
        wrong({ ...(await answer()), created: '1' }),
        wrong({ ...(await answer()), tax_exempt: 'maybe' }),
      ]).toEqual([[], ['created'], ['default_currency'], ['created'], ['tax_exempt']]);
    });

    it('that expands what nobody asked for', async () => {
      const own = await answer();
      expect(
        wrong(
          { object: 'list', data: [{ ...own, test_clock: null }], has_more: false, url: '/' },
          200,
          'customers.list',
        ),
      ).toEqual([]);
      expect(wrong({ ...own, default_source: own })).toContain('default_source');
    });

    it('that is no JSON, no error, or an error of another status', () => {
      expect([
        wrong('gone', 404),
        wrong({ message: 'gone' }, 404),
        wrong({ error: { type: 'card_error', message: 'declined' } }, 400),
        wrong({ error: { type: 'rate_limit', message: 'slow down' } }, 429),
        wrong({ error: { type: 'invalid_request_error', message: 'no such customer' } }, 404),
      ]).toEqual([[''], ['error'], ['error.type'], ['error.type'], []]);
    });

    it('to a repeated key that is not the first one', () => {
      const replays = new Replays();
      const say = (body: string, id: string, headers = {}) =>
        replays
          .misfits({ method: 'POST', query: '', headers: { 'idempotency-key': 'k' }, body }, '/v1/customers', {
            status: 200,
            headers: new Headers(headers),
            body: JSON.stringify({ id }),
          })
          .map(({ says }) => says);
      expect(say('a=1', 'cus_1')).toEqual([]);
      expect(say('a=1', 'cus_1', { 'idempotent-replayed': 'true' })).toEqual([]);
      expect(say('a=1', 'cus_1')).toEqual(['is repeated without idempotent-replayed']);
      expect(say('a=1', 'cus_2')).toEqual(['is repeated and not answered as at first']);
      expect(say('a=2', 'cus_1')).toEqual(['was used for another request and is not refused']);
    });
  });

  it('reports an event of another version, unsigned, of no known type, or with a wrong object', async () => {
    const { events } = await customer();
    const [event] = events;
    const signed = `t=1,v1=${'0'.repeat(64)}`;
    const wrong = (given: object, signature: string | undefined = signed) =>
      eventMisfits(contract, validator, { ...event, ...given }, signature).map(({ path }) => path);
    expect([
      wrong({}),
      wrong({ api_version: '2025-02-24.acacia' }),
      wrong({}, 'v1=0'),
      wrong({ type: 'customer.made' }),
      wrong({ livemode: 'no' }),
      wrong({ data: { object: { ...event?.data.object, balance: null } } }),
    ]).toEqual([[], ['api_version'], ['stripe-signature'], ['type'], ['livemode'], ['data.object.balance']]);
  });

  /** A customer and its events, as the sandbox gives them. */
  async function customer() {
    const { hostname: host, port } = new URL(sandbox.url);
    const client = new Stripe('sk_test_mistakes', { host, port, protocol: 'http' });
    const stripe = await client.customers.create({ email: 'a@example.com' });
    return { stripe, events: (await client.events.list({ type: 'customer.created' })).data };
  }
});
