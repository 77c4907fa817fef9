import type { Expression, Statement } from "../../program.ts";
import type { ClassCode, FunctionCode, Parameter } from "../../declarations.ts";
import type { Span } from "../../../httpRequest.ts";
import { nameOf, running, spanOf } from "../../reading.ts";
import { childOf, childrenOf, type Syntax } from "../../syntaxTree.ts";
import { apartIn } from "./apartIn.ts";
import { atFirst } from "./atFirst.ts";
import { filledIn, isFilled, isKept, type Field } from "./fieldsInside.ts";
import { asking, isInjected } from "./injected.ts";
import { type Annotation, annotationsOf, defaultOf, givenTo } from "./readAnnotation.ts";
import { baseOf, declaredBase, readDeclared } from "./readDeclared.ts";
import { isPlainEnum, ofEnum, readEnumConstant } from "./readEnum.ts";
import { readExpression } from "./readExpression.ts";
import {
  hasModifier,
  maker,
  readMaker,
  readMethod,
  readParameters,
  readType,
} from "./readMethod.ts";
import { readBody } from "./readStatement.ts";

const kinds = /^(?:class|interface|record|enum|annotation_type)_declaration$/;

/** A class with its nested classes, these first; each sees the members of the enclosing one. */
export function classesIn(node: Syntax, text: string, outer?: string): readonly Statement[] {
  if (!kinds.test(node.type)) return [];
  const name = childOf(node, "name");
  const own = name && text.slice(name.start, name.end);
  const inner = membersOf(node).flatMap((member) => classesIn(member, text, own));
  return [...inner, { kind: "class", ...spanOf(node), code: readClass(node, text, outer) }];
}

function membersOf(node: Syntax): readonly Syntax[] {
  const members = childOf(node, "body")?.children ?? [];
  return members.flatMap((member) =>
    member.type === "enum_body_declarations" ? member.children : [member],
  );
}

function readClass(node: Syntax, text: string, outer: string | undefined): ClassCode {
  const name = childOf(node, "name");
  const own = name && text.slice(name.start, name.end);
  const base = childOf(node, "superclass")?.children[0];
  const members = membersOf(node);
  const isRecord = node.type === "record_declaration";
  const filled = filledIn(node, text);
  const around = annotationsOf(node, text);
  const isDeclaring = node.type === "interface_declaration";
  const methods = members.flatMap((member) =>
    readMember(member, text, base !== undefined, isDeclaring ? around : undefined),
  );
  const keeping = (member: Syntax, field: Field): Pick<Field, "isKeptInside"> =>
    isKept(member, field, node, text) ? { isKeptInside: true } : {};
  const declaredAt = isDeclaring ? baseOf(around, text) : undefined;
  const interfaces = interfacesOf(node).map((each) => readExpression(each, text));
  // If its methods have defaults, a container implements the interface.
  const isMade = isDeclaring && members.some((member) => defaultOf(member, text) !== undefined);
  const isAbstract = (isDeclaring && !isMade) || hasModifier(node, "abstract", text);
  return {
    ...spanOf(node),
    name: own,
    base: base && readExpression(base, text),
    ...(interfaces.length === 0 ? {} : { interfaces }),
    supertypes: [
      ...(base === undefined ? [] : [readExpression(base, text)]),
      ...interfaces,
    ].flatMap((each) => (each.kind === "name" || each.kind === "member" ? each.name : [])),
    ...(isAbstract ? { isAbstract } : {}),
    ...(isPlainEnum(node, members) ? { isEnumeration: true } : {}),
    fields: [
      ...members.flatMap((member) =>
        member.type === "enum_constant"
          ? readEnumConstant(member, own ?? "", text)
          : readField(member, filled, text).map((field) => ({
              ...field,
              ...keeping(member, field),
            })),
      ),
      ...(node.type === "enum_declaration" ? ofEnum(node) : []),
      ...(declaredAt === undefined
        ? []
        : [{ name: declaredBase, value: declaredAt, isStatic: false, span: spanOf(node) }]),
    ],
    methods: isRecord ? [...methods, ...ofRecord(node, methods, text)] : methods,
    ...(outer === undefined ? {} : { outer }),
    constructorName: maker,
    apart: apartIn(members, text),
  };
}

/** An anonymous class body after its base. */
export function readBodyOf(base: Expression, body: Syntax, text: string): ClassCode {
  return {
    ...{ ...spanOf(body), name: undefined, base, constructorName: maker },
    fields: body.children.flatMap((member) => readField(member, new Set(), text)),
    methods: body.children.flatMap((member) => readMember(member, text, false)),
  };
}

function interfacesOf(node: Syntax): readonly Syntax[] {
  const lists = node.children.filter(({ type }) =>
    /^(?:super_interfaces|extends_interfaces)$/.test(type),
  );
  return lists.flatMap((list) => list.children.flatMap(({ children }) => children));
}

/**
 * A member of a class; `around`: annotations of the interface, which may declare requests together with the method's
 * own.
 */
function readMember(
  member: Syntax,
  text: string,
  isDerived: boolean,
  around?: readonly Annotation[],
): readonly FunctionCode[] {
  if (member.type === "constructor_declaration") return [readMaker(member, text, isDerived)];
  if (member.type !== "method_declaration") return [];
  const method = readMethod(member, text);
  const sent =
    around && childOf(member, "body") === undefined && readDeclared(member, around, text);
  if (sent !== undefined && sent !== false) return [{ ...method, body: sent }];
  const given = around && childOf(member, "body") === undefined && defaultOf(member, text);
  if (given !== undefined && given !== false)
    return [
      { ...method, body: [{ kind: "leave", ...spanOf(member), value: given, returns: true }] },
    ];
  // Abstract and empty methods are for other classes to implement.
  return method.body.length > 0 ? [method] : [];
}

/** The constructor of a record: assigns fields from parameters, after a compact constructor has run. */
function ofRecord(
  node: Syntax,
  methods: readonly FunctionCode[],
  text: string,
): readonly FunctionCode[] {
  const parameters = readParameters(childOf(node, "parameters"), text);
  const isWritten = methods.some(
    (method) => method.name === maker && method.parameters.length === parameters.length,
  );
  if (isWritten) return [];
  const compact = membersOf(node).find(({ type }) => type === "compact_constructor_declaration");
  const at = compact === undefined ? undefined : { start: compact.end, end: compact.end };
  const changed = at === undefined ? [] : parameters.flatMap((each) => keepingIn(each, at));
  const made: FunctionCode = {
    ...{ ...spanOf(node), name: maker },
    body: [...readBody(compact && childOf(compact, "body"), text), ...changed],
    parameters: parameters.map((parameter) => ({ ...parameter, isField: true })),
  };
  return [made];
}

/** `this.name = name`. */
function keepingIn({ pattern }: Parameter, at: Span): readonly Statement[] {
  if (pattern.kind !== "variable") return [];
  const { name } = pattern;
  const object = nameOf("this", at);
  const place = { kind: "member", ...at, object, name, nameSpan: at } as const;
  const target = { kind: "place", ...at, place } as const;
  return [{ kind: "do", ...at, value: { kind: "assign", ...at, target, value: nameOf(name, at) } }];
}

function readField(member: Syntax, filled: ReadonlySet<string>, text: string): ClassCode["fields"] {
  if (member.type === "static_initializer" || member.type === "block") {
    const isStatic = member.type === "static_initializer";
    const value = running(member, readBody(isStatic ? member.children[0] : member, text));
    return [{ name: "<init>", value, isStatic, span: spanOf(member) }];
  }
  if (member.type !== "field_declaration" && member.type !== "constant_declaration") return [];
  const type = readType(childOf(member, "type"), text);
  // The default of any other field is the text that it is made of: the name of a constant.
  const isText =
    type?.kind !== "name" ||
    /^(?:String|CharSequence|UR[IL]|Optional|Supplier|Provider)$/.test(type.name);
  const isStatic = member.type === "constant_declaration" || hasModifier(member, "static", text);
  return childrenOf(member, "declarator").flatMap((declarator) => {
    const name = childOf(declarator, "name");
    if (name === undefined) return [];
    const value = childOf(declarator, "value");
    const read =
      value === undefined
        ? (givenTo(member, text) ?? (isText ? defaultOf(member, text) : undefined))
        : readExpression(value, text);
    const own = text.slice(name.start, name.end);
    const first = isStatic ? undefined : atFirst(member, value, read, text);
    const isUnset = value === undefined || value.type === "null_literal";
    const isInside = isUnset && isFilled(member, own, filled, text);
    return [
      {
        ...{ name: own, value: read, isStatic, span: spanOf(name) },
        ...(type === undefined ? {} : { type }),
        ...(first === undefined ? {} : { atFirst: first }),
        ...(hasModifier(member, "private", text) ? { isUnseen: true as const } : {}),
        ...(isInside ? { isFilledInside: true as const } : {}),
        ...asking(member, own, isInjected(member, text), text),
      },
    ];
  });
}
