import type { Expression, Statement } from "../../program.ts";
import { callLike, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readPattern } from "./readPattern.ts";

/** Stands for `Symbol.dispose` and for `Symbol.asyncDispose`: few objects have both. */
const disposing = "[Symbol.dispose]";

/** The name that stands for one of these symbols, as an expression or a computed key. */
export function symbolNamed({ start, end }: Syntax, text: string): string | undefined {
  const isSymbol = /^\[?\s*Symbol\.(?:dispose|asyncDispose)\s*\]?$/.test(text.slice(start, end));
  return isSymbol ? disposing : undefined;
}

/** `using held = take();`: what it holds is disposed of when the block ends. Undefined for any other statement. */
export function readUsing(node: Syntax, text: string): readonly Statement[] | undefined {
  const declared = declaredIn(node, text);
  return declared?.flatMap(({ at, name, value }): readonly Statement[] => {
    const span = spanOf(name);
    const held: Expression = { kind: "name", ...span, name: text.slice(name.start, name.end) };
    const callee = {
      kind: "member",
      ...span,
      object: held,
      name: disposing,
      nameSpan: span,
    } as const;
    return [
      {
        ...{ kind: "declare", ...spanOf(at), target: readPattern(name, text) },
        value: readExpression(value, text),
      },
      { kind: "putOff", ...spanOf(at), call: callLike(callee, at, []) },
    ];
  });
}

interface Declared {
  readonly at: Syntax;
  readonly name: Syntax;
  readonly value: Syntax | undefined;
}

function declaredIn(node: Syntax, text: string): readonly Declared[] | undefined {
  if (node.type === "using_declaration") {
    return node.children.flatMap((at) => {
      const name = childOf(at, "name");
      return name === undefined ? [] : [{ at, name, value: childOf(at, "value") }];
    });
  }
  // TypeScript's grammar takes the word for a part of an assignment.
  const [only] = node.type === "expression_statement" ? node.children : [];
  const all = only?.type === "sequence_expression" ? only.children : [only];
  const declared = all.flatMap((each) => {
    const at = each?.type === "await_expression" ? each.children[0] : each;
    const name = at?.type === "assignment_expression" ? childOf(at, "left") : undefined;
    return at === undefined || name === undefined
      ? []
      : [{ at, name, value: childOf(at, "right") }];
  });
  const before = text.slice(node.start, declared[0]?.name.start ?? node.start);
  return /^(?:await\s+)?using[ \t]+$/.test(before) ? declared : undefined;
}
