/**
 * Whether a text is of a pattern of the shell with no other signs than `*` and `?`. It takes no more steps than the
 * product of both lengths, where a regular expression may take them to the power of the number of its stars.
 */
export function isOfPattern(text: string, pattern: string): boolean {
  let [at, from] = [0, 0];
  // Where the last star stands, and how far what it takes reaches by now.
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
