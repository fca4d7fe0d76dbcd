import { BANK_ACCOUNTS, CARDS, isBankToken, type BankToken, type CardToken } from '../cards';
import type { PaymentMethod } from '../model';

const emptyAddress = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };

export const methodType = ({ token }: PaymentMethod) => (isBankToken(token) ? 'us_bank_account' : 'card');

export function renderPaymentMethod(method: PaymentMethod): object {
  return {
    id: method.id,
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: { address: emptyAddress, email: null, name: null, phone: null, tax_id: null },
    ...(isBankToken(method.token) ? { us_bank_account: accountOf(method.token) } : { card: cardOf(method.token) }),
    created: method.created,
    customer: method.customer,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: methodType(method),
  };
}

function cardOf(token: CardToken): object {
  const { brand, last4 } = CARDS[token];
  return {
    brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: 'US',
    display_brand: brand,
    exp_month: 12,
    exp_year: 2040,
    fingerprint: `sandbox${last4}`,
    funding: 'credit',
    generated_from: null,
    last4,
    networks: { available: [brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: null,
  };
}

function accountOf(token: BankToken): object {
  return {
    ...bankOf(token),
    financial_connections_account: null,
    networks: { preferred: 'ach', supported: ['ach'] },
    status_details: null,
  };
}

/** What a method and a charge both say of the account. */
export function bankOf(token: BankToken): object {
  const { last4 } = BANK_ACCOUNTS[token];
  return {
    account_holder_type: 'individual',
    account_type: 'checking',
    bank_name: 'SANDBOX BANK',
    fingerprint: `sandbox${last4}`,
    last4,
    routing_number: '110000000',
  };
}
