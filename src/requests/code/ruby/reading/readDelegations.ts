import type { CallExpression, Expression } from "../../program.ts";
import type { FunctionCode } from "../../declarations.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import type { RubySource } from "./rubySource.ts";

/** `delegate :get, to: :connection`, `def_delegators :@connection, :get`: methods that pass their arguments on. */
export function readDelegations(
  node: Syntax,
  source: RubySource,
  isStatic: boolean,
): readonly FunctionCode[] {
  const { text } = source;
  const method = node.type === "call" ? childOf(node, "method") : undefined;
  if (method === undefined) return [];
  const given = childOf(node, "arguments")?.children ?? [];
  const names = given.flatMap((each) =>
    each.type === "simple_symbol"
      ? [{ at: spanOf(each), name: text.slice(each.start + 1, each.end) }]
      : [],
  );
  const made = (to: string, { at, name }: (typeof names)[number], other = name): FunctionCode => ({
    ...{ ...at, name, ...(isStatic ? { isStatic } : {}) },
    parameters: [{ pattern: { kind: "variable", ...at, name: "*" }, rest: true }],
    body: [{ kind: "leave", ...at, value: handedOn(to, other, at), returns: true }],
  });
  const called = text.slice(method.start, method.end);
  switch (called) {
    case "delegate": {
      const to = given.find((each) => {
        const key = each.type === "pair" ? childOf(each, "key") : undefined;
        return key !== undefined && text.slice(key.start, key.end) === "to";
      });
      const value = to && childOf(to, "value");
      if (value?.type !== "simple_symbol") return [];
      return names.map((each) => made(text.slice(value.start + 1, value.end), each));
    }
    case "def_delegators":
    case "def_delegator": {
      const [to, first, alias] = names;
      if (to === undefined || first === undefined) return [];
      return called === "def_delegator"
        ? [made(to.name, alias ?? first, first.name)]
        : names.slice(1).map((each) => made(to.name, each));
    }
    default:
      return [];
  }
}

/** The delegated call, to a variable's value or a method's result. */
function handedOn(to: string, name: string, at: { start: number; end: number }): CallExpression {
  const self: Expression = { kind: "name", ...at, name: "this" };
  const member: Expression = { kind: "member", ...at, object: self, name: to, nameSpan: at };
  const call = { kind: "call", ...at, args: [], isNew: false, inside: at } as const;
  const object: Expression = to.startsWith("@") ? member : { ...call, callee: member };
  const callee: Expression = { kind: "member", ...at, object, name, nameSpan: at };
  const all: Expression = { kind: "name", ...at, name: "*" };
  return { ...call, callee, args: [{ ...at, value: { kind: "spread", ...at, value: all } }] };
}
