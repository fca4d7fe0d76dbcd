import type { Contract } from './contract';
import type { Misfit, Validator } from './validate';

/** All that is wrong with a delivery of an event: its signature, its version, its envelope and its object. */
export function eventMisfits(
  contract: Contract,
  validator: Validator,
  event: { readonly type?: unknown; readonly api_version?: unknown },
  signature: string | undefined,
): Misfit[] {
  const wrong: Misfit[] = [];
  if (!/^t=\d+(,v1=[0-9a-f]{64})+(,|$)/.test(signature ?? ''))
    wrong.push({ path: 'stripe-signature', says: `${signature ?? 'no signature'} is not t=...,v1=...` });
  if (event.api_version !== contract.apiVersion)
    wrong.push({ path: 'api_version', says: `${String(event.api_version)} is not ${contract.apiVersion}` });
  const schema = contract.events[String(event.type)];
  if (!schema) return [...wrong, { path: 'type', says: `${String(event.type)} is no event of this version` }];
  return [...wrong, ...validator.misfits(schema, event, 'json')];
}
