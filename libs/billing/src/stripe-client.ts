import { Config, DomainError } from '#platform';
import { Logger } from '@nestjs/common';
import Stripe from 'stripe';

/** A definite answer of Stripe: nothing was changed, and the same request will be refused again. */
export class StripeRefusal extends DomainError {
  constructor(
    readonly stripeCode: string,
    message: string,
  ) {
    super('stripe_refused', message, { stripeCode });
  }
}

/** Stripe with retries and a time limit; the address is all that tells the real one from the sandbox. */
export function stripeClient(config: Config): Stripe {
  const { STRIPE_SECRET_KEY, STRIPE_API_BASE } = config.env;
  const base = STRIPE_API_BASE ? new URL(STRIPE_API_BASE) : undefined;
  return new Stripe(STRIPE_SECRET_KEY, {
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
}

const logger = new Logger('stripe');

/**
 * Calls Stripe and sorts its failures: `StripeRefusal` for a definite no, `stripe_unavailable` for all that may go well later
 * (no connection, rate limit, lock timeout, 5xx, a key still in use). A result without an id is not a result.
 */
export async function callStripe<T extends { object: string }>(call: () => Promise<T>): Promise<T> {
  let result: T;
  try {
    result = await call();
  } catch (error) {
    throw sorted(error);
  }
  if (typeof result.object !== 'string')
    throw new DomainError('stripe_unavailable', 'Stripe answered with something that is not its object');
  return result;
}

function sorted(error: unknown): Error {
  if (!(error instanceof Stripe.errors.StripeError)) return error instanceof Error ? error : new Error(String(error));
  const definite =
    error instanceof Stripe.errors.StripeCardError ||
    (error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode !== 429 && error.statusCode !== 409);
  const seen = { type: error.type, code: error.code, status: error.statusCode, requestId: error.requestId };
  logger[definite ? 'debug' : 'warn'](seen, definite ? 'Stripe refused' : 'Stripe failed');
  if (definite) return new StripeRefusal(error.decline_code ?? error.code ?? error.type, error.message);
  if (
    error instanceof Stripe.errors.StripeAuthenticationError ||
    error instanceof Stripe.errors.StripePermissionError
  ) {
    return new DomainError('stripe_unavailable', 'Stripe does not accept our key; check STRIPE_SECRET_KEY');
  }
  return new DomainError('stripe_unavailable', 'Stripe did not answer in time; try again');
}
