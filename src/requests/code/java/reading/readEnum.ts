import type { Expression } from "../../program.ts";
import type { ClassCode } from "../../declarations.ts";
import { nameOf, nameText, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readBodyOf } from "./readClass.ts";
import { readArguments } from "./readExpression.ts";

/** An enum constant, `JSON("application/json")`, as a static field that holds an object. */
export function readEnumConstant(node: Syntax, type: string, text: string): ClassCode["fields"] {
  const name = childOf(node, "name");
  if (name === undefined) return [];
  const own = nameOf(type, name);
  const body = childOf(node, "body");
  const callee: Expression =
    body === undefined
      ? own
      : { kind: "class", ...spanOf(body), code: readBodyOf(own, body, text) };
  const value: Expression = {
    ...{ kind: "call", ...spanOf(node), callee, isNew: true },
    ...readArguments(childOf(node, "arguments"), node.end, text),
  };
  return [{ name: text.slice(name.start, name.end), value, isStatic: true, span: spanOf(name) }];
}

/** The name of a field that marks enum objects, so that one without other fields is not taken for empty. */
export const enumMark = "<enum>";

/** The field of that name. */
export function ofEnum(node: Syntax): ClassCode["fields"] {
  return [{ name: enumMark, value: nameText("", node), isStatic: false, span: spanOf(node) }];
}

/** Whether its constants are objects made with something, all of the enumeration's own class. */
export function isPlainEnum(node: Syntax, members: readonly Syntax[]): boolean {
  const isEnum = node.type === "enum_declaration";
  const constants = members.filter(({ type }) => type === "enum_constant");
  const isMade = constants.some((each) => childOf(each, "arguments") !== undefined);
  return isEnum && isMade && constants.every((each) => childOf(each, "body") === undefined);
}
