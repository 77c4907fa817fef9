import type { Pattern } from "../../pattern.ts";
import type { Statement } from "../../program.ts";
import { callLike, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readTarget } from "./readOperator.ts";
import { referred } from "./readReference.ts";
import { readStatements } from "./readStatement.ts";

/** `foreach (ref var kind in kinds)`: the body may set the items. */
function lentTo(node: Syntax, text: string): readonly Statement[] {
  const [type, of] = [childOf(node, "type"), childOf(node, "right")];
  if (type?.type !== "ref_type" || of === undefined) return [];
  if (/^ref\s+readonly\b/.test(text.slice(type.start, type.end))) return [];
  return [{ kind: "do", ...spanOf(of), value: referred(of, text) }];
}

/** `foreach (var (name, value) in headers) …`. */
export function readForeach(node: Syntax, body: readonly Statement[], text: string): Statement {
  const at = spanOf(node);
  const left = childOf(node, "left");
  const of = readExpression(childOf(node, "right"), text);
  // A dictionary's items are pairs; deconstructed, lists.
  const inParts = left?.type === "tuple_pattern" || left?.type === "tuple_expression";
  const part = of.kind === "member" ? /^(?:(?:All)?Keys|Values)$/.exec(of.name)?.[0] : undefined;
  const name = inParts
    ? "<parts>"
    : part === undefined
      ? "<pairs>"
      : part === "Values"
        ? "<values>"
        : "<keys>";
  const inner = of.kind === "member" && part !== undefined ? of.object : of;
  const lent = lentTo(node, text);
  const items = callLike({ kind: "name", ...spanOf(of), name }, node, [
    { ...spanOf(of), value: inner },
  ]);
  return {
    // The iterated object has the items by index.
    ...{ kind: "loop", ...at, of: items, takes: "entries", body: [...lent, ...body] },
    ...(left === undefined ? {} : { each: itemFor(left, text) }),
  };
}

function itemFor(left: Syntax, text: string): Pattern {
  return { kind: "parts", ...spanOf(left), parts: [{ at: 1, pattern: readTarget(left, text) }] };
}

/** `#if … #elif … #else`: any branch may be compiled. */
export function readCondition(node: Syntax, text: string): Statement {
  const other = childOf(node, "alternative");
  const own = node.children.filter(({ field }) => field !== "condition" && field !== "alternative");
  // Declarations inside are visible after it.
  const read = (nodes: readonly Syntax[]): readonly Statement[] =>
    readStatements(nodes, text).map((each) =>
      each.kind === "declare" ? { ...each, isWide: true } : each,
    );
  const branches = [read(own)];
  if (other?.type === "preproc_elif") branches.push([readCondition(other, text)]);
  else if (other !== undefined) branches.push(read(other.children));
  return { kind: "branches", ...spanOf(node), branches, isComplete: other !== undefined };
}
