import { Config, DomainError, Metrics, type ErrorCode } from '#platform';
import type { FailureCode } from '#domain';
import { Injectable, Logger } from '@nestjs/common';
import Stripe from 'stripe';

/** A definite answer of Stripe: nothing was changed, and the same request will be refused again. */
export class StripeRefusal extends DomainError {
  constructor(
    readonly failureCode: FailureCode,
    readonly stripeCode: string,
    message: string,
  ) {
    super(CODES[failureCode] ?? 'stripe_refused', message, { stripeCode });
  }
}

const CODES: Partial<Record<FailureCode, ErrorCode>> = {
  card_declined: 'payment_declined',
  card_expired: 'payment_declined',
  insufficient_funds: 'payment_declined',
  authentication_required: 'payment_declined',
  discount_unavailable: 'discount_unavailable',
  currency_mismatch: 'currency_mismatch',
  price_unavailable: 'price_unavailable',
  customer_deleted: 'customer_deleted',
  subscription_ended: 'subscription_ended',
};

/** Stripe with retries and a time limit; the address is all that tells the real one from the sandbox. */
@Injectable()
export class StripeClient {
  readonly api: Stripe;
  /** How the last call went; a definite no is an answer too. */
  standing: 'ok' | 'failing' | 'unknown' = 'unknown';
  private readonly logger = new Logger('stripe');

  constructor(
    config: Config,
    private readonly metrics: Metrics,
  ) {
    const { STRIPE_SECRET_KEY, STRIPE_API_BASE } = config.env;
    const base = STRIPE_API_BASE ? new URL(STRIPE_API_BASE) : undefined;
    this.api = new Stripe(STRIPE_SECRET_KEY, {
      maxNetworkRetries: 2,
      timeout: 20_000,
      telemetry: false,
      appInfo: { name: 'tierlift' },
      ...(base && {
        host: base.hostname,
        port: base.port || (base.protocol === 'https:' ? '443' : '80'),
        protocol: base.protocol === 'https:' ? 'https' : 'http',
      }),
    });
    const heard = this.api as unknown as { on(name: 'response', hear: (event: Stripe.ResponseEvent) => void): void };
    heard.on('response', ({ method, path, status, elapsed }) =>
      metrics.stripe.observe({ method, object: objectOf(path), status }, elapsed / 1000),
    );
  }

  /**
   * Calls Stripe and sorts its failures: `StripeRefusal` for a definite no, `stripe_unavailable` for all that may go well later
   * (no connection, rate limit, lock timeout, 5xx, a key still in use). A result without its type is not a result.
   */
  async call<T extends { object: string }>(request: () => Promise<T>): Promise<T> {
    let result: T;
    try {
      result = await request();
    } catch (error) {
      const sorted = this.sorted(error);
      this.standing = sorted instanceof StripeRefusal ? 'ok' : 'failing';
      throw sorted;
    }
    this.standing = 'ok';
    if (typeof result.object !== 'string')
      throw new DomainError('stripe_unavailable', 'Stripe answered with something that is not its object');
    return result;
  }

  /** As `call`; null when Stripe does not know the object. */
  async find<T extends { object: string }>(request: () => Promise<T>): Promise<T | null> {
    try {
      return await this.call(request);
    } catch (error) {
      if (error instanceof StripeRefusal && error.stripeCode === 'resource_missing') return null;
      throw error;
    }
  }

  /** All objects of a list, a hundred a call. Of somebody whom Stripe does not know there are none. */
  async *every<T extends { readonly id: string }>(
    page: (from: { readonly limit: number; readonly starting_after?: string }) => Promise<Stripe.ApiList<T>>,
  ): AsyncGenerator<T> {
    for (let last: string | undefined; ;) {
      const from = last ? { limit: 100, starting_after: last } : { limit: 100 };
      const found = await this.find(() => page(from));
      if (!found) return;
      yield* found.data;
      last = found.data.at(-1)?.id;
      if (!found.has_more || !last) return;
    }
  }

  private sorted(error: unknown): Error {
    const {
      StripeError,
      StripeCardError,
      StripeInvalidRequestError,
      StripeAuthenticationError,
      StripePermissionError,
    } = Stripe.errors;
    if (!(error instanceof StripeError)) return error instanceof Error ? error : new Error(String(error));
    // Stripe's library makes these of 402, 400 and 404 alone
    const definite = error instanceof StripeCardError || error instanceof StripeInvalidRequestError;
    const seen = { type: error.type, code: error.code, status: error.statusCode, stripeRequestId: error.requestId };
    this.metrics.stripeFailures.inc({ kind: definite ? 'refused' : 'unavailable' });
    this.logger[definite ? 'debug' : 'warn'](seen, definite ? 'Stripe refused' : 'Stripe failed');
    if (definite)
      return new StripeRefusal(failureOf(error), error.decline_code ?? error.code ?? error.type, error.message);
    if (error instanceof StripeAuthenticationError || error instanceof StripePermissionError) {
      return new DomainError('stripe_unavailable', 'Stripe does not accept our key; check STRIPE_SECRET_KEY');
    }
    return new DomainError('stripe_unavailable', 'Stripe did not answer in time; try again');
  }
}

/** `/v1/subscriptions/sub_1?expand=...` -> `subscriptions` */
function objectOf(path: string): string {
  return /^\/v\d\/([a-z_]+)/.exec(path)?.[1] ?? 'other';
}

/** What a card refusal means to the member. `code` is Stripe's decline code, or its error code where there is none. */
export function declineFailure(code: string): FailureCode {
  if (code === 'expired_card') return 'card_expired';
  if (code === 'insufficient_funds' || code === 'authentication_required') return code;
  return 'card_declined';
}

type Refused = InstanceType<typeof Stripe.errors.StripeError>;

/** Stripe has no code of its own for many refusals; then its parameter and its words tell them apart. */
function failureOf(error: Refused): FailureCode {
  if (error instanceof Stripe.errors.StripeCardError) return declineFailure(error.decline_code ?? error.code ?? '');
  const { code = '', param = '', message } = error;
  if (/coupon|promotion_code|discount/.test(`${code} ${param}`) || /no such (coupon|promotion code)/i.test(message))
    return 'discount_unavailable';
  if (/combine currencies|currency/i.test(message)) return 'currency_mismatch';
  if (/no such customer/i.test(message)) return 'customer_deleted';
  if (/no such subscription|subscription.*cancell?ed/i.test(message)) return 'subscription_ended';
  if (/no such price|price.*inactive|inactive.*price/i.test(message)) return 'price_unavailable';
  return 'refused';
}
