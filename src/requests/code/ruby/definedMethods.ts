import type { FunctionCode } from "../declarations.ts";
import type { Statement } from "../program.ts";
import { spanOf } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { bodyOf } from "./classMembers.ts";
import { readExpression } from "./readExpression.ts";
import { readBlock } from "./readFunction.ts";
import type { RubySource } from "./rubySource.ts";

/** The variable of an unrolled loop and its value in one turn. */
interface Turn {
  readonly name: string;
  readonly item: Syntax;
  readonly text: string;
}

const defining = /^define_(?:singleton_)?method$/;

/** Methods of Sinatra and Grape whose block runs for an incoming request. */
const routing = /^(?:get|post|put|patch|delete|head|options|before|after)$/;

/** `define_method(:find) { |id| … }`, also in a loop over literal names; and routes, `get("/tags") { … }`. */
export function readDefinedMethods(
  node: Syntax,
  source: RubySource,
  isStatic: boolean,
): readonly FunctionCode[] {
  const [method, block] = [childOf(node, "method"), childOf(node, "block")];
  if (node.type !== "call" || method === undefined || block === undefined) return [];
  const { text } = source;
  const name = text.slice(method.start, method.end);
  if (defining.test(name)) return defined(node, undefined, source, isStatic);
  const isRouting = routing.test(name) && !source.methods.has(name);
  if (isRouting && childOf(node, "receiver") === undefined) {
    const { start, end, parameters, body } = readBlock(block, source);
    return [{ start, end, name: text.slice(node.start, block.start).trim(), parameters, body }];
  }
  if (name !== "each") return [];
  const [parameter, ...more] = childOf(block, "parameters")?.children ?? [];
  if (parameter?.type !== "identifier" || more.length > 0) return [];
  const variable = text.slice(parameter.start, parameter.end);
  const inner: RubySource = { ...source, locals: new Set([...source.locals, variable]) };
  return itemsOf(childOf(node, "receiver"), source).flatMap((item) =>
    bodyOf(block).flatMap((each) =>
      defined(each, { name: variable, item, text: shownIn(item, text) }, inner, isStatic),
    ),
  );
}

function defined(
  node: Syntax,
  turn: Turn | undefined,
  source: RubySource,
  isStatic: boolean,
): readonly FunctionCode[] {
  const [method, block] = [childOf(node, "method"), childOf(node, "block")];
  const [given] = childOf(node, "arguments")?.children ?? [];
  if (method === undefined || block === undefined || given === undefined) return [];
  const called = source.text.slice(method.start, method.end);
  const name = defining.test(called) ? nameIn(given, turn, source) : undefined;
  if (name === undefined) return [];
  const { body, parameters, start, end } = readBlock(block, source);
  const first: readonly Statement[] = turn === undefined ? [] : [held(turn, source)];
  const isOfClass = isStatic || called === "define_singleton_method";
  return [
    {
      ...{ start, end, name, parameters, body: [...first, ...body] },
      ...(isOfClass ? { isStatic: true } : {}),
    },
  ];
}

function held({ name, item }: Turn, source: RubySource): Statement {
  const at = spanOf(item);
  const value = readExpression(item, source);
  return { kind: "declare", ...at, target: { kind: "variable", ...at, name }, value };
}

/** The method's name, with the loop variable substituted; undefined if not known. */
function nameIn(node: Syntax, turn: Turn | undefined, { text }: RubySource): string | undefined {
  const shown = text.slice(node.start, node.end);
  switch (node.type) {
    case "simple_symbol":
      return shown.slice(1);
    case "identifier":
      return shown === turn?.name ? turn.text : undefined;
    case "string":
    case "delimited_symbol": {
      const parts = node.children.map((part) => {
        const inside = text.slice(part.start, part.end);
        if (part.type === "string_content") return inside;
        return turn !== undefined && inside === `#{${turn.name}}` ? turn.text : undefined;
      });
      return parts.includes(undefined) ? undefined : parts.join("");
    }
    default:
      return undefined;
  }
}

const names = /^(?:simple_symbol|string|bare_string|bare_symbol)$/;

/** The names in a literal list, or in a constant that holds one. */
function itemsOf(of: Syntax | undefined, { text, constants }: RubySource): readonly Syntax[] {
  const held = of?.type === "constant" ? constants.get(text.slice(of.start, of.end)) : of;
  // `%w[…].freeze`
  const list = held?.type === "call" ? childOf(held, "receiver") : held;
  const isList = list !== undefined && /^(?:array|string_array|symbol_array)$/.test(list.type);
  return isList && list.children.every(({ type }) => names.test(type)) ? list.children : [];
}

function shownIn({ start, end }: Syntax, text: string): string {
  return text.slice(start, end).replace(/^:|^(["'])(.*)\1$/s, "$2");
}
