/**
 * Spreads two small integers over 0 … 2^32 - 1, always the same way: the sample's stand-in for chance
 * (the finalizer of MurmurHash3).
 */
export function seededHash(index: number, salt: number): number {
  let hash = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
