interface Card {
  readonly brand: 'visa' | 'mastercard';
  readonly last4: string;
  /** What it answers when it is charged; null is yes. */
  readonly decline: string | null;
}

/** Stripe's test cards by their tokens. All of them can be attached. */
export const CARDS = {
  pm_card_visa: { brand: 'visa', last4: '4242', decline: null },
  pm_card_mastercard: { brand: 'mastercard', last4: '4444', decline: null },
  pm_card_chargeCustomerFail: { brand: 'visa', last4: '0341', decline: 'generic_decline' },
  pm_card_chargeDeclinedInsufficientFunds: { brand: 'visa', last4: '9995', decline: 'insufficient_funds' },
  pm_card_authenticationRequired: { brand: 'visa', last4: '3184', decline: 'authentication_required' },
} as const satisfies Record<string, Card>;

export type CardToken = keyof typeof CARDS;

export const isCardToken = (text: string): text is CardToken => Object.hasOwn(CARDS, text);
