import type { Expression, Statement } from "../program.ts";
import type { ClassCode, FunctionCode, Mixin } from "../declarations.ts";
import { spanOf } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readDelegations } from "./readDelegations.ts";
import { readMethod } from "./readFunction.ts";
import { readStatements } from "./readStatement.ts";
import { attributesIn, type RubySource } from "./rubySource.ts";

/** A class or a module; what it includes stands for the class that it extends, where there is none. */
export function readClass(node: Syntax, around: RubySource): ClassCode {
  const source: RubySource = { ...around, isInClass: true, locals: new Set() };
  const { text } = source;
  const members = (childOf(node, "body")?.children ?? []).flatMap((each) => opened(each, text));
  const body = members.filter((member) => !isMethod(member) && methodsIn(member).length === 0);
  const name = childOf(node, "name");
  const shown = name && text.slice(name.start, name.end).split("::").at(-1);
  const isFunctions = members.some((member) =>
    /^(?:module_function|extend self)$/.test(text.slice(member.start, member.end).trim()),
  );
  const functions = new Set(members.flatMap((member) => namedFunctions(member, text)));
  const methods = members.flatMap((member) => {
    if (member.type === "singleton_class") {
      const inner = childOf(member, "body")?.children ?? [];
      return inner.flatMap((each) => readMethods(each, source, true));
    }
    const name = childOf(member, "name");
    const isNamed = name !== undefined && functions.has(text.slice(name.start, name.end));
    return readMethods(member, source, isFunctions || (isNamed && member.type === "method"));
  });
  return {
    ...{ ...spanOf(node), name: shown, ...basesOf(node, members, source), fields: [], methods },
    ...{ constructorName: "initialize", separatesStatics: true },
    exposed: members.flatMap((member) => {
      const isStatic = member.type === "singleton_class";
      const inner = isStatic ? (childOf(member, "body")?.children ?? []) : [member];
      return inner
        .flatMap((each) => attributesIn(each, text))
        .map(({ name }) => ({ name: `@${name}`, isStatic }));
    }),
    body: readStatements(body, source).map(declaring),
  };
}

/** What stands in `helpers do … end` is of the class, as it is without that. */
function opened(node: Syntax, text: string): readonly Syntax[] {
  const [method, block] = [childOf(node, "method"), childOf(node, "block")];
  const isOwn = node.type === "call" && childOf(node, "receiver") === undefined;
  if (!isOwn || method === undefined || block === undefined) return [node];
  if (!/^(?:helpers?|concerning)$/.test(text.slice(method.start, method.end))) return [node];
  return childOf(block, "body")?.children ?? [];
}

/** `module_function :find, :create`. */
function namedFunctions(node: Syntax, text: string): readonly string[] {
  const method = node.type === "call" ? childOf(node, "method") : undefined;
  if (method === undefined || text.slice(method.start, method.end) !== "module_function") return [];
  const given = childOf(node, "arguments")?.children ?? [];
  return given.map(({ start, end }) => text.slice(start, end).replace(/^:/, ""));
}

function isMethod({ type }: Syntax): boolean {
  return /^(?:method|singleton_method|singleton_class)$/.test(type);
}

/** The methods that a call is given: `private def find(id)`. */
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
    ...readAttributes(node, source, isStatic),
    ...readDelegations(node, source, isStatic),
  ];
}

/** `attr_reader :token`: a method that reads `@token`. */
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

/** HTTParty is what a class has its requests from, whatever it extends. */
function basesOf(
  node: Syntax,
  members: readonly Syntax[],
  source: RubySource,
): Pick<ClassCode, "base" | "mixins"> {
  const { text } = source;
  const around: RubySource = { ...source, isInClass: false };
  const shown = ({ start, end }: Syntax): string => text.slice(start, end);
  const mixed = members.flatMap((member) => {
    const method = member.type === "call" ? childOf(member, "method") : undefined;
    if (method === undefined || !/^(?:include|extend|prepend)$/.test(shown(method))) return [];
    const given = childOf(member, "arguments")?.children ?? [];
    const isStatic = shown(method) === "extend";
    const isFirst = shown(method) === "prepend";
    return given.filter(({ type }) => type !== "self").map((of) => ({ of, isStatic, isFirst }));
  });
  const client = mixed.find(({ of }) => shown(of) === "HTTParty");
  const base = client?.of ?? childOf(node, "superclass")?.children[0];
  const mixins = mixed.flatMap(({ of, isStatic, isFirst }): Mixin[] => {
    if (of === client?.of) return [];
    const mixin = { of: readExpression(of, around), isStatic };
    return [isFirst ? { ...mixin, isFirst } : mixin];
  });
  return { base: base && readExpression(base, around), mixins };
}

/** Constants of a class are its own, whatever there is around it. */
function declaring(statement: Statement): Statement {
  if (statement.kind !== "do" || statement.value.kind !== "assign") return statement;
  const { target, value } = statement.value;
  if (target.kind !== "variable") return statement;
  return { kind: "declare", ...spanOf(statement), target, value };
}
