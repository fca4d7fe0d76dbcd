import type { IncomingHttpHeaders } from 'node:http';
import { parse } from 'qs';
import type { Contract, Operation } from './contract';
import { brokenRules, type Form } from './rules';
import type { Misfit, Validator } from './validate';

/** What a caller sent. */
export interface Sent {
  readonly method: string;
  /** Without the question mark. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A preview changes nothing, a link to the portal works once, and what has expired does not expire again; a kept 500 would only harm. */
const REPEATABLE = new Set([
  '/v1/invoices/create_preview',
  '/v1/billing_portal/sessions',
  '/v1/checkout/sessions/{id}/expire',
]);

export function parametersOf({ query, body }: Sent): Form {
  const options = { arrayLimit: 1000, parameterLimit: 10_000, depth: 12 };
  return { ...parse(query, options), ...parse(body, options) };
}

/** The expand paths that were asked for. */
export function expandsOf({ expand }: Form): string[] {
  return (Array.isArray(expand) ? expand : [expand]).filter((path) => typeof path === 'string');
}

/** All that is wrong with a request: parameters, rules, expand paths and headers. */
export function requestMisfits(contract: Contract, validator: Validator, operation: Operation, sent: Sent): Misfit[] {
  const parameters = parametersOf(sent);
  const { expand, ...rest } = parameters;
  const checked = validator.takes(operation, 'expand') || expand === undefined ? parameters : rest;
  const fit = operation.request
    ? validator.misfits(operation.request, checked, 'form')
    : Object.keys(rest).map((path) => ({ path, says: 'is unknown: the operation takes no parameters' }));
  const blind = expandsOf(parameters).filter((path) => !validator.expands(operation.response, path.split('.')));
  return [
    ...fit,
    ...brokenRules(operation, parameters),
    ...blind.map((path) => ({ path: 'expand', says: `${path} cannot be expanded` })),
    ...headerMisfits(contract, operation, sent),
  ];
}

function headerMisfits(contract: Contract, { method, path }: Operation, { headers, body }: Sent): Misfit[] {
  const wrong: Misfit[] = [];
  const found = (name: string, says: string) => wrong.push({ path: name, says });
  const version = headers['stripe-version'];
  const key = headers['idempotency-key'];
  if (!/^Bearer (sk|rk)_test_/.test(headers.authorization ?? '')) found('authorization', 'is no secret test key');
  if (version !== contract.apiVersion) found('stripe-version', `${String(version)} is not ${contract.apiVersion}`);
  if (body && !headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
    found('content-type', 'is form encoding in v1');
  if (typeof key === 'string' && key.length > 255) found('idempotency-key', 'is 255 characters at most');
  const reads = method !== 'POST' || REPEATABLE.has(path);
  // the SDK's own keys die with the call, so that a repeated job would repeat the write
  if (!reads && (!key || String(key).startsWith('stripe-node-retry-')))
    found('idempotency-key', 'is not one of ours: a repeated job would repeat the write');
  if (method === 'GET' && key) found('idempotency-key', 'means nothing on GET');
  return wrong;
}
