import type { ZodError } from 'zod';
import type { ErrorCode } from './errors';

/** Why one of many things that were sent together cannot be taken. `detail` is one sentence for a person. */
export interface Fault {
  readonly code: ErrorCode;
  readonly detail: string;
}

export type TakenStatus = 'accepted' | 'duplicate';

/** What became of one thing that was sent among many; `index` counts from 0. */
export type Taken = { readonly index: number; readonly status: TakenStatus } | Rejected;
export interface Rejected extends Fault {
  readonly index: number;
  readonly status: 'rejected';
}

export function isFault<T extends object>(read: T | Fault): read is Fault {
  return 'code' in read;
}

/** The first that a schema found wrong, with its place; `whole` is what the thing itself is called. */
export function faultOf(code: ErrorCode, { issues: [issue] }: ZodError, whole: string): Fault {
  return { code, detail: `${issue?.path.join('.') || whole}: ${issue?.message ?? 'invalid'}` };
}

/** Reads each of `inputs`, has the right ones taken together, and answers for each, in order: what is wrong with one harms no other. */
export async function takeEach<Input, T extends object>(
  inputs: readonly Input[],
  read: (input: Input) => T | Fault,
  take: (right: readonly T[]) => Promise<readonly (TakenStatus | Fault)[]>,
): Promise<Taken[]> {
  const all = inputs.map(read);
  const outcomes = (await take(all.flatMap((one) => (isFault(one) ? [] : [one])))).values();
  return all.map((one, index): Taken => {
    const outcome = isFault(one) ? one : (outcomes.next().value ?? 'accepted');
    return typeof outcome === 'string' ? { index, status: outcome } : { index, status: 'rejected', ...outcome };
  });
}
