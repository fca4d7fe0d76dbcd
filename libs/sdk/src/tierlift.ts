import type { Answer, Body, Input, Method, PathOf, Query, RequestOptions } from './operations.ts';
import { Pages } from './pages.ts';
import { SignalQueue, type Signal, type SignalQueueOptions } from './signal-queue.ts';
import { Transport, type TransportOptions } from './transport.ts';

export interface TierliftOptions extends TransportOptions {
  readonly signals?: SignalQueueOptions;
}

/**
 * Tierlift from a site's backend; never in a browser, since it holds an API key.
 *
 * The everyday operations have names; all others, and all of these too, are `request(method, path, input)` with the
 * paths of the API. Every call throws ApiError (by status a class of its own, with a stable `code`) or ConnectionError.
 */
export class Tierlift {
  private readonly transport: Transport;
  private readonly queue: SignalQueue;

  /** @throws TierliftError when neither `options` nor the environment says where Tierlift is */
  constructor(options: TierliftOptions = {}) {
    this.transport = new Transport(options);
    this.queue = new SignalQueue(
      (signals) => this.request('post', '/v1/signals', { body: { signals: [...signals] } }),
      options.signals,
    );
  }

  /** Any operation of the API: `request('get', '/v1/members/{id}', { path: { id: 'ann' } })`. */
  async request<M extends Method, P extends PathOf<M>>(
    method: M,
    path: P,
    input: Input<M, P>,
    options?: RequestOptions,
  ): Promise<Answer<M, P>> {
    const {
      path: parameters,
      query,
      body,
    } = input as { path?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parameters?.[name])));
    const request = { method: method.toUpperCase(), path: filled + queryOf(query), body };
    return (await this.transport.send(request, options)) as Answer<M, P>;
  }

  /** Sends the signals that wait. Call it where the process ends in a way of its own. */
  close(): Promise<void> {
    return this.queue.close();
  }

  readonly members = {
    /** Adds a member, or changes what is given. `id` is your own. */
    put: (id: string, member: Body<'put', '/v1/members/{id}'> = {}, options?: RequestOptions) =>
      this.request('put', '/v1/members/{id}', { path: { id }, body: member }, options),
    get: (id: string, options?: RequestOptions) => this.request('get', '/v1/members/{id}', { path: { id } }, options),
    /** All members in order of creation. */
    list: (limit = 100, options?: RequestOptions) =>
      new Pages(async (startingAfter: string | null) => {
        const query = { limit, ...(startingAfter !== null && { startingAfter }) };
        const page = await this.request('get', '/v1/members', { query }, options);
        return { page, next: page.hasMore ? (page.data.at(-1)?.id ?? null) : null };
      }),
    /** Ties a member to the Stripe customer that you already have. */
    linkStripeCustomer: (id: string, stripeCustomerId: string, options?: RequestOptions) =>
      this.request('put', '/v1/members/{id}/stripe-customer', { path: { id }, body: { stripeCustomerId } }, options),
    subscriptions: (id: string, options?: RequestOptions) =>
      this.request('get', '/v1/members/{id}/subscription', { path: { id } }, options).then(({ data }) => data),
    /** The in-app inbox: what the member can answer now. */
    proposals: (id: string, options?: RequestOptions) =>
      this.request('get', '/v1/members/{id}/proposals', { path: { id } }, options).then(({ data }) => data),
    /** Why this member would be asked now, or not. */
    explain: (id: string, options?: RequestOptions) =>
      this.request('get', '/v1/members/{id}/explanation', { path: { id } }, options),
    /** A link to Stripe’s customer portal: invoices, card, cancellation. */
    portal: (id: string, returnUrl?: string, options?: RequestOptions) =>
      this.request(
        'post',
        '/v1/members/{id}/portal',
        { path: { id }, body: returnUrl ? { returnUrl } : {} },
        options,
      ).then(({ url }) => url),
  };

  readonly signals = {
    /** Queues a signal and answers at once; batches are sent by count and time, and before the process ends. */
    track: (signal: Signal): void => this.queue.track(signal),
    /** Sends what is queued; resolves when it is stored or told to `onError`. */
    flush: (): Promise<void> => this.queue.flush(),
    /** Stores one signal now; what does not fit the schema throws. */
    record: (signal: Body<'post', '/v1/signals'>, options?: RequestOptions) =>
      this.request('post', '/v1/signals', { body: signal }, options),
  };

  /** Is this a good moment to ask this member, here? With the proposal if it is. */
  readonly decide = (question: Body<'post', '/v1/decisions'>, options?: RequestOptions) =>
    this.request('post', '/v1/decisions', { body: question }, options);

  readonly entitlements = {
    /** May the member do this, what is left, which plan allows it, and ask now? With a `useId` the use is counted, once. */
    check: (question: Body<'post', '/v1/entitlements/check'>, options?: RequestOptions) =>
      this.request('post', '/v1/entitlements/check', { body: question }, options),
  };

  readonly proposals = {
    /** Wherever it stands; what the member can answer now is `members.proposals`. */
    get: (id: string, options?: RequestOptions) => this.request('get', '/v1/proposals/{id}', { path: { id } }, options),
    /** The member says yes: a page to pay on, or a quote to confirm. `consent`: the terms as they stood beside the button. */
    accept: (id: string, consent: Body<'post', '/v1/proposals/{id}/accept'>['consent'], options?: RequestOptions) =>
      this.request('post', '/v1/proposals/{id}/accept', { path: { id }, body: { consent } }, options),
    decline: (id: string, options?: RequestOptions) =>
      this.request('post', '/v1/proposals/{id}/decline', { path: { id } }, options),
    viewed: (id: string, options?: RequestOptions) =>
      this.request('post', '/v1/proposals/{id}/events', { path: { id }, body: { type: 'viewed' } }, options),
    dismissed: (id: string, options?: RequestOptions) =>
      this.request('post', '/v1/proposals/{id}/events', { path: { id }, body: { type: 'dismissed' } }, options),
  };

  readonly planChanges = {
    /** What a change would cost, to the cent and for 10 minutes. */
    quote: (wanted: Body<'post', '/v1/quotes'>, options?: RequestOptions) =>
      this.request('post', '/v1/quotes', { body: wanted }, options),
    /** Carries a quote out, at once and never twice. */
    confirm: (quoteId: string, options?: RequestOptions) =>
      this.request('post', '/v1/plan-changes', { body: { quoteId } }, options),
    get: (id: string, options?: RequestOptions) =>
      this.request('get', '/v1/plan-changes/{id}', { path: { id } }, options),
    cancel: (id: string, options?: RequestOptions) =>
      this.request('post', '/v1/plan-changes/{id}/cancel', { path: { id } }, options),
  };

  readonly sales = {
    /** A cart at the point of sale: the first question, and the token for the widget. */
    start: (cart: Body<'post', '/v1/sales'>, options?: RequestOptions) =>
      this.request('post', '/v1/sales', { body: cart }, options),
    get: (id: string, options?: RequestOptions) => this.request('get', '/v1/sales/{id}', { path: { id } }, options),
    answer: (id: string, answer: Body<'post', '/v1/sales/{id}/answers'>, options?: RequestOptions) =>
      this.request('post', '/v1/sales/{id}/answers', { path: { id }, body: answer }, options),
    pay: (id: string, payment: Body<'post', '/v1/sales/{id}/pay'>, options?: RequestOptions) =>
      this.request('post', '/v1/sales/{id}/pay', { path: { id }, body: payment }, options),
  };

  readonly orders = {
    /** What was bought together, one order or up to 1,000. */
    record: (orders: Body<'post', '/v1/orders'>, options?: RequestOptions) =>
      this.request('post', '/v1/orders', { body: orders }, options),
    refund: (id: string, options?: RequestOptions) =>
      this.request('post', '/v1/orders/{id}/refund', { path: { id } }, options),
  };

  readonly events = {
    /** What happened since the cursor `startingAfter`, in order and without gaps; ends at what is newest now. Keep the `cursor` of `pages()`. */
    list: ({ startingAfter = 0, ...query }: Query<'get', '/v1/events'> & object = {}, options?: RequestOptions) =>
      new Pages(async (cursor: number | null) => {
        const page = await this.request(
          'get',
          '/v1/events',
          { query: { ...query, startingAfter: cursor ?? 0 } },
          options,
        );
        return { page, next: page.data.length > 0 ? page.cursor : null };
      }, startingAfter),
  };
}

function queryOf(query: Readonly<Record<string, unknown>> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return text && `?${text}`;
}
