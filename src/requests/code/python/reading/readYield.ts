import type { Span } from "../../../httpRequest.ts";
import type { Expression, Statement } from "../../program.ts";
import { other, spanOf } from "../../reading.ts";
import type { Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import {
  emptyDict,
  yieldingAll,
  yieldingFrom,
  yieldingItem,
  yieldingItems,
  yieldingPair,
} from "../signs.ts";

/** Made-up node types for statements in generators. */
const types = {
  /** The value is what `with` binds. */
  gives: "yield_statement",
  /** Adds pairs to the generator's result. */
  adds: "yield_to_all",
  /** Ends with the gathered pairs. */
  endsAll: "return_all",
  /** Adds an item to the generator's result. */
  addsItem: "yield_item",
  /** Ends with the gathered items. */
  endsItems: "return_items",
} as const;

/** The made-up variable for the gathered values. */
const hidden = "yielded by this";

/** A generator's body with its statements marked; `gives`: whether it gathers pairs (`all`), items, or neither. */
export interface Yielding {
  readonly body: Syntax;
  readonly gives?: "all" | "items";
}

/** Classifies a function's yields. `givesContext`: the yielded value is what `with` binds. */
export function yieldingOf(body: Syntax, text: string, givesContext: boolean): Yielding {
  const found = yieldsIn(body, false);
  if (found.length === 0) return { body };
  const [first] = found;
  const isNamed = found.some(({ node }) => pairIn(node)?.[0]?.type.endsWith("string") === true);
  const isOnce = found.length === 1 && first?.isRepeated === false && !isNamed;
  // A single yield acts as a return; the code after it cleans up, as in a FastAPI dependency.
  if (givesContext || isOnce) return { body: marked(body, types.gives, undefined) };
  const isGathered = found.some(({ node }) => pairIn(node) !== undefined || isFrom(node, text));
  return isGathered
    ? { body: marked(body, types.adds, types.endsAll), gives: "all" }
    : { body: marked(body, types.addsItem, types.endsItems), gives: "items" };
}

/** The statements of a generator, with a variable that gathers its values. */
export function gathered(
  { body, gives }: Yielding,
  statements: readonly Statement[],
): readonly Statement[] {
  const [start, end] = [
    { start: body.start, end: body.start },
    { start: body.end, end: body.end },
  ];
  if (gives === undefined) return statements;
  const all = gives === "all" ? yieldingAll : yieldingItems;
  const target = { kind: "variable", ...start, name: hidden } as const;
  const value = called(emptyDict, [], start);
  return [
    { kind: "declare", ...start, target, value, isWide: true },
    ...statements,
    leaving(called(all, [gatheredAt(end)], end), end),
  ];
}

/** A yield or return of a generator; undefined for other nodes. */
export function readYield(node: Syntax, text: string): readonly Statement[] | undefined {
  const at = spanOf(node);
  const [inner] = node.children;
  const run = (value: Expression): Statement => ({ kind: "do", ...at, value: other(at, [value]) });
  const done = inner === undefined ? [] : [run(readExpression(inner, text))];
  switch (node.type) {
    case types.gives: {
      const leaves = { ...leaving(readExpression(inner, text), at), isPause: true } as const;
      return [{ kind: "branches", ...at, branches: [[leaves]], isComplete: false }];
    }
    case types.adds: {
      const pair = isFrom(node, text) ? undefined : pairIn(node);
      if (pair !== undefined) {
        const given = pair.map((each) => readExpression(each, text));
        return [run(called(yieldingPair, [gatheredAt(at), ...given], at))];
      }
      const given = readExpression(inner, text);
      const adding = isFrom(node, text) ? yieldingFrom : yieldingPair;
      return [run(called(adding, [gatheredAt(at), given], at))];
    }
    case types.endsAll:
      return [...done, leaving(called(yieldingAll, [gatheredAt(at)], at), at)];
    case types.addsItem:
      return [run(called(yieldingItem, [gatheredAt(at), readExpression(inner, text)], at))];
    case types.endsItems:
      return [...done, leaving(called(yieldingItems, [gatheredAt(at)], at), at)];
    default:
      return undefined;
  }
}

function gatheredAt(at: Span): Expression {
  return { kind: "name", ...spanOf(at), name: hidden };
}

function leaving(value: Expression, at: Span): Extract<Statement, { kind: "leave" }> {
  return { kind: "leave", ...spanOf(at), value, returns: true };
}

function called(name: string, values: readonly Expression[], at: Span): Expression {
  const callee = { kind: "name", ...spanOf(at), name } as const;
  const args = values.map((value) => ({ start: value.start, end: value.end, value }));
  return { kind: "call", ...spanOf(at), callee, args, isNew: false, inside: spanOf(at) };
}

const inner = /^(?:function_definition|class_definition|lambda)$/;

/** The body with its yields and returns given made-up types. */
function marked(node: Syntax, yields: string | undefined, returns: string | undefined): Syntax {
  if (inner.test(node.type)) return node;
  const [first] = node.children;
  if (yields !== undefined && node.type === "expression_statement" && first?.type === "yield")
    return { ...first, type: yields };
  if (returns !== undefined && node.type === "return_statement") return { ...node, type: returns };
  return { ...node, children: node.children.map((child) => marked(child, yields, returns)) };
}

interface Yield {
  readonly node: Syntax;
  readonly isRepeated: boolean;
}

function yieldsIn(node: Syntax, isRepeated: boolean): readonly Yield[] {
  if (inner.test(node.type)) return [];
  if (node.type === "yield") return [{ node, isRepeated }];
  const repeats = isRepeated || /^(?:for|while)_statement$|comprehension$/.test(node.type);
  return node.children.flatMap((child) => yieldsIn(child, repeats));
}

function isFrom({ start, end }: Syntax, text: string): boolean {
  return /^yield\s+from\b/.test(text.slice(start, end));
}

/** The two expressions of `yield name, value`. */
function pairIn(node: Syntax): readonly Syntax[] | undefined {
  const [first, ...more] = node.children;
  if (more.length > 0) return undefined;
  if (first === undefined || !/^(?:tuple|expression_list)$/.test(first.type)) return undefined;
  const isPair = first.children.length === 2;
  return isPair && !first.children.some(({ type }) => type === "list_splat")
    ? first.children
    : undefined;
}
