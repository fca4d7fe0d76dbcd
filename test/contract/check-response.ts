import type { Operation } from './contract';
import { expandsOf, type Sent } from './check-request';
import type { Form } from './rules';
import type { Misfit, Validator } from './validate';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

const ERROR_TYPES = ['api_error', 'card_error', 'idempotency_error', 'invalid_request_error'];

/** All that is wrong with an answer: status, fields, expansions and the envelope of errors. */
export function responseMisfits(
  validator: Validator,
  operation: Operation,
  asked: Form,
  { status, headers, body }: Answered,
): Misfit[] {
  const answer = jsonOf(body);
  if (answer === undefined) return [{ path: '', says: `status ${status} without JSON` }];
  const unnamed = headers.has('request-id') ? [] : [{ path: 'request-id', says: 'header is missing' }];
  if (status >= 400) return [...unnamed, ...errorMisfits(status, answer)];
  if (status !== 200) return [{ path: '', says: `status ${status}: Stripe answers 200 or an error` }];
  const misfits = validator.misfits(operation.response, answer, 'json');
  return [...unnamed, ...misfits, ...expansionMisfits(validator, operation, expandsOf(asked), answer)];
}

function expansionMisfits(validator: Validator, operation: Operation, asked: string[], answer: unknown): Misfit[] {
  const ids = asked.filter((path) => reached(answer, path.split('.')).some((one) => typeof one === 'string'));
  const gifts = new Set(validator.expanded(operation.response, answer));
  for (const path of asked) {
    for (const gift of gifts) if (path === gift || path.startsWith(`${gift}.`)) gifts.delete(gift);
  }
  return [
    ...ids.map((path) => ({ path, says: 'was to be expanded and is an id' })),
    ...[...gifts].map((path) => ({ path, says: 'is expanded though nobody asked' })),
  ];
}

/** Every value that a path leads to, through lists. */
function reached(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => reached(one, path));
  const [name, ...rest] = path;
  if (name === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return reached((value as Record<string, unknown>)[name], rest);
}

function errorMisfits(status: number, answer: unknown): Misfit[] {
  const { error } = answer as { error?: { type?: unknown; message?: unknown } };
  if (typeof error !== 'object') return [{ path: 'error', says: `status ${status} without an error` }];
  const wrong: Misfit[] = [];
  if (!ERROR_TYPES.includes(String(error.type)))
    wrong.push({ path: 'error.type', says: `${String(error.type)} is no type of error` });
  if (typeof error.message !== 'string') wrong.push({ path: 'error.message', says: 'is missing' });
  if ((error.type === 'card_error') !== (status === 402))
    wrong.push({ path: 'error.type', says: `${String(error.type)} with status ${status}; a card error is 402` });
  return wrong;
}

/** Whether keys replay as Stripe's do: the first answer for the same request, a refusal for another one. */
export class Replays {
  private readonly first = new Map<
    string,
    { readonly request: string; readonly id: unknown; readonly status: number }
  >();

  misfits(sent: Sent, path: string, { status, headers, body }: Answered): Misfit[] {
    const key = sent.headers['idempotency-key'];
    if (sent.method !== 'POST' || typeof key !== 'string') return [];
    const request = `${path} ${sent.body}`;
    const answer = jsonOf(body) as { id?: unknown; error?: { type?: string } } | undefined;
    const known = this.first.get(key);
    if (!known) {
      const kept = status < 400 || status === 402 || status >= 500; // other refusals began nothing
      if (kept) this.first.set(key, { request, id: answer?.id, status });
      return [];
    }
    const wrong = (says: string) => [{ path: 'idempotency-key', says }];
    if (known.request !== request)
      return answer?.error?.type === 'idempotency_error'
        ? []
        : wrong('was used for another request and is not refused');
    if (known.status !== status || known.id !== answer?.id) return wrong('is repeated and not answered as at first');
    return headers.get('idempotent-replayed') === 'true' ? [] : wrong('is repeated without idempotent-replayed');
  }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
