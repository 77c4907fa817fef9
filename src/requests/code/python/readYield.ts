import type { Span } from "../../httpRequest.ts";
import type { Expression, Statement } from "../program.ts";
import { other, spanOf } from "../reading.ts";
import type { Syntax } from "../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import {
  emptyDict,
  yieldingAll,
  yieldingFrom,
  yieldingItem,
  yieldingItems,
  yieldingPair,
} from "./signs.ts";

/** The types of statements that stand in generators alone. */
const types = {
  /** It gives what `with` gives. */
  gives: "yield_statement",
  /** It adds to what is gathered. */
  adds: "yield_to_all",
  /** It ends what is gathered. */
  endsAll: "return_all",
  /** It adds an item, whatever that is. */
  addsItem: "yield_item",
  /** It ends the items. */
  endsItems: "return_items",
} as const;

/** The variable that holds what is gathered; no program has such a name. */
const hidden = "yielded by this";

/** A body whose statements say what becomes of what it yields, and whether that is gathered as pairs, as items, or given. */
export interface Yielding {
  readonly body: Syntax;
  readonly gives?: "all" | "items";
}

/** `givesContext`: what it yields is what `with` gives. */
export function yieldingOf(body: Syntax, text: string, givesContext: boolean): Yielding {
  const found = yieldsIn(body, false);
  if (found.length === 0) return { body };
  const [first] = found;
  const isNamed = found.some(({ node }) => pairIn(node)?.[0]?.type.endsWith("string") === true);
  const isOnce = found.length === 1 && first?.isRepeated === false && !isNamed;
  // What a function yields is what it gives: it goes on when that is done with, as what FastAPI calls a dependency.
  if (givesContext || isOnce) return { body: marked(body, types.gives, undefined) };
  const isGathered = found.some(({ node }) => pairIn(node) !== undefined || isFrom(node, text));
  return isGathered
    ? { body: marked(body, types.adds, types.endsAll), gives: "all" }
    : { body: marked(body, types.addsItem, types.endsItems), gives: "items" };
}

/** The statements of a generator, which gathers what it gives. */
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

/** A statement of a generator; undefined where it is none of these. */
export function readYield(node: Syntax, text: string): readonly Statement[] | undefined {
  const at = spanOf(node);
  const [inner] = node.children;
  const run = (value: Expression): Statement => ({ kind: "do", ...at, value: other(at, [value]) });
  const done = inner === undefined ? [] : [run(readExpression(inner, text))];
  switch (node.type) {
    case types.gives: {
      const leaves = leaving(readExpression(inner, text), at);
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

function leaving(value: Expression, at: Span): Statement {
  return { kind: "leave", ...spanOf(at), value, returns: true };
}

function called(name: string, values: readonly Expression[], at: Span): Expression {
  const callee = { kind: "name", ...spanOf(at), name } as const;
  const args = values.map((value) => ({ start: value.start, end: value.end, value }));
  return { kind: "call", ...spanOf(at), callee, args, isNew: false, inside: spanOf(at) };
}

const inner = /^(?:function_definition|class_definition|lambda)$/;

/** The body with its statements named by what these do there. */
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

/** `yield name, value`, with or without parentheses. */
function pairIn(node: Syntax): readonly Syntax[] | undefined {
  const [first, ...more] = node.children;
  if (more.length > 0) return undefined;
  if (first === undefined || !/^(?:tuple|expression_list)$/.test(first.type)) return undefined;
  const isPair = first.children.length === 2;
  return isPair && !first.children.some(({ type }) => type === "list_splat")
    ? first.children
    : undefined;
}
