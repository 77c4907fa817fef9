import { leaveOf } from "./labelled.ts";
import { countersIn } from "./countersIn.ts";
import { endless } from "./endless.ts";
import { countedLoop, countingLoop } from "./countedLoop.ts";
import type { Expression, Statement } from "./program.ts";
import { other, spanOf } from "./reading.ts";
import { childOf, childrenOf, type Syntax } from "./syntaxTree.ts";

/** How a language reads the parts of a statement. */
interface Read {
  readonly expression: (node: Syntax | undefined, text: string) => Expression;
  readonly statement: (node: Syntax | undefined, text: string) => readonly Statement[];
  readonly statements: (nodes: readonly Syntax[], text: string) => readonly Statement[];
}

/** Reads the statements whose syntax trees are the same in C# and Java; undefined for others. */
export function readCurlyStatement(
  node: Syntax,
  text: string,
  read: Read,
): readonly Statement[] | undefined {
  const at = spanOf(node);
  const bodyOf = (field: string): readonly Statement[] =>
    read.statement(childOf(node, field), text);
  switch (node.type) {
    case "block":
      return [{ kind: "block", ...at, body: read.statements(node.children, text) }];
    case "if_statement":
      return [
        {
          ...{ kind: "branches", ...at, test: read.expression(childOf(node, "condition"), text) },
          branches: [bodyOf("consequence"), bodyOf("alternative")],
          isComplete: true,
        },
      ];
    case "for_statement":
    case "while_statement": {
      const block = childOf(node, "body");
      const counted = block && countedLoop(node, block, text);
      if (counted !== undefined) {
        const of = read.expression(counted.of, text);
        return [countingLoop(counted, of, bodyOf("body"), { kind: "loop", ...at, body: [] })];
      }
      const first = [...childrenOf(node, "initializer"), ...childrenOf(node, "init")];
      const head = first.flatMap((each) => read.statement(each, text));
      const conditions = childrenOf(node, "condition");
      const tests = conditions.map((test) => read.expression(test, text));
      const tested: Statement = { kind: "do", ...at, value: other(at, tests) };
      const body = [...countersIn(node, text), tested, ...bodyOf("body")];
      return [
        {
          kind: "block",
          ...at,
          body: [...head, { kind: "loop", ...at, ...endless(conditions, text), body }],
        },
      ];
    }
    case "break_statement":
    case "continue_statement":
      return [leaveOf(node, node.children[0], text)];
    case "ERROR":
      return read.statements(node.children, text);
    default:
      return undefined;
  }
}

/** The parts of a `try`: its `catch` blocks, and the one of `finally`. */
export function handlersOf(
  node: Syntax,
  text: string,
  read: Read,
): Pick<Extract<Statement, { kind: "guarded" }>, "handlers" | "last"> {
  const handlers = node.children
    .filter(({ type }) => type === "catch_clause")
    .map((handler) => read.statement(childOf(handler, "body"), text));
  const last = node.children.find(({ type }) => type === "finally_clause")?.children[0];
  return { handlers, last: read.statement(last, text) };
}
