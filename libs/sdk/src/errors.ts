import type { components } from './schema.ts';

/** The problem document (RFC 9457) of an answer; some codes add fields of their own, such as the new quote of `quote_stale`. */
export type Problem = components['schemas']['Problem'];
/** Stable: branch on it. A newer service may know more than these. */
export type ErrorCode = Problem['code'] | (string & {});

/** Whatever goes wrong between this client and Tierlift. */
export class TierliftError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Tierlift answered, and said no. `detail` is for your engineers, not for members. */
export class ApiError extends TierliftError {
  readonly code: ErrorCode;
  readonly detail: string;

  /** `retryAfterMs`: how long the service asks to wait, null when it does not say. */
  constructor(
    readonly status: number,
    readonly problem: Problem,
    readonly retryAfterMs: number | null = null,
  ) {
    super(`${problem.code}: ${problem.detail}`);
    this.code = problem.code;
    this.detail = problem.detail;
  }

  /** The id under which the service has logged this request. */
  get instance(): string | undefined {
    return this.problem.instance;
  }
}

/** 400, 413, 415, 422: the request itself is wrong; sending it again changes nothing. `problem.errors` names the fields. */
export class InvalidRequestError extends ApiError {}
/** 401: the API key, or the token of a sale. */
export class AuthenticationError extends ApiError {}
/** 402: the card said no. */
export class PaymentError extends ApiError {}
/** 403: the key lacks a scope. */
export class PermissionError extends ApiError {}
/** 404: no such member, proposal, ... */
export class NotFoundError extends ApiError {}
/** 409: the state does not allow it (any more). */
export class ConflictError extends ApiError {}
/** 429: too many requests, or too much that waits; nothing was carried out. */
export class RateLimitError extends ApiError {}
/** 5xx: the service, its database or Stripe cannot, for now. */
export class UnavailableError extends ApiError {}

/** No answer: refused, cut off, or later than `timeoutMs`. Whether the request was carried out is not known. */
export class ConnectionError extends TierliftError {}

/** A webhook that Tierlift has not signed, or too long ago. */
export class WebhookVerificationError extends TierliftError {}

const BY_STATUS: Readonly<Record<number, typeof ApiError>> = {
  400: InvalidRequestError,
  401: AuthenticationError,
  402: PaymentError,
  403: PermissionError,
  404: NotFoundError,
  409: ConflictError,
  413: InvalidRequestError,
  415: InvalidRequestError,
  422: InvalidRequestError,
  429: RateLimitError,
};

/** The error of an answer that is no success, whoever on the way gave it. */
export async function errorOf(reply: Response): Promise<ApiError> {
  const { status } = reply;
  const said: unknown = await reply.json().catch(() => null);
  const Kind = status >= 500 ? UnavailableError : (BY_STATUS[status] ?? ApiError);
  return new Kind(status, isProblem(said) ? said : unsaid(status), retryAfterMs(reply));
}

function isProblem(said: unknown): said is Problem {
  return typeof said === 'object' && said !== null && 'code' in said && 'detail' in said;
}

/** A proxy in between answers in its own words. */
function unsaid(status: number): Problem {
  const code = (status >= 500 ? 'dependency_unavailable' : 'internal_error') satisfies Problem['code'];
  return {
    type: 'about:blank',
    title: 'No problem document',
    status,
    code,
    detail: `HTTP ${status} from somebody on the way`,
  };
}

function retryAfterMs(reply: Response): number | null {
  const seconds = Number(reply.headers.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}
