interface Details {
  readonly code?: string;
  readonly param?: string;
  readonly decline_code?: string;
}

/** An answer in Stripe's error envelope. */
export class ApiError extends Error {
  /** True where the refusal itself is a fact that stays, such as a declined attempt to pay. */
  readonly keepsChanges: boolean;

  constructor(
    readonly status: number,
    readonly type: 'invalid_request_error' | 'card_error' | 'api_error' | 'idempotency_error',
    message: string,
    readonly details: Details = {},
    { keepsChanges = false } = {},
  ) {
    super(message);
    this.keepsChanges = keepsChanges;
  }

  envelope(): object {
    return { error: { type: this.type, message: this.message, ...this.details } };
  }
}

export const invalid = (message: string, details: Details = {}) =>
  new ApiError(400, 'invalid_request_error', message, details);

export const missing = (what: string, id: string, param = 'id') =>
  new ApiError(404, 'invalid_request_error', `No such ${what}: '${id}'`, { code: 'resource_missing', param });

export const unknownUrl = (method: string, path: string) =>
  new ApiError(
    404,
    'invalid_request_error',
    `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  );

/** 402 for a card that did not pay. */
export function declined(declineCode: string, { keepsChanges = false } = {}): ApiError {
  return new ApiError(
    402,
    'card_error',
    messageOf(declineCode),
    { code: codeOf(declineCode), decline_code: declineCode },
    { keepsChanges },
  );
}

/** The error code that goes with a decline code. */
export const codeOf = (declineCode: string) =>
  declineCode === 'authentication_required' ? 'authentication_required' : 'card_declined';

export const messageOf = (declineCode: string) => DECLINE_MESSAGES.get(declineCode) ?? 'Your card was declined.';

const DECLINE_MESSAGES = new Map([
  ['insufficient_funds', 'Your card has insufficient funds.'],
  ['authentication_required', 'Your card was declined. This transaction requires authentication.'],
]);
