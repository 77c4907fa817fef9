import { childOf, type Syntax } from "../../syntaxTree.ts";
import type { RubySource } from "./rubySource.ts";

/** A member of a class body; `isStatic`: of the class itself. */
export interface Member {
  readonly node: Syntax;
  readonly isStatic: boolean;
}

/** The members of a body, including those in blocks and from included concerns. */
export function membersOf(nodes: readonly Syntax[], source: RubySource): readonly Member[] {
  return nodes.flatMap((node) => {
    if (node.type === "singleton_class") return asMembers(bodyOf(node), true);
    const [name, block] = [calledBy(node, source.text), childOf(node, "block")];
    if (block !== undefined && /^(?:helpers?|concerning)$/.test(name ?? "")) {
      return asMembers(bodyOf(block), false);
    }
    if (block !== undefined && name === "class_methods") return asMembers(bodyOf(block), true);
    // It runs where the module is included.
    if (block !== undefined && name === "included") return [];
    if (block !== undefined && isForMethods(name, block)) return membersOf(bodyOf(block), source);
    return [{ node, isStatic: false }, ...(name === "include" ? brought(node, source) : [])];
  });
}

/** Whether a block has methods for the class, which the called method marks somehow: `no_commands do … end` of Thor. */
function isForMethods(name: string | undefined, block: Syntax): boolean {
  // The methods are those of another class, or of a new module.
  if (name === undefined || /^(?:refine|concern)$/.test(name)) return false;
  const hasParameters = childOf(block, "parameters") !== undefined;
  return !hasParameters && bodyOf(block).some(({ type }) => type === "method");
}

function asMembers(nodes: readonly Syntax[], isStatic: boolean): readonly Member[] {
  return nodes.map((node) => ({ node, isStatic }));
}

/** The name of a method that is called without a receiver. */
function calledBy(node: Syntax, text: string): string | undefined {
  const method = childOf(node, "receiver") === undefined ? childOf(node, "method") : undefined;
  return node.type === "call" && method ? text.slice(method.start, method.end) : undefined;
}

/** The body of a class, module or block. */
export function bodyOf(node: Syntax): readonly Syntax[] {
  return childOf(node, "body")?.children ?? [];
}

/** `included do … end` and `class_methods do … end` of included modules of the file. */
function brought(include: Syntax, source: RubySource): readonly Member[] {
  const { text, modules } = source;
  const given = childOf(include, "arguments")?.children ?? [];
  return given.flatMap(({ start, end }) => {
    const found = modules.get(text.slice(start, end).split("::").at(-1) ?? "") ?? [];
    const [only, ...more] = found;
    if (only === undefined || more.length > 0) return [];
    return bodyOf(only).flatMap((node) => {
      const block = childOf(node, "block");
      const name = block === undefined ? undefined : calledBy(node, text);
      if (block === undefined || !/^(?:included|class_methods)$/.test(name ?? "")) return [];
      return asMembers(bodyOf(block), name === "class_methods");
    });
  });
}

/**
 * Whether including a module of the file extends the class with its `ClassMethods`; `isPrepended`: before its own
 * methods.
 */
export function givesClassMethods(
  of: Syntax,
  isPrepended: boolean,
  { text, modules }: RubySource,
): "first" | "behind" | undefined {
  const [only, ...more] = modules.get(text.slice(of.start, of.end).split("::").at(-1) ?? "") ?? [];
  if (only === undefined || more.length > 0) return undefined;
  const shown = text.slice(only.start, only.end);
  if (!/\bmodule\s+ClassMethods\b/.test(shown)) return undefined;
  const hook = isPrepended ? "prepended" : "included";
  const isHooked = new RegExp(`\\bdef\\s+self\\.${hook}\\b`).test(shown);
  if (isHooked && prepends.test(shown)) return "first";
  return (isHooked || !isPrepended) && extendsBy.test(shown) ? "behind" : undefined;
}

const extendsBy = /\bextend\s*\(?\s*(?:ActiveSupport::Concern|(?:self::)?ClassMethods)\b/;

const prepends = /\bsingleton_class\.(?:send\(:prepend,|prepend)\s*\(?\s*(?:self::)?ClassMethods\b/;
