/**
 * Whether a text matches a shell pattern with only `*` and `?` as special characters. Takes at most the product of
 * both lengths in steps; a regular expression could be exponential in the number of stars.
 */
export function isOfPattern(text: string, pattern: string): boolean {
  let [at, from] = [0, 0];
  // The last star, and where the text after its match begins.
  let [star, taken] = [-1, 0];
  while (at < text.length) {
    if (pattern[from] === "*") {
      [star, taken] = [from, at];
      from += 1;
    } else if (pattern[from] === "?" || (from < pattern.length && pattern[from] === text[at])) {
      at += 1;
      from += 1;
    } else if (star !== -1) {
      taken += 1;
      [at, from] = [taken, star + 1];
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(from));
}
