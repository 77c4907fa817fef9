import type { Pattern } from "../../pattern.ts";
import type { Expression, Statement } from "../../program.ts";
import { callLike, running, spanOf } from "../../reading.ts";
import { type Syntax, childOf } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readPattern } from "./readPattern.ts";
import { emptyDict, filtering, yieldingItem, yieldingItems } from "../signs.ts";

/** A comprehension as a loop that fills a new list or dictionary. */
export function readComprehension(node: Syntax, text: string): Expression {
  return readFiltered(node, text) ?? readLoop(node, text);
}

function readLoop(node: Syntax, text: string): Expression {
  const at = spanOf(node);
  const [body, ...clauses] = node.children;
  const made: Expression = { kind: "name", ...at, name: emptyDict };
  const inner = body === undefined ? [] : readBody(body, made, text);
  const statements = clauses.reduceRight<readonly Statement[]>((within, clause) => {
    const here = spanOf(clause);
    if (clause.type === "if_clause") {
      const test = readExpression(clause.children[0], text);
      return [{ kind: "branches", ...here, test, branches: [within, []], isComplete: true }];
    }
    const left = childOf(clause, "left");
    const of = readExpression(childOf(clause, "right"), text);
    const each = left === undefined ? {} : { each: readPattern(left, text) };
    return [{ kind: "loop", ...here, of, body: within, ...each, takes: "items" }];
  }, inner);
  const isDict = body?.type === "pair";
  const target: Pattern = { kind: "variable", ...at, name: emptyDict };
  const value = callLike(made, node, []);
  const items = callLike({ ...made, name: yieldingItems }, node, [{ ...at, value: made }]);
  return running(at, [
    { kind: "declare", ...at, target, value },
    ...statements,
    { kind: "leave", ...at, value: isDict ? made : items, returns: true },
  ]);
}

/** The loop's body: appends an item, or sets an entry. */
function readBody(body: Syntax, made: Expression, text: string): readonly Statement[] {
  const at = spanOf(body);
  const [key, value] = [childOf(body, "key"), childOf(body, "value")];
  if (body.type !== "pair" || key === undefined) {
    const item = readExpression(body, text);
    const add = { kind: "name", ...at, name: yieldingItem } as const;
    const args = [made, item].map((each) => ({ ...spanOf(each), value: each }));
    return [{ kind: "do", ...at, value: callLike(add, body, args) }];
  }
  const place: Expression = {
    ...{ kind: "index", ...spanOf(key), object: made, key: readExpression(key, text) },
  };
  const target: Pattern = { kind: "place", ...spanOf(key), place };
  const assign: Expression = { kind: "assign", ...at, target, value: readExpression(value, text) };
  return [{ kind: "do", ...at, value: assign }];
}

/** `{k: v for k, v in headers.items() if v is not None}`. */
function readFiltered(node: Syntax, text: string): Expression | undefined {
  const [body, clause, ...conditions] = node.children;
  if (body?.type !== "pair" || clause?.type !== "for_in_clause") return undefined;
  const source = (of: Syntax | undefined): string => (of ? text.slice(of.start, of.end) : "");
  const [key, value] = [childOf(body, "key"), childOf(body, "value")];
  const [first, second, ...more] = childOf(clause, "left")?.children ?? [];
  const isSame = source(key) === source(first) && source(value) === source(second);
  const right = childOf(clause, "right");
  if (!isSame || key === undefined || second === undefined || more.length > 0) return undefined;
  if (right === undefined || conditions.some(({ type }) => type !== "if_clause")) return undefined;
  const at = spanOf(node);
  const items = readExpression(right, text);
  const name = source(second);
  const isOfValue = conditions.every((each) =>
    [name, `${name} is not None`, `${name} != None`, `${name} != ""`, `${name} != ''`].includes(
      source(each.children[0]),
    ),
  );
  if (!isOfValue) return undefined;
  return callLike({ kind: "name", ...at, name: filtering }, node, [
    { ...spanOf(items), value: items },
  ]);
}
