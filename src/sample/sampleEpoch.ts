import { seededHash } from "./seededHash.ts";

/** 2025-07-01T00:00:00Z in Unix seconds: no seeded time is later. */
export const sampleEpoch = 1_751_328_000;

/** The seeded instances of a type were created within this time before the epoch: 730 days, in seconds. */
const span = 730 * 86_400;

/**
 * When the seeded instance at `index` of `count` was created, in Unix seconds. Strictly increasing with the
 * index, hence unique, for as many instances as the span has seconds.
 */
export function createdAt(index: number, count: number): number {
  const step = Math.max(1, Math.floor(span / count));
  return sampleEpoch - (count - index) * step + (seededHash(index, 1) % Math.max(1, step - 1));
}
