import type { Config } from '#platform';

/** The version in which events must come: the one that the installed SDK speaks. */
export const API_VERSION = '2026-10-28.endive';

/** Whether the key moves real money. */
export function isLiveKey({ env }: Config): boolean {
  return /^(sk|rk)_live_/.test(env.STRIPE_SECRET_KEY);
}
