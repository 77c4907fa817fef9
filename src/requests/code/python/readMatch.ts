import type { Expression, Statement } from "../program.ts";
import { spanOf } from "../reading.ts";
import { type Syntax, childOf } from "../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readStatements } from "./readStatement.ts";

/** `match`: where all of its cases are plain values, one `if` behind the other. */
export function readMatch(node: Syntax, text: string, globals: ReadonlySet<string>): Statement {
  const at = spanOf(node);
  const cases = childOf(node, "body")?.children ?? [];
  const bodies = cases.map((each) =>
    readStatements(childOf(each, "consequence")?.children ?? [], text, globals),
  );
  const tests = cases.map((each) => testOf(childOf(node, "subject"), each, text));
  if (tests.includes(undefined)) {
    return { kind: "branches", ...at, branches: bodies, isComplete: false };
  }
  const [first] = tests.reduceRight<readonly Statement[]>((otherwise, test, index) => {
    if (test === undefined) return otherwise;
    const body = bodies[index] ?? [];
    if (test === "always") return body;
    const here = spanOf(cases[index] ?? node);
    return [{ kind: "branches", ...here, test, branches: [body, otherwise], isComplete: true }];
  }, []);
  return { kind: "block", ...at, body: first === undefined ? [] : [first] };
}

/** What decides about a case; undefined where that is more than being the same. */
function testOf(
  subject: Syntax | undefined,
  node: Syntax,
  text: string,
): Expression | "always" | undefined {
  const [pattern, ...others] = node.children.filter(({ type }) => type === "case_pattern");
  const [inner] = pattern?.children ?? [];
  if (pattern === undefined || others.length > 0 || childOf(node, "guard") !== undefined)
    return undefined;
  if (text.slice(pattern.start, pattern.end) === "_") return "always";
  const isValue = inner !== undefined && /^(?:string|integer|true|false|none)$/.test(inner.type);
  if (!isValue || subject === undefined) return undefined;
  const [left, right] = [readExpression(subject, text), readExpression(inner, text)];
  return { kind: "same", ...spanOf(pattern), left, right };
}
