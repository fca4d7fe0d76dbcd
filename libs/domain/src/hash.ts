/** 32-bit FNV-1a over the UTF-16 code units of `text`, as GrowthBook's SDKs hash ids (published cases in the tests). */
export function fnv1a32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

export const BUCKETS = 10_000;

/** A sticky bucket 0..9999, independent for each salt (GrowthBook hash version 2). */
export function bucketOf(salt: string, id: string): number {
  return fnv1a32(String(fnv1a32(salt + id))) % BUCKETS;
}
