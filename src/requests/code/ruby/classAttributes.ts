import type { Expression, Statement } from "../program.ts";
import type { ClassCode, FunctionCode } from "../declarations.ts";
import { spanOf } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import type { RubySource } from "./rubySource.ts";

/** The methods and exposed variables that attribute declarations of a class create. */
type ClassAttributes = Pick<ClassCode, "methods"> & Required<Pick<ClassCode, "exposed">>;

const declares = /^(?:class_attribute|(?:thread_)?[cm]attr_(?:reader|accessor)|config_accessor)$/;

/**
 * `class_attribute :base_url, default: nil`, `mattr_accessor :token`: readers and writers; subclasses may have values
 * of their own.
 */
export function readClassAttributes(
  members: readonly Syntax[],
  source: RubySource,
): ClassAttributes {
  const names = members.flatMap((member) => namesIn(member, source));
  return {
    methods: names.flatMap(({ name, ...at }) => readers(name, at)),
    exposed: names.map(({ name }) => ({ name: variableOf(name), isStatic: true })),
  };
}

/** The defaults of such attributes, from `default: "…"` or a block. */
export function readClassDefaults(node: Syntax, source: RubySource): readonly Statement[] {
  const { text } = source;
  return namesIn(node, source).flatMap(({ name, ...at }): Statement[] => {
    const held = defaultIn(node, source);
    if (held === undefined) return [];
    if (text.includes(variableOf(name))) {
      // Code that uses the variable directly gets the default, unless the attribute is assigned somewhere.
      if (new RegExp(`\\.${name}\\s*(?:\\|\\|)?=(?![=~])`).test(text)) return [];
      const target = { kind: "variable", ...at, name: variableOf(name) } as const;
      return [{ kind: "declare", ...at, target, value: held }];
    }
    const object: Expression = { kind: "name", ...at, name: "this" };
    const place = { kind: "member", ...at, object, name: variableOf(name), nameSpan: at } as const;
    const target = { kind: "place", ...at, place } as const;
    return [{ kind: "do", ...at, value: { kind: "assign", ...at, target, value: held } }];
  });
}

/** The names that a call declares, with their places. */
function namesIn(
  node: Syntax,
  { text }: RubySource,
): readonly { readonly name: string; readonly start: number; readonly end: number }[] {
  const method = node.type === "call" ? childOf(node, "method") : undefined;
  if (method === undefined || !declares.test(text.slice(method.start, method.end))) return [];
  const given = childOf(node, "arguments")?.children ?? [];
  return given.flatMap(({ type, start, end }) =>
    type === "simple_symbol" ? [{ start, end, name: text.slice(start + 1, end) }] : [],
  );
}

function defaultIn(node: Syntax, source: RubySource): Expression | undefined {
  const given = childOf(node, "arguments")?.children ?? [];
  const pair = given.find((each) => shownIn(childOf(each, "key"), source.text) === "default");
  const value = pair && childOf(pair, "value");
  if (value !== undefined) return readExpression(value, source);
  const block = childOf(node, "block");
  if (block === undefined) return undefined;
  const at = spanOf(block);
  const callee = readExpression(block, source);
  return { kind: "call", ...at, callee, args: [], isNew: false, inside: at };
}

function shownIn(node: Syntax | undefined, text: string): string | undefined {
  return node && text.slice(node.start, node.end).replace(/^:|:$/g, "");
}

function variableOf(name: string): string {
  return `@@${name}`;
}

/** Readers: the class reads its variable, objects ask the class. */
function readers(name: string, node: { start: number; end: number }): readonly FunctionCode[] {
  const at = spanOf(node);
  const self: Expression = { kind: "name", ...at, name: "this" };
  const member = (object: Expression, of: string): Expression => ({
    ...{ kind: "member", ...at, object, name: of, nameSpan: at },
  });
  const call = (callee: Expression): Expression => ({
    ...{ kind: "call", ...at, callee, args: [], isNew: false, inside: at },
  });
  const giving = (value: Expression): FunctionCode => ({
    ...{ ...at, name, parameters: [] },
    body: [{ kind: "leave", ...at, value, returns: true }],
  });
  return [
    { ...giving(member(self, variableOf(name))), isStatic: true },
    giving(call(member(call(member(self, "class")), name))),
  ];
}
