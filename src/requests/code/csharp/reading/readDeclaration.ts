import type { Span } from "../../../httpRequest.ts";
import type { Expression, Statement } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { typeName } from "./readMethod.ts";
import { readTarget } from "./readOperator.ts";

/** The beginning of the block in `using (…) { … }`: from its first statement. */
export function insideOf(node: Syntax, text: string): Span | undefined {
  const body = childOf(node, "body");
  const [first] = body?.children ?? [];
  if (body?.type !== "block" || first === undefined) return undefined;
  return text[body.start] === "{" ? { start: first.start, end: body.start + 1 } : undefined;
}

/** `statement`: the span of the declaration if it is a statement, after which others can be added. */
export function readDeclaration(
  node: Syntax,
  statement: Span | undefined,
  text: string,
): readonly Statement[] {
  if (node.type !== "variable_declaration") return [];
  const type = typeName(childOf(node, "type"), text);
  const declarators = node.children.filter((child) => child.type === "variable_declarator");
  return declarators.flatMap((declarator): Statement[] => {
    const name = childOf(declarator, "name") ?? declarator.children[0];
    if (name === undefined) return [];
    const value = declarator.children.find((child) => child !== name);
    const shown = text.slice(name.start, name.end);
    const read = value && readExpression(value, text, type);
    const isAlone = statement !== undefined && declarators.length === 1;
    return [
      {
        ...{ kind: "declare", ...spanOf(declarator) },
        target: readTarget(name, text),
        value:
          read?.kind === "call" && isAlone
            ? { ...read, result: { name: shown, from: statement.start, after: statement.end } }
            : read,
      },
    ];
  });
}

/** Adds to an assignment where a statement about the variable can be written. */
export function withResult(
  value: Expression,
  node: Syntax,
  statement: Syntax,
  text: string,
): Expression {
  const left = childOf(node, "left");
  if (value.kind !== "assign" || value.value.kind !== "call" || left === undefined) return value;
  const name = text.slice(left.start, left.end);
  if (!/^[\w.]+$/.test(name)) return value;
  return {
    ...value,
    value: { ...value.value, result: { name, from: statement.start, after: statement.end } },
  };
}
