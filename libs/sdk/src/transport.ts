import { setting } from './environment.ts';
import { ApiError, ConnectionError, errorOf, RateLimitError, TierliftError, UnavailableError } from './errors.ts';
import type { RequestOptions } from './operations.ts';

export interface TransportOptions {
  /** Where the api of Tierlift is, e.g. https://tierlift.internal:3000. Default: TIERLIFT_URL of the environment. */
  readonly baseUrl?: string;
  /** Default: TIERLIFT_API_KEY of the environment. */
  readonly apiKey?: string;
  /** How often a request is sent again that got no answer, 429 or 5xx. Default 2. */
  readonly maxRetries?: number;
  /** For each attempt. Default 30,000. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

export interface Request {
  readonly method: string;
  /** With its parameters filled in, and the query. */
  readonly path: string;
  readonly body?: unknown;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;

/**
 * One request, sent until it is answered. Everything may be sent again: what is a POST and not harmless to repeat by
 * its nature carries an `Idempotency-Key`, which stays the same over all attempts.
 */
export class Transport {
  private readonly baseUrl: string;
  private readonly apiKey: string;
  private readonly maxRetries: number;
  private readonly timeoutMs: number;
  private readonly fetch: typeof fetch;

  constructor(options: TransportOptions) {
    const { baseUrl = setting('TIERLIFT_URL'), apiKey = setting('TIERLIFT_API_KEY') } = options;
    if (!baseUrl || !apiKey)
      throw new TierliftError('give baseUrl and apiKey, or set TIERLIFT_URL and TIERLIFT_API_KEY');
    this.baseUrl = baseUrl.replace(/\/$/, '');
    this.apiKey = apiKey;
    this.maxRetries = options.maxRetries ?? 2;
    this.timeoutMs = options.timeoutMs ?? 30_000;
    this.fetch = options.fetch ?? ((...request) => fetch(...request)); // as a method of ours, edge runtimes refuse it
  }

  /**
   * The JSON of the answer; undefined when it has no body.
   * @throws ApiError when the answer is no success, ConnectionError when there is none
   */
  async send(request: Request, options: RequestOptions = {}): Promise<unknown> {
    const headers = {
      authorization: `Bearer ${this.apiKey}`,
      accept: 'application/json, application/problem+json',
      ...(request.body !== undefined && { 'content-type': 'application/json' }),
      ...(request.method === 'POST' && { 'idempotency-key': options.idempotencyKey ?? crypto.randomUUID() }),
    };
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.once(request, headers, options);
      } catch (error) {
        if (attempt >= this.maxRetries || options.signal?.aborted || !mayPass(error)) throw error;
        await wait(waitMs(error, attempt), options.signal);
      }
    }
  }

  private async once(
    { method, path, body }: Request,
    headers: Record<string, string>,
    options: RequestOptions,
  ): Promise<unknown> {
    const timeout = AbortSignal.timeout(options.timeoutMs ?? this.timeoutMs);
    const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
    const init = { method, headers, signal, ...(body !== undefined && { body: JSON.stringify(body) }) };
    try {
      const reply = await this.fetch(this.baseUrl + path, init);
      if (!reply.ok) throw await errorOf(reply);
      const text = await reply.text();
      return text === '' ? undefined : JSON.parse(text);
    } catch (cause) {
      if (options.signal?.aborted || (cause instanceof Error && 'problem' in cause)) throw cause;
      throw new ConnectionError(`${method} ${path}: ${reasonOf(cause)}`, { cause });
    }
  }
}

function mayPass(error: unknown): boolean {
  if (error instanceof UnavailableError) return error.code !== 'stripe_refused'; // a definite no
  if (error instanceof ApiError && error.code === 'request_in_progress') return true; // an attempt of ours that we gave up
  return error instanceof ConnectionError || error instanceof RateLimitError;
}

/** What the service asks for, else twice as long each time, spread so that many clients do not come back together. */
function waitMs(error: unknown, attempt: number): number {
  const asked = error instanceof ApiError ? error.retryAfterMs : null;
  if (asked !== null) return Math.min(asked, LONGEST_WAIT_MS);
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return FIRST_WAIT_MS * 2 ** attempt * (0.5 + random / 2 ** 33);
}

function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      },
      { once: true },
    );
  });
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const { code } = (cause.cause ?? {}) as { code?: string };
  return code ?? cause.message;
}
