const { PI, cos, exp, imul, log, sqrt } = Math; // as locals: under Jest every look at a global is slow, and a run makes a billion

/**
 * Chance as a hash of (seed, member, day, channel): every policy on one seed meets the same members on the same days
 * (common random numbers). Mixer: the finaliser of MurmurHash3.
 */
function mix(hash: number): number {
  hash = imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** The key of one member's day; day -1 holds what the member is born with. */
export function dayKey(seed: number, member: number, day: number): number {
  return mix(mix((seed | 0) ^ imul(member + 1, 0x9e3779b1)) ^ imul(day + 2, 0x85ebca6b));
}

/** Uniform in (0, 1). */
export function uniform(key: number, channel: number): number {
  return ((mix(key ^ imul(channel + 1, 0xc2b2ae35)) >>> 0) + 0.5) / 4294967296;
}

/** Standard normal by Box and Muller; takes `channel` and the next. */
export function normal(key: number, channel: number): number {
  return sqrt(-2 * log(uniform(key, channel))) * cos(2 * PI * uniform(key, channel + 1));
}

/** A Poisson count by inversion of `u`, at most 40. */
export function poisson(mean: number, u: number): number {
  let probability = exp(-mean);
  let cumulative = probability;
  let count = 0;
  while (u > cumulative && count < 40) {
    count++;
    probability *= mean / count;
    cumulative += probability;
  }
  return count;
}

export function sigmoid(x: number): number {
  return 1 / (1 + exp(-x));
}
