/** What names the function that gives a test its rows: attributes and annotations of test frameworks. */
const providers =
  /(?:\bDataProvider\(\s*['"]|@dataProvider\s+|@MethodSource\(\s*"|\bMemberData\(\s*nameof\(|\b(?:TestCase|Dynamic)(?:Source|Data)\(\s*nameof\()(\w+)/g;

/** How a test says that what it is given will not be taken. */
const refuses =
  /\b(?:expectException\w*|assertThrows\w*|Throws\w*|toThrow\w*|assertFalse|IsFalse)\b/;

/** How many characters of a test are searched. */
const longestTest = 1_500;

/** The names of the functions that make the rows of tests which expect all of them to be refused. */
export function providersOfRefused(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(providers)].flatMap((match) => {
      const [whole, name = ""] = match;
      const from = match.index + whole.length;
      // Up to the next test.
      const [test = ""] = text
        .slice(from, from + longestTest)
        .split(/\n\s*\n(?=\s*(?:#\[|\[|@|\/\*\*|(?:public|void)\b))/);
      return refuses.test(test) ? name : [];
    }),
  );
}

/** How many characters before a function's body may contain its name. */
const longestHead = 300;

/** Whether one of these names is that of the function with this source. */
export function isNamedAmong(names: ReadonlySet<string>, source: string): boolean {
  if (names.size === 0) return false;
  const [head = ""] = /^[^{=]*/.exec(source.slice(0, longestHead)) ?? [];
  return [...head.matchAll(/(\w+)\s*\(/g)].some(([, name = ""]) => names.has(name));
}
