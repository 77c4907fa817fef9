/** What names the function that gives a test its rows: attributes and annotations of test frameworks. */
const providers =
  /(?:\bDataProvider\(\s*['"]|@dataProvider\s+|@MethodSource\(\s*"|\bMemberData\(\s*nameof\(|\b(?:TestCase|Dynamic)(?:Source|Data)\(\s*nameof\()(\w+)/g;

/** How a test says that what it is given will not be taken. */
const refuses =
  /\b(?:expectException\w*|assertThrows\w*|Throws\w*|toThrow\w*|assertFalse|IsFalse)\b/;

/** How many characters of a test are searched. */
const longestTest = 1_500;

/** Whether a function makes the rows of a test that expects all of them to be refused. */
export function isProvidedForRefusal(source: string, text: string): boolean {
  for (const match of text.matchAll(providers)) {
    const [whole, name = ""] = match;
    const isIt = new RegExp(`^[^{=]{0,300}\\b${name}\\s{0,9}\\(`).test(source);
    const behind = text.slice(match.index + whole.length).slice(0, longestTest);
    // Up to the next test.
    const [test = ""] = behind.split(/\n\s*\n(?=\s*(?:#\[|\[|@|\/\*\*|(?:public|void)\b))/);
    if (isIt && refuses.test(test)) return true;
  }
  return false;
}
