import type { ClassCode } from "../../declarations.ts";
import { running, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { memberName, tellPrivateNames } from "./privateNames.ts";
import { readExpression } from "./readExpression.ts";
import { readFunction } from "./readFunction.ts";
import { readOptionsFactory } from "./readNest.ts";
import { readStatements } from "./readStatement.ts";

/** Framework decorators that leave methods unchanged. */
const transparent =
  /^@\s*(?:observable|tracked|state|Injectable|Component|Directive|Pipe|NgModule|Module|Controller|Resolver|Service|Global|Entity|customElement|singleton|injectable)\b/;

/** Whether a node is a decorator that may change what it decorates. */
function isWrapping({ type, start, end }: Syntax, text: string): boolean {
  return type === "decorator" && !transparent.test(text.slice(start, end));
}

/** A static block, as a static field whose initializer runs it. */
function readStaticBlock(node: Syntax, text: string): ClassCode["fields"][number] {
  const body = childOf(node, "body")?.children ?? [];
  const value = running(node, readStatements(body, text));
  return { name: "", value, isStatic: true, span: spanOf(node) };
}

/** A class declaration; its parameter properties are set by the constructor. */
export function readClass(node: Syntax, text: string): ClassCode {
  const isWrapped = node.children.some((child) => isWrapping(child, text));
  const name = childOf(node, "name");
  const heritage = node.children.find(({ type }) => type === "class_heritage");
  const extending = heritage?.children.find(({ type }) => type === "extends_clause");
  const base = extending === undefined ? heritage?.children[0] : childOf(extending, "value");
  const body = childOf(node, "body");
  if (body !== undefined) tellPrivateNames(node, body, text);
  const members = body?.children ?? [];
  return {
    ...spanOf(node),
    name: name && text.slice(name.start, name.end),
    base: base?.type === "implements_clause" ? undefined : base && readExpression(base, text),
    fields: members.flatMap((member) => {
      if (member.type === "class_static_block") return [readStaticBlock(member, text)];
      if (!/^(?:public_field_definition|field_definition)$/.test(member.type)) return [];
      const field = childOf(member, "name") ?? childOf(member, "property");
      if (field === undefined) return [];
      const before = text.slice(member.start, field.start);
      const isPrivate = text[field.start] === "#" || /(?:^|\s)private\s/.test(before);
      const value = childOf(member, "value");
      return [
        {
          name: memberName(field, text),
          value: value && readExpression(value, text),
          isStatic: /(?:^|\s)static\s/.test(before),
          ...(isPrivate ? { isPrivate } : {}),
          ...(member.children.some((each) => isWrapping(each, text)) ? { isWrapped: true } : {}),
          span: spanOf(field),
        },
      ];
    }),
    methods: [
      ...members.flatMap((member, index) =>
        member.type === "method_definition"
          ? [readFunction(member, text, isWrapped || members[index - 1]?.type === "decorator")]
          : [],
      ),
      ...readOptionsFactory(heritage, members, text),
    ],
    constructorName: "constructor",
  };
}
