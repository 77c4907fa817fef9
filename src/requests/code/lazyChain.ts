import type { KeptLazily } from "./consumedLate.ts";
import type { Syntax } from "./syntaxTree.ts";

/** How a language writes chains of methods that run nothing before somebody goes through their result. */
export interface ChainSyntax {
  /** The call that a node is, if it is one of a method of an object. */
  readonly call: (node: Syntax) => ChainCall | undefined;
  /** The methods that run nothing. */
  readonly steps: RegExp;
  /** Those that take a function to run then. */
  readonly running: RegExp;
  /** Whether these steps on this source are such a chain. */
  readonly areLazy: (steps: readonly string[], source: Syntax) => boolean;
  /** The types of arguments that mean the same later on. */
  readonly lasting: RegExp;
  /** The types of a name, and of a member of one. */
  readonly path: RegExp;
}

export interface ChainCall {
  readonly object: Syntax;
  readonly method: string;
  readonly args: readonly Syntax[];
}

/**
 * What a statement keeps lazily that stores `value` in the variable `name`. A source that is not just a name is
 * evaluated at once: into a variable that is called as it is written.
 */
export function lazyChain(
  { statement, name, value }: Record<"statement" | "name" | "value", Syntax>,
  syntax: ChainSyntax,
  text: string,
): KeptLazily | undefined {
  const calls = [...callsOf(value, syntax)];
  const source = calls.at(-1)?.object;
  const isFixed = calls.every(({ args }) => args.every((each) => isLasting(each, syntax)));
  const runs = calls.some(({ method, args }) => syntax.running.test(method) && args.length > 0);
  if (source === undefined || !isFixed || !runs) return undefined;
  const steps = calls.map(({ method }) => method);
  if (!syntax.areLazy(steps, source)) return undefined;
  const kept = { name: text.slice(name.start, name.end) };
  if (isPath(source, syntax)) return { ...kept, source: text.slice(source.start, source.end) };
  const held: Syntax = { ...name, start: source.start, end: source.end };
  return {
    ...kept,
    first: replaced(replaced(statement, name, held), value, { ...source, field: value.field }),
    rest: replaced(statement, source, { ...held, field: source.field }),
  };
}

/** Whether an expression is such a chain with a function to run: where nobody keeps its result, that never runs. */
export function isChain(value: Syntax, syntax: ChainSyntax): boolean {
  const calls = [...callsOf(value, syntax)];
  const source = calls.at(-1)?.object;
  const runs = calls.some(
    ({ method, args }) => syntax.running.test(method) && args.some((each) => isFunction(each)),
  );
  const steps = calls.map(({ method }) => method);
  return source !== undefined && runs && syntax.areLazy(steps, source);
}

function isFunction({ type }: Syntax): boolean {
  return /^(?:lambda_expression|anonymous_method_expression|method_reference)$/.test(type);
}

/** The calls of lazy methods that an expression ends with, the last one first. */
function* callsOf(value: Syntax, { call, steps }: ChainSyntax): Generator<ChainCall> {
  for (let of = call(value); of !== undefined && steps.test(of.method); of = call(of.object)) {
    yield of;
  }
}

function isLasting(node: Syntax, syntax: ChainSyntax): boolean {
  return syntax.lasting.test(node.type) || isPath(node, syntax);
}

/** Whether a node is a name, or a member of one. */
export function isPath(node: Syntax, syntax: ChainSyntax): boolean {
  return syntax.path.test(node.type) && node.children.every((each) => isPath(each, syntax));
}

/** A tree with another node in the place of one of its own. */
function replaced(tree: Syntax, old: Syntax, by: Syntax): Syntax {
  if (tree === old) return by;
  if (old.start < tree.start || old.end > tree.end) return tree;
  return { ...tree, children: tree.children.map((child) => replaced(child, old, by)) };
}
