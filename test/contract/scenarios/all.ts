import { FIRST_PLAN } from './first-plan';
import { LEAVING } from './leaving';
import { PLAN_CHANGES } from './plan-changes';
import { REFUSALS } from './refusals';
import type { Scenario } from './scenario';

/** Everything that billing does with Stripe, told once, for the sandbox and for a real test account. */
export const SCENARIOS: readonly Scenario[] = [...FIRST_PLAN, ...PLAN_CHANGES, ...REFUSALS, ...LEAVING];
