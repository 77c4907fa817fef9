import type { Expression, Statement } from "../../program.ts";
import type { ClassCode, FunctionCode } from "../../declarations.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { bodyOf } from "./classMembers.ts";
import { classOf } from "./readClass.ts";
import { readMethod } from "./readFunction.ts";
import { readExpression } from "./readExpression.ts";
import type { RubySource } from "./rubySource.ts";

/** `Struct.new(:url) do … end`, `Data.define(…)`, `Class.new(Base)`, `Module.new`: classes created by a call. */
export function readMadeClass(node: Syntax, source: RubySource): Expression | undefined {
  const [receiver, method] = [childOf(node, "receiver"), childOf(node, "method")];
  if (receiver === undefined || method === undefined) return undefined;
  const { text } = source;
  const shown = `${text.slice(receiver.start, receiver.end)}.${text.slice(method.start, method.end)}`;
  const block = childOf(node, "block");
  const given = childOf(node, "arguments")?.children ?? [];
  const at = spanOf(node);
  const made = (base?: Expression): Expression => {
    const nodes = block === undefined ? [] : bodyOf(block);
    const more = base === undefined ? {} : { base };
    return {
      kind: "class",
      ...at,
      code: classOf({ at: node, name: undefined, nodes, ...more }, source),
    };
  };
  switch (shown.replace(/^::/, "")) {
    case "Struct.new":
    case "Data.define": {
      const record: Expression = { kind: "class", ...at, code: recordOf(node, given, text) };
      return block === undefined ? record : made(record);
    }
    case "Class.new":
      return made(given[0] && readExpression(given[0], source));
    case "Module.new":
      return made();
    default:
      return undefined;
  }
}

/**
 * `X.class_eval do … end`, `X.define_method(:find) { … }`: further members, as a module that is prepended to the
 * class.
 */
export function readMoreOfClass(node: Syntax, source: RubySource): Expression | undefined {
  const [receiver, method] = [childOf(node, "receiver"), childOf(node, "method")];
  const block = childOf(node, "block");
  if (receiver === undefined || method === undefined || block === undefined) return undefined;
  if (!/^(?:constant|scope_resolution)$/.test(receiver.type)) return undefined;
  const called = source.text.slice(method.start, method.end);
  const isOpened = /^(?:class|module)_(?:eval|exec)$/.test(called);
  if (!isOpened && !/^define_(?:singleton_)?method$/.test(called)) return undefined;
  const nodes = isOpened ? bodyOf(block) : [node];
  const code = classOf({ at: block, name: undefined, nodes }, source);
  return { kind: "class", ...spanOf(block), code };
}

/** `def Api.find`, `def client.headers`: a method of a class or object; undefined for `def self.…`. */
export function readMethodOf(node: Syntax, source: RubySource): Expression | undefined {
  const [object, name] = [childOf(node, "object"), childOf(node, "name")];
  if (object === undefined || name === undefined || object.type === "self") return undefined;
  const at = spanOf(node);
  const of = readExpression(object, source);
  const nameSpan = spanOf(name);
  if (object.type === "constant") {
    const code = classOf({ at: node, name: undefined, nodes: [node] }, source);
    const callee: Expression = { kind: "member", ...at, object: of, name: "class_eval", nameSpan };
    const args = [{ ...at, value: { kind: "class", ...at, code } as const }];
    return { kind: "call", ...at, callee, args, isNew: false, inside: at };
  }
  const shown = source.text.slice(name.start, name.end);
  const place: Expression = { kind: "member", ...at, object: of, name: shown, nameSpan };
  const code = readMethod(node, { ...source, isInClass: true });
  const value: Expression = { kind: "function", ...at, code };
  return { kind: "assign", ...at, target: { kind: "place", ...at, place }, value };
}

/** A class with named fields, passed in order or by name. */
function recordOf(node: Syntax, given: readonly Syntax[], text: string): ClassCode {
  const at = spanOf(node);
  const names = given.flatMap(({ type, start, end }) =>
    type === "simple_symbol" ? [text.slice(start + 1, end)] : [],
  );
  const self: Expression = { kind: "name", ...at, name: "this" };
  const field = (name: string) =>
    ({ kind: "member", ...at, object: self, name: `@${name}`, nameSpan: at }) as const;
  const variable = (name: string) => ({ kind: "variable", ...at, name }) as const;
  const readers = names.map((name): FunctionCode => {
    const body = [{ kind: "leave", ...at, value: field(name), returns: true }] as const;
    return { ...at, name, parameters: [], body };
  });
  const none = { kind: "object", ...at, entries: [] } as const;
  // Keyword parameters have their own names, to tell them from positional ones.
  const parts = names.map((name) => ({ key: name, pattern: variable(`${name}:`) }));
  const filling = names.map((name): Statement => {
    const [left, right] = [`${name}:`, name].map(
      (of) => ({ kind: "name", ...at, name: of }) as const,
    );
    if (left === undefined || right === undefined) return { kind: "block", ...at, body: [] };
    const value: Expression = { kind: "logical", ...at, operator: "nullish", left, right };
    const target = { kind: "place", ...at, place: field(name) } as const;
    return { kind: "do", ...at, value: { kind: "assign", ...at, target, value } };
  });
  const maker: FunctionCode = {
    ...{ ...at, name: "initialize", body: filling },
    parameters: [
      ...names.map((name) => ({ pattern: variable(name) })),
      { pattern: { kind: "parts", ...at, parts, default: none }, takesNames: true },
    ],
  };
  return {
    ...{ ...at, name: undefined, base: undefined, fields: [], methods: [maker, ...readers] },
    ...{ constructorName: "initialize", separatesStatics: true, body: [] },
    exposed: names.map((name) => ({ name: `@${name}`, isStatic: false })),
  };
}
