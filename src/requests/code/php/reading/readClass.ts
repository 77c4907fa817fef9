import type { Argument, Expression } from "../../program.ts";
import type { ClassCode } from "../../declarations.ts";
import { fixedName, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { lazyFields } from "./lazyFields.ts";
import { memberName, plainName, type PhpSource } from "./phpSource.ts";
import { hiddenIn, membersOf, outsideTraits } from "./membersOf.ts";
import { readExpression } from "./readExpression.ts";
import { readFunction } from "./readFunction.ts";

type Field = ClassCode["fields"][number];

/**
 * A class with members from traits and interfaces of the file. A trait from elsewhere stands for the base, if there
 * is none: it may add members.
 */
export function readClass(node: Syntax, around: PhpSource): ClassCode {
  const { text } = around;
  const name = childOf(node, "name");
  const shown = name && text.slice(name.start, name.end);
  const members = membersOf(node, around);
  const source: PhpSource = {
    ...{ ...around, className: shown },
    ...{ lazy: lazyFields(members, text), hidden: hiddenIn(node, around) },
  };
  const extended = node.children.find(({ type }) => type === "base_clause")?.children[0];
  const outside = outsideTraits(node, around);
  const named = (type: Syntax): Expression => ({
    ...{ kind: "name", ...spanOf(type), name: plainName(type, text) },
  });
  const isAbstract =
    node.type === "interface_declaration" ||
    node.children.some(({ type }) => type === "abstract_modifier");
  return {
    ...{ ...spanOf(node), name: shown, constructorName: "__construct()" },
    base: extended && named(extended),
    ...(outside.length === 0
      ? {}
      : { mixins: outside.map((trait) => ({ of: named(trait), isStatic: false })) }),
    fields: members.flatMap((member) => readFields(member, { ...source, place: "field" })),
    methods:
      node.type === "interface_declaration"
        ? []
        : members.flatMap((member) =>
            member.type === "method_declaration" ? [readFunction(member, source)] : [],
          ),
    ...(isAbstract ? { isAbstract } : {}),
    ...(node.type === "enum_declaration" ? { isEnumeration: true } : {}),
  };
}

function readFields(member: Syntax, source: PhpSource): readonly Field[] {
  const { text } = source;
  const shown = ({ start, end }: Syntax): string => text.slice(start, end);
  switch (member.type) {
    case "const_declaration":
      return member.children.flatMap((element): Field[] => {
        const [name, value] = element.type === "const_element" ? element.children : [];
        if (name === undefined) return [];
        const held = value && readExpression(value, source);
        return [{ name: shown(name), isStatic: true, span: spanOf(name), value: held }];
      });
    case "enum_case":
      return readCase(member, source);
    case "property_declaration": {
      const isStatic = member.children.some(({ type }) => type === "static_modifier");
      const isPrivate = member.children.some(
        ({ type: of, start, end }) =>
          of === "visibility_modifier" && text.slice(start, end) === "private",
      );
      const written = childOf(member, "type");
      const type = written?.type === "optional_type" ? {} : typeIn(written, source);
      return member.children.flatMap((element): Field[] => {
        const name = childOf(element, "name");
        if (element.type !== "property_element" || name === undefined) return [];
        const given = childOf(element, "default_value");
        // A field that is null at first is set by someone.
        const value = given?.type === "null" ? undefined : given;
        const held = value && readExpression(value, source);
        const isZero = !isStatic && isEmpty(given, text) && !isReferredTo(shown(name), text);
        const zero = isZero ? { zero: readExpression(given, source) } : {};
        const own = memberName(shown(name), source);
        const at = { name: own, isStatic, span: spanOf(name), ...zero };
        return [{ ...at, value: held, ...type, ...(isPrivate ? { isPrivate } : {}) }];
      });
    }
    default:
      return [];
  }
}

/** Whether a field's initial value is empty: `null`, `""`. */
function isEmpty(given: Syntax | undefined, text: string): boolean {
  if (given === undefined) return false;
  return given.type === "null" || /^(?:""|'')$/.test(text.slice(given.start, given.end));
}

/** Whether a reference to the field is taken, `&$options->accept`, through which it may be set. */
function isReferredTo(name: string, text: string): boolean {
  return new RegExp(`&\\s*\\$\\w+->${name.slice(1)}\\b`).test(text);
}

/** An enum case as an object with name and value. */
function readCase(member: Syntax, source: PhpSource): readonly Field[] {
  const name = childOf(member, "name");
  if (name === undefined) return [];
  const at = spanOf(member);
  const shown = source.text.slice(name.start, name.end);
  const value = childOf(member, "value");
  const args: Argument[] = [{ ...at, name: "$name", value: fixedName(shown, name) }];
  if (value !== undefined) {
    args.push({ ...at, name: "$value", value: readExpression(value, source) });
  }
  const callee = { kind: "name", ...at, name: "this" } as const;
  const made = { kind: "call", ...at, callee, args, isNew: true, inside: at } as const;
  return [{ name: shown, isStatic: true, span: spanOf(name), value: made }];
}

/** The class named by a type. */
export function typeIn(
  type: Syntax | undefined,
  { text }: PhpSource,
): { readonly type?: { readonly kind: "name"; name: string; start: number; end: number } } {
  const named = classIn(type);
  if (named === undefined) return {};
  return { type: { kind: "name", ...spanOf(named), name: plainName(named, text) } };
}

function classIn(type: Syntax | undefined): Syntax | undefined {
  if (type === undefined) return undefined;
  return type.type === "named_type" ? type.children[0] : classIn(type.children[0]);
}
