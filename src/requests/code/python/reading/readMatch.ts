import type { Expression, Statement } from "../../program.ts";
import { other, spanOf } from "../../reading.ts";
import { type Syntax, childOf } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { capturedIn, testOf } from "./readCase.ts";
import { readStatements } from "./readStatement.ts";

/** The made-up variable for the subject. */
const hidden = "matched by this";

/** More cases than a handwritten `match` has. */
const most = 64;

/** `match` as a chain of `if`s. */
export function readMatch(node: Syntax, text: string, globals: ReadonlySet<string>): Statement {
  const at = spanOf(node);
  const subject = childOf(node, "subject");
  const value = readExpression(subject, text);
  const target = { kind: "variable", ...spanOf(value), name: hidden } as const;
  const matched: Expression = { kind: "name", ...spanOf(value), name: hidden };
  const cases = childOf(node, "body")?.children ?? [];
  const bodies = cases.map((each): readonly Statement[] => [
    ...capturedIn(each, matched, text),
    ...readStatements(childOf(each, "consequence")?.children ?? [], text, globals),
  ]);
  const held: Statement = { kind: "declare", ...at, target, value, isWide: true };
  if (cases.length > most) {
    const branches: Statement = { kind: "branches", ...at, branches: bodies, isComplete: false };
    return { kind: "block", ...at, body: [held, branches] };
  }
  const chain = cases.reduceRight<readonly Statement[]>((otherwise, each, index) => {
    const body = bodies[index] ?? [];
    const test = testOf(matched, each, text) ?? other(each, []);
    if (test === "always") return body;
    const branches = [body, otherwise];
    return [{ kind: "branches", ...spanOf(each), test, branches, isComplete: true }];
  }, []);
  return { kind: "block", ...at, body: [held, ...chain] };
}
