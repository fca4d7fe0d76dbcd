/** An answer in Stripe's error envelope. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly type: 'invalid_request_error' | 'card_error' | 'api_error' | 'idempotency_error',
    message: string,
    readonly more: { code?: string; param?: string; decline_code?: string } = {},
  ) {
    super(message);
  }

  envelope(requestId: string): object {
    return { error: { type: this.type, message: this.message, ...this.more, request_log_url: `sandbox:${requestId}` } };
  }
}

export const invalid = (message: string, more: ApiError['more'] = {}) =>
  new ApiError(400, 'invalid_request_error', message, more);

export const missing = (what: string, id: string, param = 'id') =>
  new ApiError(404, 'invalid_request_error', `No such ${what}: '${id}'`, { code: 'resource_missing', param });
