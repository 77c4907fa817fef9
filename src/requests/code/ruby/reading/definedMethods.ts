import type { FunctionCode } from "../../declarations.ts";
import type { Statement } from "../../program.ts";
import { nameText, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { bodyOf } from "./classMembers.ts";
import { readExpression } from "./readExpression.ts";
import { readBlock } from "./readFunction.ts";
import { readPattern } from "./readPattern.ts";
import type { RubySource } from "./rubySource.ts";

/** The variable of an unrolled loop and its value in one turn; `beside`: what is under that key of a hash. */
interface Turn {
  readonly name: string;
  readonly item: Syntax;
  readonly text: string;
  readonly beside?: { readonly parameter: Syntax; readonly value: Syntax };
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
    const { start, end, parameters, body } = readBlock(block, source, true);
    return [{ start, end, name: text.slice(node.start, block.start).trim(), parameters, body }];
  }
  if (!/^each(?:_pair)?$/.test(name)) return [];
  const inner: RubySource = { ...source, locals: new Set(source.locals) };
  return turnsOf(childOf(node, "receiver"), block, inner).flatMap((turn) =>
    bodyOf(block).flatMap((each) => defined(each, turn, inner, isStatic)),
  );
}

/** The turns of a loop over a literal list or hash, whose variables become local ones. */
function turnsOf(of: Syntax | undefined, block: Syntax, source: RubySource): readonly Turn[] {
  const [parameter, second, ...more] = childOf(block, "parameters")?.children ?? [];
  if (parameter?.type !== "identifier" || more.length > 0) return [];
  const name = source.text.slice(parameter.start, parameter.end);
  source.locals.add(name);
  if (second === undefined) {
    return itemsOf(of, source).map((item) => ({ name, item, text: shownIn(item, source.text) }));
  }
  return pairsOf(of, source).map(({ key, value }) => {
    return {
      name,
      item: key,
      text: shownIn(key, source.text),
      beside: { parameter: second, value },
    };
  });
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
  const first: readonly Statement[] = turn === undefined ? [] : held(turn, source);
  const { body, parameters, start, end } = readBlock(block, source, true);
  const isOfClass = isStatic || called === "define_singleton_method";
  return [
    {
      ...{ start, end, name, parameters, body: [...first, ...body] },
      ...(isOfClass ? { isStatic: true } : {}),
    },
  ];
}

function held({ name, item, beside }: Turn, source: RubySource): readonly Statement[] {
  const at = spanOf(item);
  const key = nameText(shownIn(item, source.text), at);
  const target = { kind: "variable", ...at, name } as const;
  const first: Statement = { kind: "declare", ...at, target, value: key };
  if (beside === undefined) return [{ ...first, value: readExpression(item, source) }];
  const { parameter, value } = beside;
  return [
    first,
    {
      ...{ kind: "declare", ...spanOf(value) },
      ...{ target: readPattern(parameter, source), value: readExpression(value, source) },
    },
  ];
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
function itemsOf(of: Syntax | undefined, source: RubySource): readonly Syntax[] {
  const list = literalIn(of, source);
  const isList = list !== undefined && /^(?:array|string_array|symbol_array)$/.test(list.type);
  return isList && list.children.every(({ type }) => names.test(type)) ? list.children : [];
}

/** The pairs of a literal hash, or of a constant that holds one. */
function pairsOf(
  of: Syntax | undefined,
  source: RubySource,
): readonly { readonly key: Syntax; readonly value: Syntax }[] {
  const hash = literalIn(of, source);
  return (hash?.type === "hash" ? hash.children : []).flatMap((pair) => {
    const [key, value] = [childOf(pair, "key"), childOf(pair, "value")];
    const isNamed = key !== undefined && (key.type === "hash_key_symbol" || names.test(key.type));
    return isNamed && value !== undefined ? [{ key, value }] : [];
  });
}

/** A literal, also where it is frozen or a constant holds it: `%w[…].freeze`. */
function literalIn(of: Syntax | undefined, { text, constants }: RubySource): Syntax | undefined {
  const held = of?.type === "constant" ? constants.get(text.slice(of.start, of.end)) : of;
  if (held?.type !== "call") return held;
  const method = childOf(held, "method");
  const isFrozen = method !== undefined && text.slice(method.start, method.end) === "freeze";
  return isFrozen ? childOf(held, "receiver") : undefined;
}

function shownIn({ start, end }: Syntax, text: string): string {
  return text.slice(start, end).replace(/^:|^(["'])(.*)\1$/s, "$2");
}
