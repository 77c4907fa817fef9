import type { Statement } from "../../program.ts";
import type { ClassCode, FunctionCode } from "../../declarations.ts";
import { isKeptInside } from "../../keptInside.ts";
import { callLike, nameOf, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { hidingIn } from "./hidingIn.ts";
import { readArguments } from "./readCall.ts";
import { readEndpoints } from "./readEndpoints.ts";
import { readExpression } from "./readExpression.ts";
import {
  assignedIn,
  hasModifier,
  isStaticMaker,
  membersOf,
  readField,
  readGetter,
  readItemSetter,
  readSetter,
} from "./readField.ts";
import { maker, readInner, readMethod, readParameters, typeName } from "./readMethod.ts";

export function isClass({ type }: Syntax): boolean {
  return /^(?:class|struct|record|record_struct|interface|enum)_declaration$/.test(type);
}

/** A class with its nested classes, these first; each sees the members of the enclosing one. */
export function classesIn(node: Syntax, text: string, outer?: string): readonly ClassStatement[] {
  if (!isClass(node)) return [];
  const name = childOf(node, "name");
  const own = name && text.slice(name.start, name.end);
  const inner = membersOf(node, text).flatMap((member) => classesIn(member, text, own));
  return [...inner, { kind: "class", ...spanOf(node), code: readClass(node, text, own, outer) }];
}

/** A class declaration. */
export type ClassStatement = Extract<Statement, { kind: "class" }>;

function readClass(
  node: Syntax,
  text: string,
  name: string | undefined,
  outer: string | undefined,
): ClassCode {
  const members = membersOf(node, text);
  const list = node.children.find(({ type }) => type === "base_list");
  const first = list?.children.at(0);
  // An interface has no members to inherit; its name begins with `I`.
  const isInterface =
    first !== undefined && /^(?:\w+\.)*I[A-Z]/.test(text.slice(first.start, first.end));
  const methods = members.flatMap((member) => readMember(member, text));
  const assigned = assignedIn(node, text);
  // Another part of a partial class may assign to fields as well.
  const isWhole = !hasModifier(node, "partial", text);
  const isKept = (of: string, isFixed: boolean): boolean =>
    isWhole && (isFixed || isKeptInside(of, text.slice(node.start, node.end)));
  const fields = members
    .flatMap((member) => readField(member, text, assigned, isKept))
    .map(({ zero, isFinal, ...each }) => ({
      ...each,
      ...(isWhole && zero !== undefined ? { zero } : {}),
      ...(isWhole && isFinal === true ? { isFinal } : {}),
    }));
  const isOfInterface = node.type === "interface_declaration";
  return {
    ...{ ...spanOf(node), name },
    base:
      first === undefined || isInterface || isOfInterface ? undefined : readExpression(first, text),
    fields: isOfInterface
      ? [...readEndpoints(node, text), ...fields.filter(({ isStatic }) => isStatic)]
      : fields,
    methods: [...methods, ...primary(node, list, text)].map((method) => ofClass(method, name)),
    ...(outer === undefined ? {} : { outer }),
    supertypes: (list?.children ?? []).flatMap((each) => typeName(each, text) ?? []),
    ...(hasModifier(node, "abstract", text) ? { isAbstract: true } : {}),
    ...(isStruct(node, text) ? { isCopied: true } : {}),
    constructorName: maker,
    ...hidingIn(members, parametersOf(node), text),
  };
}

/** `struct`, `record struct`. */
function isStruct(node: Syntax, text: string): boolean {
  const name = childOf(node, "name");
  return name !== undefined && /\bstruct\s+$/.test(text.slice(node.start, name.start));
}

/** A client injected into a class is registered under its name, see `registrations.ts`. */
function ofClass(method: FunctionCode, name: string | undefined): FunctionCode {
  if (method.name !== maker || name === undefined) return method;
  const parameters = method.parameters.map((parameter) => {
    const { type } = parameter;
    if (type?.kind !== "name" || type.name !== "HttpClient") return parameter;
    return { ...parameter, type: nameOf(`HttpClient of ${name}`, type) };
  });
  return { ...method, parameters };
}

function readMember(member: Syntax, text: string): readonly FunctionCode[] {
  if (member.type === "property_declaration")
    return [...readGetter(member, text), ...readSetter(member, text)];
  if (member.type === "indexer_declaration") return readItemSetter(member, text);
  if (member.type !== "method_declaration" && member.type !== "constructor_declaration") return [];
  if (isStaticMaker(member, text)) return [];
  if (isExtensionBlock(member, text)) return extensionsIn(member, text);
  const method = readMethod(member, text);
  // Abstract and empty methods are for other classes to implement.
  return method.body.length > 0 || method.name === maker ? [method] : [];
}

function isExtensionBlock(member: Syntax, text: string): boolean {
  const name = childOf(member, "name");
  return name !== undefined && text.slice(name.start, name.end) === "extension";
}

/** Extension members: `extension(HttpRequestMessage message) { … }`. */
function extensionsIn(member: Syntax, text: string): readonly FunctionCode[] {
  const [receiver] = readParameters(childOf(member, "parameters"), text);
  const inner = childOf(member, "body")?.children ?? [];
  return inner.flatMap((each): FunctionCode[] => {
    if (each.type !== "local_function_statement" || receiver === undefined) return [];
    const code = readInner(each, text);
    return [
      { ...code, isStatic: true, isExtension: true, parameters: [receiver, ...code.parameters] },
    ];
  });
}

function parametersOf(node: Syntax): Syntax | undefined {
  return node.children.find(({ type }) => type === "parameter_list");
}

/**
 * The primary constructor of `class C(HttpClient http) : Base(http)`, whose parameters are visible in the whole
 * class.
 */
function primary(node: Syntax, bases: Syntax | undefined, text: string): readonly FunctionCode[] {
  const list = parametersOf(node);
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
