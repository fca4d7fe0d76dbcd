import type { Schema } from './schema';

type Told = Schema<'Problem'>;

/** A refusal (RFC 9457), or the network's failure as one. */
export class Problem extends Error {
  constructor(
    /** Stable; 'unreachable' when nothing answered. */
    readonly code: Told['code'] | 'unreachable',
    /** What to do, for a person, in English. */
    readonly detail: string,
    readonly status = 0,
    /** Faults by field: dotted path and message. */
    readonly errors: NonNullable<Told['errors']> = [],
    readonly instance?: string,
  ) {
    super(detail);
    this.name = 'Problem';
  }
}

export async function readProblem(response: Response): Promise<Problem> {
  const told = (await response.json().catch(() => null)) as Partial<Told> | null;
  return new Problem(
    told?.code ?? 'unreachable',
    told?.detail ?? response.statusText,
    response.status,
    told?.errors,
    told?.instance,
  );
}

/** What `fetch` throws when nothing answers is a TypeError. */
export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem('unreachable', error instanceof Error ? error.message : '');
}
