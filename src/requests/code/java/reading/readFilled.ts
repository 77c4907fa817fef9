import type { CallExpression, Expression, Statement } from "../../program.ts";
import type { FunctionCode } from "../../declarations.ts";
import { nameOf, spanOf } from "../../reading.ts";
import type { Syntax } from "../../syntaxTree.ts";
import { readStatements } from "./readStatement.ts";

/** The made-up variable for the object in an initializer block. */
const filled = "<filled>";

/** Double-brace initialization: `new HashMap<>() {{ put("Accept", "application/json"); }}`. */
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

/** Replaces the implied object of method calls in a block. */
function ofSelf(statement: Statement, self: Expression): Statement {
  const all = (body: readonly Statement[]): readonly Statement[] =>
    body.map((each) => ofSelf(each, self));
  switch (statement.kind) {
    case "do":
      return { ...statement, value: calledOn(statement.value, self) };
    case "declare":
      return { ...statement, value: statement.value && calledOn(statement.value, self) };
    case "block":
    case "loop":
      return { ...statement, body: all(statement.body) };
    case "branches":
      return { ...statement, branches: statement.branches.map(all) };
    case "guarded":
      return {
        ...{ ...statement, body: all(statement.body), last: all(statement.last) },
        handlers: statement.handlers.map(all),
      };
    case "class":
    case "forked":
    case "function":
    case "import":
    case "leave":
    case "putOff":
    case "doubt":
      return statement;
  }
}

/** Puts `self` before the first call of a chain: `put(…)`, `getInterceptors().add(…)`. */
function calledOn(value: Expression, self: Expression): Expression {
  if (value.kind !== "call") return value;
  const { callee } = value;
  if (callee.kind === "member") {
    return { ...value, callee: { ...callee, object: calledOn(callee.object, self) } };
  }
  if (callee.kind !== "name" || value.isNew) return value;
  const nameSpan = spanOf(callee);
  const { name } = callee;
  const member = { kind: "member", ...nameSpan, object: self, name, nameSpan } as const;
  return { ...value, callee: member };
}
