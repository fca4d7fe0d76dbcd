import { z } from 'zod';
import { operation, type Operation } from './operation';

/** The account that the key belongs to. There is one. */
export const accountOperations: readonly Operation[] = [
  operation('GET', '/v1/account', z.strictObject({}), () => ({
    id: 'acct_sandbox',
    object: 'account',
    charges_enabled: true,
    country: 'US',
    default_currency: 'usd',
    details_submitted: true,
    email: null,
    payouts_enabled: true,
    type: 'standard',
  })),
];
