import type { Rejected, Taken } from './taken';

/** What became of an import. `rejected` holds the first 1,000 faults; `rejectedCount` counts all. */
export interface ImportSummary {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejectedCount: number;
  readonly rejected: readonly Rejected[];
}

const CHUNK = 1000;
const MAX_FAULTS = 1000;

/** Hands any number of values over, a thousand at a time while they arrive, two thousands at once, in flat memory. Ends with the source; what was taken before a break stays. */
export async function importInChunks(
  source: AsyncIterable<unknown>,
  take: (chunk: readonly unknown[]) => Promise<readonly Taken[]>,
): Promise<ImportSummary> {
  const summary = { accepted: 0, duplicates: 0, rejectedCount: 0 };
  const rejected: Rejected[] = [];
  let from = 0;
  let chunk: unknown[] = [];
  const store = async (values: readonly unknown[], first: number) => {
    for (const result of await take(values)) {
      if (result.status === 'rejected') {
        summary.rejectedCount += 1;
        if (rejected.length < MAX_FAULTS) rejected.push({ ...result, index: first + result.index });
      } else if (result.status === 'accepted') summary.accepted += 1;
      else summary.duplicates += 1;
    }
  };
  let before: Promise<void> = Promise.resolve();
  const hand = async () => {
    const [values, first] = [chunk, from];
    from += values.length;
    chunk = [];
    const stored = store(values, first);
    stored.catch(() => undefined); // it is told when it is waited for
    await before;
    before = stored;
  };
  for await (const value of source) {
    chunk.push(value);
    if (chunk.length === CHUNK) await hand();
  }
  if (chunk.length > 0) await hand();
  await before;
  return { ...summary, rejected: rejected.sort((a, b) => a.index - b.index) };
}
