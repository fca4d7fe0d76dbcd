/**
 * Every error that a caller can meet: stable code -> HTTP status and a title. The detail says what to do.
 * Codes are a public contract: add, never rename.
 */
export const ERRORS = {
  // request
  malformed_json: [400, 'The body is not valid JSON'],
  invalid_request: [422, 'The request does not fit the schema'],
  address_invalid: [400, 'The address of the request is not valid'],
  body_too_large: [413, 'The body is too large'],
  unsupported_media_type: [415, 'The content type is not supported'],
  not_found: [404, 'No such route'],
  method_not_allowed: [405, 'The method is not allowed here'],
  rate_limited: [429, 'Too many requests'],
  overloaded: [429, 'Too much is waiting to be stored'],
  idempotency_key_reused: [422, 'The Idempotency-Key was used for another request'],
  request_in_progress: [409, 'The same request is under way'],
  answer_lost: [409, 'It was done, and its answer was lost'],
  internal_error: [500, 'Something went wrong on our side'],
  dependency_unavailable: [503, 'A dependency does not answer'],
  // access
  api_key_missing: [401, 'An API key is needed'],
  api_key_invalid: [401, 'The API key is not valid'],
  scope_missing: [403, 'The caller lacks a scope'],
  unauthenticated: [401, 'Nobody is signed in'],
  sign_in_failed: [401, 'Signing in failed'],
  csrf_refused: [403, 'The request does not come from the console'],
  confirmation_required: [403, 'The password is needed once more'],
  setup_link_invalid: [404, 'The link is not valid'],
  api_key_unknown: [404, 'No such API key'],
  api_key_revoked: [409, 'The API key was revoked'],
  operator_unknown: [404, 'No such operator'],
  last_admin: [409, 'There must be an administrator'],
  webhook_signature_invalid: [400, 'The webhook signature is not valid'],
  // membership
  member_unknown: [404, 'No such member'],
  member_invalid: [422, 'The member does not fit the schema'],
  member_erased: [410, 'The member was erased'],
  plan_unknown: [404, 'No such plan'],
  plan_in_use: [409, 'The plan cannot change like this while it is in use'],
  time_zone_invalid: [422, 'Not an IANA time zone'],
  stripe_customer_taken: [409, 'This Stripe customer belongs to another member'],
  entitlement_unknown: [404, 'No plan has this entitlement'],
  signal_definition_unknown: [404, 'No such signal definition'],
  signal_invalid: [422, 'The signal does not fit the schema'],
  signal_in_future: [422, 'The signal lies in the future'],
  signal_too_old: [422, 'The signal is too old'],
  // policy and models
  policy_invalid: [422, 'The policy contradicts itself'],
  model_unknown: [404, 'No such model'],
  model_state: [409, 'The model is in a state that does not allow this'],
  // campaigns
  template_invalid: [422, 'A template cannot be filled'],
  channel_unavailable: [422, 'This channel is not set up'],
  offer_unknown: [404, 'No such offer'],
  campaign_unknown: [404, 'No such campaign'],
  campaign_state: [409, 'The campaign is in a state that does not allow this'],
  campaign_not_in_future: [422, 'The campaign starts in the past'],
  audience_empty: [422, 'The audience has nobody'],
  campaign_window_invalid: [422, 'The campaign ends before it starts'],
  schedule_invalid: [422, 'The schedule cannot be kept'],
  cron_invalid: [422, 'Not a cron expression'],
  cron_never_fires: [422, 'The schedule never comes'],
  wave_unknown: [404, 'No such wave'],
  proposal_unknown: [404, 'No such proposal'],
  proposal_closed: [409, 'The proposal is no longer open'],
  // sales
  sale_unknown: [404, 'No such sale'],
  sale_closed: [409, 'The sale is over'],
  question_not_open: [409, 'This question does not wait for an answer'],
  answer_differs: [409, 'The question was answered otherwise'],
  questions_open: [409, 'Both questions come before the payment'],
  cart_currencies: [422, 'The cart is in several currencies'],
  cart_changed: [409, 'The cart has changed since it was shown'],
  product_unknown: [404, 'No such product'],
  product_invalid: [422, 'The product contradicts itself'],
  bundle_invalid: [422, 'The bundle contradicts itself'],
  order_unknown: [404, 'No such order'],
  order_invalid: [422, 'The order does not fit the schema'],
  member_required: [422, 'The payment needs a member'],
  member_differs: [409, 'The sale belongs to another member'],
  sale_token_invalid: [401, 'The token of the sale is not valid'],
  // events and jobs
  webhook_endpoint_unknown: [404, 'No such webhook endpoint'],
  webhook_endpoint_disabled: [409, 'The webhook endpoint is disabled'],
  webhook_url_invalid: [422, 'Not an address that events can be sent to'],
  webhook_delivery_unknown: [404, 'No such delivery'],
  job_unknown: [404, 'No such job'],
  job_state: [409, 'The job is in a state that does not allow this'],
  // billing
  payment_declined: [402, 'The card was declined'],
  payment_overdue: [409, 'An invoice of the member is unpaid'],
  price_unavailable: [409, 'The price is no longer sold'],
  currency_mismatch: [409, 'The subscription is in another currency'],
  promotion_code_invalid: [422, 'No such promotion code'],
  discount_unavailable: [409, 'The discount has ended or is used up'],
  subscription_ended: [409, 'The subscription has ended'],
  subscription_ending: [409, 'The subscription is about to end'],
  subscription_live: [409, 'The member has a live subscription'],
  subscription_paused: [409, 'The subscription is paused'],
  subscription_trialing: [409, 'The subscription is in its trial'],
  customer_unknown: [404, 'The member has no Stripe customer'],
  customer_deleted: [409, 'The Stripe customer was deleted'],
  nothing_to_resume: [409, 'There is nothing to resume'],
  price_unknown: [422, 'No such price on this plan'],
  quote_unknown: [404, 'No such quote'],
  quote_expired: [409, 'The quote has expired'],
  quote_stale: [409, 'The price has changed since the quote'],
  plan_change_unknown: [404, 'No such plan change'],
  change_in_progress: [409, 'Another plan change is in progress'],
  already_on_plan: [409, 'The member already has this plan or a higher one'],
  checkout_unknown: [404, 'No such Checkout Session'],
  multiple_subscriptions: [409, 'The member has several live subscriptions'],
  plan_state_unknown: [409, 'The plan state of the member is not known'],
  stripe_refused: [502, 'Stripe refused the request'],
  stripe_unavailable: [503, 'Stripe does not answer'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ErrorCode = keyof typeof ERRORS;

/** Members of a problem document that RFC 9457 and the filter own; an extension of the same name would hide them. */
type Own = 'type' | 'title' | 'status' | 'detail' | 'instance' | 'code';

/** An outcome that the caller can act on. `detail` is one sentence for a person; `extra` is added to the problem document. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
    readonly extra: Readonly<Record<string, unknown>> & { readonly [name in Own]?: never } = {},
  ) {
    super(`${code}: ${detail}`);
    this.name = 'DomainError';
  }

  get status(): number {
    return ERRORS[this.code][0];
  }
}

/** A job failure that no retry can mend. */
export class PermanentError extends Error {
  override name = 'PermanentError';
}

/** For states that the types exclude and only a bug or a damaged row can bring. */
export function unreachable(what: string): never {
  throw new Error(`unreachable: ${what}`);
}
