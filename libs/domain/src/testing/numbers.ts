/** Pseudo-random numbers in [0, 1), the same for the same seed (mulberry32). */
export interface Numbers {
  (): number;
  /** Of the standard normal distribution (Box & Muller 1958). */
  readonly normal: () => number;
}

export function numbers(seed: number): Numbers {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return Object.assign(next, { normal });
}
