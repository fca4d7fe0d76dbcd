import type { ErrorCode } from './errors';

/** What became of one thing that was sent among many; `index` counts from 0. */
export type Taken = { readonly index: number; readonly status: 'accepted' | 'duplicate' } | Rejected;
export interface Rejected {
  readonly index: number;
  readonly status: 'rejected';
  readonly code: ErrorCode;
  readonly detail: string;
}

/** What became of an import. `rejected` holds the first 1,000 faults; `rejectedCount` counts all. */
export interface ImportSummary {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejectedCount: number;
  readonly rejected: readonly Rejected[];
}

const CHUNK = 1000;
const MAX_FAULTS = 1000;

/** Hands any number of values over, a thousand at a time while they arrive, in flat memory. Ends with the source; what was taken before a break stays. */
export async function importInChunks(
  source: AsyncIterable<unknown>,
  take: (chunk: readonly unknown[]) => Promise<readonly Taken[]>,
): Promise<ImportSummary> {
  const summary = { accepted: 0, duplicates: 0, rejectedCount: 0 };
  const rejected: Rejected[] = [];
  let from = 0;
  let chunk: unknown[] = [];
  const store = async () => {
    for (const result of await take(chunk)) {
      if (result.status === 'rejected') {
        summary.rejectedCount += 1;
        if (rejected.length < MAX_FAULTS) rejected.push({ ...result, index: from + result.index });
      } else if (result.status === 'accepted') summary.accepted += 1;
      else summary.duplicates += 1;
    }
    from += chunk.length;
    chunk = [];
  };
  for await (const value of source) {
    chunk.push(value);
    if (chunk.length === CHUNK) await store();
  }
  if (chunk.length > 0) await store();
  return { ...summary, rejected };
}
