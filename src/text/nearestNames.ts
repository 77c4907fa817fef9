import { distance } from "fastest-levenshtein";

/** More would be no help. */
const most = 5;

/** The candidates that a name may have been meant for, nearest first, at most five; the name itself never. */
export function nearestNames(name: string, candidates: readonly string[]): readonly string[] {
  const plain = fold(name);
  return (
    [...new Set(candidates)]
      .filter((candidate) => candidate !== name)
      .map((candidate) => ({ candidate, steps: distance(plain, fold(candidate)) }))
      .filter(({ candidate, steps }) => steps <= Math.max(2, Math.ceil(candidate.length / 3)))
      // As many steps as letters: nothing of the name is left.
      .filter(({ steps }) => steps < plain.length)
      .sort((a, b) => a.steps - b.steps)
      .slice(0, most)
      .map(({ candidate }) => candidate)
  );
}

/** Case and the joints between words are what people get wrong first. */
function fold(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_-]/g, "")
    .slice(0, 500);
}
