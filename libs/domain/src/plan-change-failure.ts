/** Why a change did not happen: stable code -> what to tell the member. In each case the old plan stays as it was. */
export const FAILURES = {
  card_declined: 'Your card was declined. Try another card, or ask your bank.',
  card_expired: 'Your card has expired. Use another card.',
  insufficient_funds: 'Your card does not have enough funds. Use another card, or try again later.',
  authentication_required: 'Your bank wants you to confirm the payment. Open the payment page and confirm it.',
  payment_not_completed: 'The payment was not completed in time, so nothing changed. You can start again.',
  bank_refused: 'Your bank did not make the payment, so nothing changed. Start again with another way to pay.',
  discount_unavailable: 'This discount has ended or has been used up. Nothing was charged.',
  currency_mismatch: 'Your subscription is in another currency, so this price cannot be used.',
  price_unavailable: 'This price is no longer sold. Ask for the present price.',
  customer_deleted: 'Your payment profile was removed. Start again to make a new one.',
  subscription_ended: 'Your subscription has ended in the meantime. Start again to subscribe anew.',
  not_applied: 'The change did not reach the payment service. Nothing was charged; try again.',
  refused: 'The payment service refused the change. Nothing was charged.',
} as const;

export type FailureCode = keyof typeof FAILURES;

export function isFailureCode(code: string): code is FailureCode {
  return code in FAILURES;
}
