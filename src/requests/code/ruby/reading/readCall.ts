import type { Argument, CallExpression, Expression } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression, readHash } from "./readExpression.ts";
import { givenBlock, readBlock } from "./readFunction.ts";
import { readMoreOfClass } from "./madeClasses.ts";
import { kernel } from "../names.ts";
import type { RubySource } from "./rubySource.ts";

/** What makes a method or lambda of its block. */
const makesMethod = /^(?:lambda|define_(?:singleton_)?method)$/;

/** A method call; `X.new` creates an object, `f.(x)` and `f.call(x)` call a function. */
export function readCall(node: Syntax, source: RubySource): CallExpression {
  const [receiver, method] = [childOf(node, "receiver"), childOf(node, "method")];
  const list = childOf(node, "arguments");
  const more = readMoreOfClass(node, source);
  const isMethod =
    method !== undefined && makesMethod.test(source.text.slice(method.start, method.end));
  const args =
    more === undefined
      ? readArguments(list?.children ?? [], childOf(node, "block"), source, isMethod)
      : [{ start: more.start, end: more.end, value: more }];
  const at = spanOf(node);
  const isInParentheses = list !== undefined && source.text[list.start] === "(";
  const inside =
    list === undefined
      ? { start: node.end, end: node.end }
      : isInParentheses
        ? { start: list.start + 1, end: Math.max(list.start + 1, list.end - 1) }
        : spanOf(list);
  if (method?.type === "super") {
    return { kind: "call", ...at, callee: readSuper(method, source), args, isNew: false, inside };
  }
  if (receiver === undefined && method !== undefined) {
    return { ...implicitCall(node, method, args, source), inside };
  }
  const object = readExpression(receiver, source);
  const name = method === undefined ? "call" : source.text.slice(method.start, method.end);
  if (name === "new" || ((name === "call" || name === "()") && isVariable(receiver, source))) {
    return { kind: "call", ...at, callee: object, args, isNew: name === "new", inside };
  }
  const nameSpan = spanOf(method ?? { start: node.end, end: node.end });
  const callee: Expression = {
    kind: "member",
    start: at.start,
    end: nameSpan.end,
    object,
    name,
    nameSpan,
  };
  return { kind: "call", ...at, callee, args, isNew: false, inside };
}

/** `super`: the base class's method of the same name. */
export function readSuper(node: Syntax, { method }: RubySource): Expression {
  const at = spanOf(node);
  const object: Expression = { kind: "name", ...at, name: "super" };
  if (method === undefined || method.name === "initialize") return object;
  return { kind: "member", ...at, object, name: method.name, nameSpan: at };
}

function isVariable(node: Syntax | undefined, { text, locals }: RubySource): boolean {
  return node?.type === "identifier" && locals.has(text.slice(node.start, node.end));
}

/** A call without receiver: of a function of the file, a kernel method, or a method of self. */
export function implicitCall(
  node: Syntax,
  method: Syntax,
  args: readonly Argument[],
  { text, functions, methods, isInClass, movesBlocks }: RubySource,
): CallExpression {
  const at = spanOf(node);
  const name = text.slice(method.start, method.end);
  const isOwn = (isInClass || (movesBlocks && !functions.has(name))) && methods.has(name);
  const isFunction = !isOwn && (kernel.has(name) || functions.has(name) || !isInClass);
  const object: Expression = { kind: "name", start: at.start, end: at.start, name: "this" };
  const callee: Expression = isFunction
    ? { kind: "name", ...spanOf(method), name: `${name}()` }
    : name === "new"
      ? object
      : { kind: "member", ...spanOf(method), object, name, nameSpan: spanOf(method) };
  return {
    kind: "call",
    ...at,
    callee,
    args,
    isNew: name === "new",
    inside: { start: at.end, end: at.end },
  };
}

/** The arguments; pairs without braces are one hash, the block is the last, named argument. */
export function readArguments(
  nodes: readonly Syntax[],
  block: Syntax | undefined,
  source: RubySource,
  isMethod = false,
): readonly Argument[] {
  const isPair = ({ type }: Syntax): boolean => type === "pair" || type === "hash_splat_argument";
  const pairs = nodes.filter(isPair);
  const [first, last] = [pairs[0], pairs.at(-1)];
  const args = nodes.flatMap((node): Argument[] => {
    if (isPair(node) || node.type === "block_argument" || node.type === "heredoc_body") return [];
    return [{ ...spanOf(node), value: readExpression(node, source) }];
  });
  if (first !== undefined && last !== undefined) {
    const at = { start: first.start, end: last.end };
    args.push({ ...at, value: readHash(at, pairs, source), isNames: true });
  }
  const given = block ?? nodes.find(({ type }) => type === "block_argument");
  if (given !== undefined) {
    const at = spanOf(given);
    const value: Expression =
      isMethod && given === block
        ? { kind: "function", ...at, code: readBlock(given, source, true) }
        : readExpression(given, source);
    args.push({ ...at, name: givenBlock, value });
  }
  return args;
}
