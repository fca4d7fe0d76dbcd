// Chance that depends on nothing but its key: the same demo whatever the timing.

/** A number in [0, 1) for a key such as ['login', 12, 'day', 3]. FNV-1a and a murmur3 finish. */
export function chance(...key) {
  const text = key.join('/');
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** A draw of the standard normal distribution (Box-Muller). */
export function normal(...key) {
  return Math.sqrt(-2 * Math.log(1 - chance(...key, 'a'))) * Math.cos(2 * Math.PI * chance(...key, 'b'));
}

/** A draw of the Poisson distribution, at most 40. */
export function poisson(mean, ...key) {
  const u = chance(...key);
  let [n, p] = [0, Math.exp(-mean)];
  for (let cumulated = p; u > cumulated && n < 40; cumulated += p) p *= mean / ++n;
  return n;
}

export const sigmoid = (x) => 1 / (1 + Math.exp(-x));
export const pick = (list, ...key) => list[Math.floor(chance(...key) * list.length)];
