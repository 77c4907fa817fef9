import type { Argument, Expression, Statement } from "./program.ts";
import { nameOf, spanOf } from "./reading.ts";
import type { Syntax } from "./syntaxTree.ts";

/** A statement's syntax tree, and what was read of it. */
interface Read {
  readonly node: Syntax;
  readonly statements: readonly Statement[];
}

/** How lazy chains of a language are known: those of LINQ, streams. */
export interface LazyChains {
  /** Methods that run nothing before somebody goes through their result. */
  readonly steps: RegExp;
  /** Those that take a function to run then. */
  readonly running: RegExp;
  /** Whether these steps on this source are such a chain. */
  readonly areLazy: (steps: readonly string[], source: Expression) => boolean;
}

/** A lazy chain that a variable is declared with. */
interface Chain {
  readonly name: string;
  /** What is evaluated where the declaration stands. */
  readonly first: readonly Statement[];
  readonly rest: Statement;
  /** The names in the path that the chain begins with, one of which may be assigned before it is gone through. */
  readonly path: readonly string[];
}

/** A C# function within a function, which may be called before and after its declaration. */
const innerFunction = "local_function_statement";

/**
 * The statements of a block. A variable with a lazy chain is declared right before the next statement that mentions
 * it: its functions run where it is gone through, with what is set by then.
 */
export function whenUsed(
  block: readonly Read[],
  chains: LazyChains,
  text: string,
): readonly Statement[] {
  const order = [...block];
  // The last one first: a chain that it goes on from moves up to it.
  for (const read of block.toReversed()) {
    const chain = chainIn(read.statements, chains);
    if (chain === undefined) continue;
    const { name, path, first, rest } = chain;
    const changing = path.map((each) => `|\\b${each}\\s{0,20}=(?![=>])`);
    const used = new RegExp(`\\b${name}\\b${changing.join("")}`);
    const isUsedIn = ({ node }: Read): boolean => used.test(text.slice(node.start, node.end));
    const at = order.indexOf(read);
    const next = order.findIndex((each, index) => index > at && isUsedIn(each));
    const isUsedInside = order.some((each) => each.node.type === innerFunction && isUsedIn(each));
    if (next <= at + 1 || isUsedInside) continue;
    order.splice(next, 0, { ...read, statements: [rest] });
    order.splice(at, 1, { ...read, statements: first });
  }
  return order.flatMap(({ statements }) => statements);
}

function chainIn(
  [declared, ...others]: readonly Statement[],
  { steps, running, areLazy }: LazyChains,
): Chain | undefined {
  if (declared?.kind !== "declare" || declared.target.kind !== "variable") return undefined;
  const chain = [...stepsOf(declared.value, steps)];
  const names = chain.map(({ name }) => name);
  const source = chain.at(-1)?.object;
  const isFixed = chain.every(({ args }) => args.every(({ value }) => isLasting(value)));
  const runs = chain.some(({ name, args }) => running.test(name) && args.length > 0);
  if (others.length > 0 || source === undefined || !isFixed || !runs) return undefined;
  if (!areLazy(names, source)) return undefined;
  const { name } = declared.target;
  if (isPath(source)) return { name, first: [], rest: declared, path: namesIn(source) };
  const held = `<source of ${name}>`;
  const target = { kind: "variable", ...spanOf(source), name: held } as const;
  return {
    ...{ name, path: [] },
    first: [{ kind: "declare", ...spanOf(source), target, value: source }],
    rest: {
      ...declared,
      value: declared.value && onto(declared.value, source, nameOf(held, source)),
    },
  };
}

interface Step {
  readonly name: string;
  readonly args: readonly Argument[];
  readonly object: Expression;
}

/** The lazy methods that an expression ends with, the last one first. */
function* stepsOf(value: Expression | undefined, steps: RegExp): Generator<Step> {
  for (let of = value; of?.kind === "call" && of.callee.kind === "member"; of = of.callee.object) {
    const { name, object } = of.callee;
    if (!steps.test(name)) return;
    yield { name, args: of.args, object };
  }
}

/** A chain with another source. */
function onto(value: Expression, source: Expression, other: Expression): Expression {
  if (value === source) return other;
  if (value.kind !== "call" || value.callee.kind !== "member") return value;
  const { callee } = value;
  return { ...value, callee: { ...callee, object: onto(callee.object, source, other) } };
}

/** Whether an argument means the same later on. */
function isLasting(value: Expression): boolean {
  return (
    value.kind === "function" || value.kind === "text" || value.kind === "constant" || isPath(value)
  );
}

function isPath(value: Expression): boolean {
  return value.kind === "name" || (value.kind === "member" && isPath(value.object));
}

function namesIn(path: Expression): readonly string[] {
  if (path.kind === "member") return [...namesIn(path.object), path.name];
  return path.kind === "name" ? [path.name] : [];
}
