/** What makes a copy, or shows what is there without letting it be changed. */
const copying = /\b(?:unmodifiableMap|copyOf|(?:Map|Dictionary)\s*(?:<[^<>()]{0,100}>)?)\s*\(\s*$/;

/** What a loop goes through. */
const inLoop = /\bin\s+$/;

/** What is done with something itself: it is asked, filled, compared, or another one takes its place. */
const using = /^\s*(?:[.[]|[!=]=|=(?!>)|\?\.)/;

const comment = /(?<!:)\/\/[^\n]*|\/\*[^]*?\*\//g;

/**
 * Whether a class gives what its variable holds to nobody: wherever the name stands, that is only used. `source` is
 * the class as it is written.
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
