import { z } from 'zod';
import { ApiError } from './errors';

const count = z.int().min(0).max(1_000_000);

/** What the control route can break, so that others can show that they survive it. */
export const faultsSchema = z.strictObject({
  deliveries: z
    .strictObject({
      delayMs: count.default(0),
      /** How many times each delivery is sent in all. */
      duplicate: count.default(1),
      /** How many of the next deliveries never leave. */
      drop: count.default(0),
      reverse: z.boolean().default(false),
    })
    .optional(),
  requests: z
    .array(
      z.strictObject({
        method: z.enum(['GET', 'POST', 'DELETE']).optional(),
        /** Beginning of the path; absent: every path. */
        path: z.string().default('/v1'),
        times: count.min(1).default(1),
        kind: z.enum([
          'status_429',
          'lock_timeout',
          'status_409',
          'status_500_before_commit',
          'status_500_after_commit',
          'cut_after_commit',
          'cut_before',
          'slow',
        ]),
      }),
    )
    .optional(),
});

type Given = z.infer<typeof faultsSchema>;
export type RequestFault = NonNullable<Given['requests']>[number]['kind'];
type DeliveryFaults = NonNullable<Given['deliveries']>;

const NONE: DeliveryFaults = { delayMs: 0, duplicate: 1, drop: 0, reverse: false };

/** What a fault answers instead of doing anything; undefined: it breaks later. */
export function refusalOf(fault: RequestFault): ApiError | undefined {
  switch (fault) {
    case 'status_429':
      return new ApiError(429, 'invalid_request_error', 'Request rate limit exceeded.', { code: 'rate_limit' });
    case 'lock_timeout':
      return new ApiError(
        429,
        'invalid_request_error',
        'This object cannot be accessed right now because another API request or Stripe process is currently accessing it.',
        { code: 'lock_timeout' },
      );
    case 'status_409':
      return new ApiError(
        409,
        'idempotency_error',
        'There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through).',
        { code: 'idempotency_key_in_use' },
      );
    case 'status_500_before_commit':
      return new ApiError(500, 'api_error', 'Something went wrong.');
    default:
      return undefined;
  }
}

export class Faults {
  deliveries = NONE;
  private requests: NonNullable<Given['requests']> = [];

  set(given: Given): void {
    this.deliveries = given.deliveries ?? NONE;
    this.requests = (given.requests ?? []).map((one) => ({ ...one }));
  }

  clear(): void {
    this.set({});
  }

  /** Uses up one fault that fits the request. */
  take(method: string, path: string): RequestFault | null {
    const fault = this.requests.find(
      (one) => one.times > 0 && (one.method ?? method) === method && path.startsWith(one.path),
    );
    if (!fault) return null;
    fault.times--;
    return fault.kind;
  }
}
