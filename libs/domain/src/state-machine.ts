/** A state machine as data: state -> the states it may move to. A state with no moves is final. */
export type Moves<S extends string> = Readonly<Record<S, readonly S[]>>;

export function mayMove<S extends string>(moves: Moves<S>, from: S, to: S): boolean {
  return moves[from].includes(to);
}

/** The states from which `to` may be reached: what a guarded update (`where status = any(...)`) needs. */
export function sourcesOf<S extends string>(moves: Moves<S>, to: S): S[] {
  return (Object.keys(moves) as S[]).filter((from) => mayMove(moves, from, to));
}

export function isFinal<S extends string>(moves: Moves<S>, state: S): boolean {
  return moves[state].length === 0;
}
