import type { CallExpression, Expression, Statement } from "../program.ts";
import type { FunctionCode } from "../declarations.ts";
import { nameOf, spanOf } from "../reading.ts";
import type { Syntax } from "../syntaxTree.ts";
import { readStatements } from "./readStatement.ts";

/** What is being filled is called so in the block that does it. */
const filled = "<filled>";

/** `new HashMap<>() {{ put("Accept", "application/json"); }}`: made, then filled by its own methods. */
export function readFilled(made: CallExpression, body: Syntax, text: string): Expression {
  const at = spanOf(body);
  const statements = body.children.flatMap((block) => readStatements(block.children, text));
  const self = nameOf(filled, { start: body.start, end: body.start });
  const code: FunctionCode = {
    ...{ ...at, name: undefined, keepsSelf: true },
    parameters: [{ pattern: { kind: "variable", ...at, name: filled } }],
    body: [
      ...statements.map((statement) => ofSelf(statement, self)),
      { kind: "leave", ...at, value: self, returns: true },
    ],
  };
  return {
    ...{ kind: "call", start: made.start, end: made.end, isNew: false, inside: made.inside },
    ...{ callee: { kind: "function", ...at, code }, args: [{ ...spanOf(made), value: made }] },
  };
}

/** A method without an object is one of what is being filled. */
function ofSelf(statement: Statement, object: Expression): Statement {
  if (statement.kind !== "do" || statement.value.kind !== "call") return statement;
  const { callee } = statement.value;
  if (callee.kind !== "name") return statement;
  const nameSpan = spanOf(callee);
  const member = { kind: "member", ...nameSpan, object, name: callee.name, nameSpan } as const;
  return { ...statement, value: { ...statement.value, callee: member } };
}
