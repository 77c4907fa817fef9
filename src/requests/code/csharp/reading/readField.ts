import type { Expression } from "../../program.ts";
import type { ClassCode, FunctionCode } from "../../declarations.ts";
import { fixedName, nameOf, running, spanOf } from "../../reading.ts";
import { childOf, nodesIn, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readParameters, typeName } from "./readMethod.ts";
import { flat } from "./underConditions.ts";
import { isEmpty, zeroOf } from "./zeros.ts";
import { readBody } from "./readStatement.ts";

/** The members of a class, including those under `#if`. */
export function membersOf(node: Syntax, text: string): readonly Syntax[] {
  return (childOf(node, "body")?.children ?? []).flatMap((each) => flat(each, text));
}

/** Whether a declaration has a modifier. */
export function hasModifier(node: Syntax, name: string, text: string): boolean {
  return node.children.some(
    ({ type, start, end }) => type === "modifier" && text.slice(start, end) === name,
  );
}

function isStatic(member: Syntax, text: string): boolean {
  return hasModifier(member, "static", text) || hasModifier(member, "const", text);
}

/** Whether a member is a static constructor. */
export function isStaticMaker(member: Syntax, text: string): boolean {
  return member.type === "constructor_declaration" && isStatic(member, text);
}

/** A computed property, as a getter. */
export function readGetter(member: Syntax, text: string): readonly FunctionCode[] {
  const name = childOf(member, "name");
  const value = childOf(member, "value");
  const accessors = childOf(member, "accessors")?.children ?? [];
  const getter = accessors.find((each) => /^get\b/.test(text.slice(each.start, each.end)));
  const body =
    value?.type === "arrow_expression_clause" ? value : getter && childOf(getter, "body");
  if (name === undefined || body === undefined) return [];
  return [
    {
      ...{ ...spanOf(member), name: text.slice(name.start, name.end), parameters: [] },
      ...{ body: readBody(body, text), isGetter: true },
      ...(isStatic(member, text) ? { isStatic: true } : {}),
    },
  ];
}

/** A property's setter, unless it is an automatic one. */
export function readSetter(member: Syntax, text: string): readonly FunctionCode[] {
  const name = childOf(member, "name");
  const accessors = childOf(member, "accessors")?.children ?? [];
  const setter = accessors.find(({ start, end }) => /^(?:set|init)\b/.test(text.slice(start, end)));
  const body = setter && childOf(setter, "body");
  if (name === undefined || body === undefined) return [];
  if (/\bfield\b/.test(text.slice(body.start, body.end))) return [];
  const value = { kind: "variable", start: body.start, end: body.start, name: "value" } as const;
  const type = typeName(childOf(member, "type"), text);
  return [
    {
      ...{ ...spanOf(member), name: text.slice(name.start, name.end), isSetter: true },
      parameters: [{ pattern: value, ...(type === undefined ? {} : { type: nameOf(type, name) }) }],
      body: readBody(body, text),
      ...(isStatic(member, text) ? { isStatic: true } : {}),
    },
  ];
}

/** The method name of an indexer's setter; no C# method can have it. */
export const itemSetter = "[]=";

/** The setter of an indexer, `public string this[string name] { set { … } }`. */
export function readItemSetter(member: Syntax, text: string): readonly FunctionCode[] {
  const accessors = childOf(member, "accessors")?.children ?? [];
  const setter = accessors.find(({ start, end }) => /^(?:set|init)\b/.test(text.slice(start, end)));
  const body = setter && childOf(setter, "body");
  if (body === undefined) return [];
  const value = { kind: "variable", start: body.start, end: body.start, name: "value" } as const;
  return [
    {
      ...{ ...spanOf(member), name: itemSetter },
      parameters: [...readParameters(childOf(member, "parameters"), text), { pattern: value }],
      body: readBody(body, text),
    },
  ];
}

/** Fields, automatic properties and enum members. `isKept`: whether only the class has access to a field's object. */
export function readField(
  member: Syntax,
  text: string,
  assigned: ReadonlySet<string>,
  isKept: (name: string, isFixed: boolean) => boolean,
): ClassCode["fields"] {
  if (member.type === "enum_member_declaration") {
    const name = childOf(member, "name");
    if (name === undefined) return [];
    const shown = text.slice(name.start, name.end);
    return [{ name: shown, value: fixedName(shown, name), isStatic: true, span: spanOf(name) }];
  }
  if (member.type === "property_declaration") {
    const name = childOf(member, "name");
    // Abstract members are for other classes to implement.
    if (name === undefined || hasModifier(member, "abstract", text)) return [];
    if (readGetter(member, text).length > 0 || readSetter(member, text).length > 0) return [];
    const value = childOf(member, "value");
    const made = {
      ...field(name, childOf(member, "type"), value, isStatic(member, text), text),
      ...zeroIn(member, childOf(member, "type"), value, text),
    };
    // Without accessors (`=>`) it is computed on each read.
    const isGiven = childOf(member, "accessors") !== undefined && value !== undefined;
    if (isSettable(member, text))
      return [
        { ...made, isSettable: true, ...(isInit(member, text) ? { isSetAtFirst: true } : {}) },
      ];
    return [isGiven ? { ...made, isPrivate: true } : made];
  }
  if (isStaticMaker(member, text)) {
    const value = running(member, readBody(childOf(member, "body"), text));
    return [{ name: "<static>", value, isStatic: true, span: spanOf(member) }];
  }
  if (member.type !== "field_declaration") return [];
  const declaration = member.children.find(({ type }) => type === "variable_declaration");
  const type = declaration && childOf(declaration, "type");
  return (declaration?.children ?? []).flatMap((declarator) => {
    const name = childOf(declarator, "name");
    if (declarator.type !== "variable_declarator" || name === undefined) return [];
    const value = declarator.children.find((child) => child !== name);
    const made = field(name, type, value, isStatic(member, text), text);
    const zero = zeroIn(member, type, value, text);
    const isHidden = !isSeenOutside(member, text);
    const isUnset = value === undefined || isEmpty(value, text);
    const isInside = isUnset && assigned.has(made.name) && isHidden && !hasAttributes(member);
    const isFixed = made.type?.kind === "name" && fixedType.test(made.type.name);
    const isMade = isFixed || (made.value?.kind === "call" && made.value.isNew);
    return [
      {
        ...{ ...made, ...zero, ...(isHidden ? { isUnseen: true } : {}) },
        ...(isInside ? { isFilledInside: true } : {}),
        ...(isHidden && hasModifier(member, "readonly", text) ? { isFinal: true } : {}),
        ...(isMade && isHidden && isKept(made.name, isFixed) ? { isKeptInside: true } : {}),
      },
    ];
  });
}

/** Types whose objects nobody can fill. */
const fixedType = /^I?(?:Immutable|Frozen)/;

/** The value of a member that is not set; undefined if other code is expected to set it. */
function zeroIn(
  member: Syntax,
  type: Syntax | undefined,
  value: Syntax | undefined,
  text: string,
): Pick<ClassCode["fields"][number], "zero"> {
  const isForOthers =
    hasAttributes(member) ||
    ["static", "const", "required", "virtual", "override"].some((each) =>
      hasModifier(member, each, text),
    );
  const zero = isForOthers || type === undefined ? undefined : zeroOf(type, value, text);
  return zero === undefined ? {} : { zero };
}

/** Whether other code may set a member, to which its attributes point it. */
function hasAttributes({ children }: Syntax): boolean {
  return children.some(({ type }) => type === "attribute_list");
}

function isSettable(member: Syntax, text: string): boolean {
  const accessors = childOf(member, "accessors")?.children ?? [];
  return accessors.some(({ start, end }) => /^(?:set|init)\b/.test(text.slice(start, end)));
}

function isInit(member: Syntax, text: string): boolean {
  const accessors = childOf(member, "accessors")?.children ?? [];
  return accessors.some(({ start, end }) => /^init\b/.test(text.slice(start, end)));
}

function isSeenOutside(member: Syntax, text: string): boolean {
  return ["public", "protected", "internal"].some((name) => hasModifier(member, name, text));
}

/** The names that a class assigns to, except in setters with `value`. */
export function assignedIn(node: Syntax, text: string): ReadonlySet<string> {
  const inSetters = [...nodesIn(node)]
    .filter((each) => each.type === "property_declaration" && isSettable(each, text))
    .flatMap((each) => namesGiven(text.slice(each.start, each.end), "value\\b"));
  return new Set(
    namesGiven(text.slice(node.start, node.end)).filter((name) => !inSetters.includes(name)),
  );
}

/** The names that a text assigns to, or assigns this value to. */
function namesGiven(source: string, value = ""): readonly string[] {
  const given = `(?<![\\w.])(?:this\\.)?(\\w+)\\s{0,20}(?:\\?\\?)?=(?![=>])\\s{0,20}${value}`;
  const found = source.matchAll(new RegExp(`${given}|\\b(?:out|ref)\\s+(\\w+)`, "g"));
  return [...found].map(([, name = "", other = ""]) => name || other);
}

function field(
  name: Syntax,
  type: Syntax | undefined,
  value: Syntax | undefined,
  isOfClass: boolean,
  text: string,
): ClassCode["fields"][number] {
  const declared = typeName(type, text);
  const read: Expression | undefined = value && readExpression(value, text, declared);
  return {
    ...{ name: text.slice(name.start, name.end), value: read, isStatic: isOfClass },
    ...{ span: spanOf(name), ...(declared === undefined ? {} : { type: nameOf(declared, name) }) },
  };
}
