/** Text before a name that copies it or wraps it read-only: `Map.copyOf(`. */
const copying = /\b(?:unmodifiableMap|copyOf|(?:Map|Dictionary)\s*(?:<[^<>()]{0,100}>)?)\s*\(\s*$/;

/** Text before a name that a loop iterates over. */
const inLoop = /\bin\s+$/;

/** Text after a name that only uses it: reads a member, compares, or assigns to it. */
const using = /^\s*(?:[.[]|[!=]=|=(?!>)|\?\.)/;

const comment = /(?<!:)\/\/[^\n]*|\/\*[^]*?\*\//g;

/**
 * Whether a class never gives away the object in a field, judging by each place where the name appears in `source`,
 * the text of the class.
 */
export function isKeptInside(name: string, source: string): boolean {
  const code = source.replaceAll(comment, "");
  const places = code.matchAll(
    new RegExp(`(?<![\\w$])${name.replaceAll("$", "\\$")}\\b(?!\\s*\\()`, "g"),
  );
  return [...places].every(({ index }) => {
    const behind = index + name.length;
    if (using.test(code.slice(behind, behind + 20))) return true;
    const before = code.slice(Math.max(0, index - 150), index).replace(/\bthis\.$/, "");
    return inLoop.test(before) || copying.test(before);
  });
}
