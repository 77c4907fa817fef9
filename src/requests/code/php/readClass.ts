import type { ClassCode } from "../program.ts";
import { spanOf } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { plainName, type PhpSource } from "./phpSource.ts";
import { readExpression } from "./readExpression.ts";
import { readFunction } from "./readFunction.ts";

type Field = ClassCode["fields"][number];

/** A class or a trait; a trait that it uses stands for the class that it extends, where there is none. */
export function readClass(node: Syntax, around: PhpSource): ClassCode {
  const { text } = around;
  const name = childOf(node, "name");
  const shown = name && text.slice(name.start, name.end);
  const { changing, defined } = around;
  const source: PhpSource = { text, changing, defined, className: shown };
  const members = childOf(node, "body")?.children ?? [];
  const extended = node.children.find(({ type }) => type === "base_clause");
  const used = members.find(({ type }) => type === "use_declaration");
  const base = (extended ?? used)?.children[0];
  return {
    ...{ ...spanOf(node), name: shown, constructorName: "__construct()" },
    base: base && { kind: "name", ...spanOf(base), name: plainName(base, text) },
    fields: members.flatMap((member) => readFields(member, { ...source, isField: true })),
    methods: members.flatMap((member) =>
      member.type === "method_declaration" ? [readFunction(member, source)] : [],
    ),
  };
}

function readFields(member: Syntax, source: PhpSource): Field[] {
  const { text } = source;
  if (member.type === "const_declaration") {
    return member.children.flatMap((element): Field[] => {
      const [name, value] = element.type === "const_element" ? element.children : [];
      if (name === undefined) return [];
      return [
        {
          ...{ name: text.slice(name.start, name.end), isStatic: true, span: spanOf(name) },
          value: value && readExpression(value, source),
        },
      ];
    });
  }
  if (member.type !== "property_declaration") return [];
  const isStatic = member.children.some(({ type }) => type === "static_modifier");
  return member.children.flatMap((element): Field[] => {
    const name = childOf(element, "name");
    if (element.type !== "property_element" || name === undefined) return [];
    const given = childOf(element, "default_value");
    // What is nothing at first is given a value by somebody.
    const value = given?.type === "null" ? undefined : given;
    return [
      {
        ...{ name: text.slice(name.start, name.end), isStatic, span: spanOf(name) },
        value: value && readExpression(value, source),
      },
    ];
  });
}
