import type { ClassCode } from "../program.ts";
import { spanOf } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readFunction } from "./readFunction.ts";

/** Decorators that leave the methods of a class as they are. */
const transparent =
  /^(?:[\w.]+\.)?(?:dataclass|dataclass_json|attr\.s|attrs|s|define|frozen|mutable|final|runtime_checkable|total_ordering|unique)(?:\(|$)/;

/** A class; what its body assigns belongs to the class, and is read through its objects too. */
export function readClass(
  node: Syntax,
  text: string,
  decorators: readonly string[] = [],
): ClassCode {
  const around = decorators.filter((each) => !transparent.test(each));
  const name = childOf(node, "name");
  const bases = childOf(node, "superclasses")?.children.filter(
    ({ type }) => type !== "keyword_argument",
  );
  const base = bases?.find((each) => text.slice(each.start, each.end) !== "object");
  const members = childOf(node, "body")?.children ?? [];
  return {
    ...spanOf(node),
    name: name && text.slice(name.start, name.end),
    base: base && readExpression(base, text),
    fields: members.flatMap((member) => {
      const [assignment] = member.children;
      const left = assignment && childOf(assignment, "left");
      if (assignment?.type !== "assignment" || left?.type !== "identifier") return [];
      const value = childOf(assignment, "right");
      return [
        {
          name: text.slice(left.start, left.end),
          value: value && readExpression(value, text),
          isStatic: value !== undefined,
          span: spanOf(left),
        },
      ];
    }),
    methods: members.flatMap((member) => {
      if (member.type === "function_definition") return [readFunction(member, text, around, true)];
      const definition = childOf(member, "definition");
      if (definition?.type !== "function_definition") return [];
      return [readFunction(definition, text, [...around, ...decoratorsOf(member, text)], true)];
    }),
    constructorName: "__init__",
  };
}

/** What stands behind the @ signs. */
export function decoratorsOf(node: Syntax, text: string): readonly string[] {
  return node.children
    .filter(({ type }) => type === "decorator")
    .map(({ start, end }) => text.slice(start + 1, end).trim());
}
