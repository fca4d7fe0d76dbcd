interface Method {
  readonly last4: string;
  /** What it answers when it is charged; null is yes. */
  readonly decline: string | null;
}

interface Card extends Method {
  readonly brand: 'visa' | 'mastercard';
}

/** Stripe's test cards by their tokens. All of them can be attached. */
export const CARDS = {
  pm_card_visa: { brand: 'visa', last4: '4242', decline: null },
  pm_card_mastercard: { brand: 'mastercard', last4: '4444', decline: null },
  pm_card_chargeCustomerFail: { brand: 'visa', last4: '0341', decline: 'generic_decline' },
  pm_card_chargeDeclinedInsufficientFunds: { brand: 'visa', last4: '9995', decline: 'insufficient_funds' },
  pm_card_authenticationRequired: { brand: 'visa', last4: '3184', decline: 'authentication_required' },
} as const satisfies Record<string, Card>;

/** Stripe's test bank accounts by their tokens. Whether one pays a first period or a purchase is known days later. */
export const BANK_ACCOUNTS = {
  pm_usBankAccount_success: { last4: '6789', decline: null },
  pm_usBankAccount_insufficientFunds: { last4: '2227', decline: 'insufficient_funds' },
} as const satisfies Record<string, Method>;

export type CardToken = keyof typeof CARDS;
export type BankToken = keyof typeof BANK_ACCOUNTS;
export type MethodToken = CardToken | BankToken;

export const isBankToken = (text: string): text is BankToken => Object.hasOwn(BANK_ACCOUNTS, text);
export const isMethodToken = (text: string): text is MethodToken => Object.hasOwn(CARDS, text) || isBankToken(text);

export const methodBehind = (token: MethodToken): Method => (isBankToken(token) ? BANK_ACCOUNTS[token] : CARDS[token]);
