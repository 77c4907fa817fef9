import type { Expression, Statement } from "../../program.ts";
import type { ClassCode, FunctionCode, Mixin } from "../../declarations.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readClassAttributes, readClassDefaults } from "./classAttributes.ts";
import { bodyOf, givesClassMethods, membersOf, type Member } from "./classMembers.ts";
import { readDefinedMethods } from "./definedMethods.ts";
import { readExpression } from "./readExpression.ts";
import { readDelegations } from "./readDelegations.ts";
import { readMethod } from "./readFunction.ts";
import { readStatements } from "./readStatement.ts";
import { attributesIn, type RubySource } from "./rubySource.ts";

/** A class or module with all its reopenings. An unknown included module stands for the base, if there is none. */
export function readClass(node: Syntax, around: RubySource): ClassCode {
  const { text, reopenings } = around;
  const name = childOf(node, "name");
  const shown = name && text.slice(name.start, name.end).split("::").at(-1);
  const nodes = [node, ...(reopenings.get(node) ?? [])].flatMap(bodyOf);
  const superclass = childOf(node, "superclass")?.children[0];
  return classOf({ at: node, name: shown, nodes, superclass }, around);
}

/** The parts of a class; `base`: replaces the superclass in the source. */
interface Parts {
  readonly at: Syntax;
  readonly name: string | undefined;
  readonly nodes: readonly Syntax[];
  readonly superclass?: Syntax | undefined;
  readonly base?: Expression;
}

export function classOf(
  { at, name, nodes, superclass, base }: Parts,
  around: RubySource,
): ClassCode {
  const source: RubySource = { ...around, isInClass: true, locals: new Set() };
  const { text } = source;
  const members = membersOf(nodes, source);
  const plain = members.flatMap(({ node, isStatic }) => (isStatic ? [] : [node]));
  const own = readClassAttributes(plain, source);
  const bases = basesOf(members, superclass, source);
  return {
    ...{ ...spanOf(at), name, ...bases, ...(base === undefined ? {} : { base }) },
    ...{ fields: [], constructorName: "initialize", separatesStatics: true },
    methods: lastOfEach([...own.methods, ...methodsOf(members, source)]),
    exposed: members
      .flatMap(({ node, isStatic }) =>
        attributesIn(node, text).map((each) => ({ name: `@${each.name}`, isStatic })),
      )
      .concat(own.exposed),
    body: plain.flatMap((node) => (isStatement(node, source) ? statementsOf(node, source) : [])),
  };
}

function methodsOf(members: readonly Member[], source: RubySource): readonly FunctionCode[] {
  const { text } = source;
  const isFunctions = members.some(({ node, isStatic }) => {
    return !isStatic && /^(?:module_function|extend self)$/.test(text.slice(node.start, node.end));
  });
  const functions = new Set(members.flatMap(({ node }) => namedFunctions(node, text)));
  return members.flatMap(({ node, isStatic }) => {
    const name = node.type === "method" ? childOf(node, "name") : undefined;
    const isNamed = name !== undefined && functions.has(text.slice(name.start, name.end));
    return readMethods(node, source, isStatic || isFunctions || isNamed);
  });
}

/** The last method of each name, which overrides earlier ones. */
function lastOfEach(methods: readonly FunctionCode[]): readonly FunctionCode[] {
  const keyOf = ({ name, isStatic }: FunctionCode): string => `${String(isStatic)} ${name ?? ""}`;
  const last = new Map(methods.map((code) => [keyOf(code), code]));
  return methods.filter((code) => last.get(keyOf(code)) === code);
}

/** `module_function :find, :create`. */
function namedFunctions(node: Syntax, text: string): readonly string[] {
  const method = node.type === "call" ? childOf(node, "method") : undefined;
  if (method === undefined || text.slice(method.start, method.end) !== "module_function") return [];
  const given = childOf(node, "arguments")?.children ?? [];
  return given.map(({ start, end }) => text.slice(start, end).replace(/^:/, ""));
}

function isMethod({ type }: Syntax): boolean {
  return /^(?:method|singleton_method)$/.test(type);
}

/** Whether a node is a statement that runs when the class is declared, not a method definition. */
function isStatement(node: Syntax, source: RubySource): boolean {
  if (isMethod(node) || methodsIn(node).length > 0) return false;
  return readDefinedMethods(node, source, false).length === 0;
}

/** Methods defined in a call's arguments: `private def find(id)`. */
function methodsIn(node: Syntax): readonly Syntax[] {
  if (node.type !== "call") return [];
  return childOf(node, "arguments")?.children.filter(isMethod) ?? [];
}

function readMethods(node: Syntax, source: RubySource, isStatic: boolean): FunctionCode[] {
  if (node.type === "method") return [readMethod(node, source, isStatic ? { isStatic } : {})];
  if (node.type === "singleton_method") return [readMethod(node, source, { isStatic: true })];
  const inner = methodsIn(node).flatMap((each) => readMethods(each, source, isStatic));
  return [
    ...inner,
    ...readDefinedMethods(node, source, isStatic),
    ...readAttributes(node, source, isStatic),
    ...readDelegations(node, source, isStatic),
  ];
}

/** `attr_reader :token` as a method that reads `@token`. */
function readAttributes(node: Syntax, { text }: RubySource, isStatic: boolean): FunctionCode[] {
  return attributesIn(node, text).flatMap((attribute): FunctionCode[] => {
    if (!attribute.isRead) return [];
    const at = spanOf(attribute);
    const { name } = attribute;
    const self: Expression = { kind: "name", ...at, name: "this" };
    const value: Expression = {
      ...{ kind: "member", ...at, object: self, name: `@${name}`, nameSpan: at },
    };
    const body = [{ kind: "leave", ...at, value, returns: true }] as const;
    return [{ ...at, name, parameters: [], ...(isStatic ? { isStatic } : {}), body }];
  });
}

/** The base of a class: HTTParty, if included, over the superclass. */
function basesOf(
  members: readonly Member[],
  superclass: Syntax | undefined,
  source: RubySource,
): Pick<ClassCode, "base" | "mixins"> {
  const { text } = source;
  const around: RubySource = { ...source, isInClass: false };
  const shown = ({ start, end }: Syntax): string => text.slice(start, end);
  const mixed = members.flatMap(({ node, isStatic: isOfClass }) => {
    const method = node.type === "call" ? childOf(node, "method") : undefined;
    if (method === undefined || !/^(?:include|extend|prepend)$/.test(shown(method))) return [];
    const given = childOf(node, "arguments")?.children ?? [];
    const isStatic = isOfClass || shown(method) === "extend";
    const isFirst = shown(method) === "prepend";
    return given.filter(({ type }) => type !== "self").map((of) => ({ of, isStatic, isFirst }));
  });
  const client = mixed.find(({ of }) => shown(of) === "HTTParty");
  const base = client?.of ?? superclass;
  const mixins = mixed.flatMap(({ of, isStatic, isFirst }): Mixin[] => {
    if (of === client?.of) return [];
    const read = readExpression(of, around);
    const own: Mixin = isFirst ? { of: read, isStatic, isFirst } : { of: read, isStatic };
    const how = isStatic ? undefined : givesClassMethods(of, isFirst, source);
    if (how === undefined) return [own];
    const at = spanOf(of);
    const name = "ClassMethods";
    const inner: Expression = { kind: "member", ...at, object: read, name, nameSpan: at };
    return [own, { of: inner, isStatic: true, ...(how === "first" ? { isFirst: true } : {}) }];
  });
  if (client !== undefined && superclass !== undefined)
    mixins.unshift({ of: readExpression(superclass, around), isStatic: false });
  return { base: base && readExpression(base, around), mixins };
}

function statementsOf(node: Syntax, source: RubySource): readonly Statement[] {
  const read = readStatements([node], source).map(declaring);
  return [...readClassDefaults(node, source), ...read];
}

/** Makes an assignment of a constant in a class a declaration, so that it does not set an outer one. */
function declaring(statement: Statement): Statement {
  if (statement.kind !== "do" || statement.value.kind !== "assign") return statement;
  const { target, value } = statement.value;
  if (target.kind !== "variable") return statement;
  return { kind: "declare", ...spanOf(statement), target, value };
}
