import type { ReactNode } from 'react';
import { ProblemAlert } from './problem-alert';
import { Waiting } from './waiting';

/** What is being read from the api. */
export interface Reading<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
}

interface ReadProps<Data> {
  readonly from: Reading<Data>;
  readonly children: (data: Data) => ReactNode;
}

/** Shows what was read once it is there; before that the waiting, after a failure the reason. */
export function Read<Data>({ from, children }: ReadProps<Data>) {
  if (from.data !== undefined) return children(from.data);
  return from.isPending ? <Waiting /> : <ProblemAlert error={from.error} retry={() => void from.refetch()} />;
}
