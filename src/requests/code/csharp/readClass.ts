import type { ClassCode, Expression, FunctionCode, Statement } from "../program.ts";
import { callLike, nameOf, running, spanOf } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { readArguments, readExpression } from "./readExpression.ts";
import { maker, readMethod, readParameters, typeName } from "./readMethod.ts";
import { readBody } from "./readStatement.ts";

export function isClass({ type }: Syntax): boolean {
  return /^(?:class|struct|record|record_struct|interface|enum)_declaration$/.test(type);
}

/** A class and those inside of it, these first; each sees the members of the one around it. */
export function classesIn(node: Syntax, text: string, outer?: string): readonly Statement[] {
  if (!isClass(node)) return [];
  const name = childOf(node, "name");
  const own = name && text.slice(name.start, name.end);
  const members = childOf(node, "body")?.children ?? [];
  const inner = members.flatMap((member) => classesIn(member, text, own));
  return [...inner, { kind: "class", ...spanOf(node), code: readClass(node, text, own, outer) }];
}

function readClass(
  node: Syntax,
  text: string,
  name: string | undefined,
  outer: string | undefined,
): ClassCode {
  const members = childOf(node, "body")?.children ?? [];
  const list = node.children.find(({ type }) => type === "base_list");
  const first = list?.children.at(0);
  // An interface has nothing to give, and its name tells it.
  const isInterface = first !== undefined && /^I[A-Z]/.test(text.slice(first.start, first.end));
  const methods = members.flatMap((member) => readMember(member, text));
  return {
    ...{ ...spanOf(node), name },
    base: first === undefined || isInterface ? undefined : readExpression(first, text),
    fields: members.flatMap((member) => readField(member, text)),
    methods: [...methods, ...primary(node, list, text)],
    ...(outer === undefined ? {} : { outer }),
    constructorName: maker,
  };
}

function readMember(member: Syntax, text: string): readonly FunctionCode[] {
  if (member.type === "property_declaration") return readGetter(member, text);
  if (member.type !== "method_declaration" && member.type !== "constructor_declaration") return [];
  if (isStaticMaker(member, text)) return [];
  const method = readMethod(member, text);
  // What is abstract or empty is for another class to say.
  return method.body.length > 0 || method.name === maker ? [method] : [];
}

/** `class C(HttpClient http) : Base(http)`: its parameters are seen everywhere in it. */
function primary(node: Syntax, bases: Syntax | undefined, text: string): readonly FunctionCode[] {
  const list = node.children.find(({ type }) => type === "parameter_list");
  if (list === undefined) return [];
  const given = bases?.children.find(({ type }) => type === "argument_list");
  const at = given === undefined ? undefined : spanOf(given);
  const body: readonly Statement[] =
    at === undefined || given === undefined
      ? []
      : [
          {
            ...{ kind: "do", ...at },
            value: callLike(
              { kind: "name", ...at, name: "super" },
              given,
              readArguments(given, text),
            ),
          },
        ];
  const parameters = readParameters(list, text).map((each) => ({
    ...each,
    isField: true as const,
  }));
  return [{ ...spanOf(list), name: maker, parameters, body }];
}

/** What runs once, before anything of the class is used. */
function isStaticMaker(member: Syntax, text: string): boolean {
  return member.type === "constructor_declaration" && isStatic(member, text);
}

function isStatic(member: Syntax, text: string): boolean {
  return member.children.some(
    ({ type, start, end }) =>
      type === "modifier" && /^(?:static|const)$/.test(text.slice(start, end)),
  );
}

function readGetter(member: Syntax, text: string): readonly FunctionCode[] {
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

/** Fields, and properties that hold something themselves. */
function readField(member: Syntax, text: string): ClassCode["fields"] {
  if (member.type === "property_declaration") {
    const name = childOf(member, "name");
    if (name === undefined || readGetter(member, text).length > 0) return [];
    return [
      field(name, childOf(member, "type"), childOf(member, "value"), isStatic(member, text), text),
    ];
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
    return [field(name, type, value, isStatic(member, text), text)];
  });
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
