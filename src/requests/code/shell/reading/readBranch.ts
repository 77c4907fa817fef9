import { readWordsIn } from "../../../shell/commandLine.ts";
import type { Expression, Statement } from "../../program.ts";
import { nameOf } from "../../reading.ts";
import { native } from "../natives.ts";
import { childOf, childrenOf, type Syntax } from "../../syntaxTree.ts";
import { readStatement, readStatements } from "./readStatement.ts";
import { readTest } from "./readTest.ts";
import { readWord } from "./readWord.ts";
import { singlingOut } from "../singledOut.ts";
import type { ShellSource } from "../shellSource.ts";

/** `a && b`, `a || b`, `a && b || c`. */
export function readBranch(
  node: Syntax,
  source: ShellSource,
  input: Expression | undefined,
): readonly Statement[] {
  const at = { start: node.start, end: node.end };
  const [left, sign, right] = node.children;
  if (left === undefined || right === undefined) return readStatements(node.children, source);
  const isAnd = sign?.type === "&&";
  const otherwise = readStatement(right, source, input);
  const [first, , second] = left.children;
  if (!isAnd && left.type === "list" && left.children[1]?.type === "&&" && first && second) {
    const then = readStatement(second, source);
    return decided([first], then, otherwise, at, source);
  }
  return isAnd
    ? decided([left], otherwise, [], at, source)
    : decided([left], [], otherwise, at, source);
}

/** `if …; then …; elif …; else …; fi`. */
export function readIf(node: Syntax, source: ShellSource): readonly Statement[] {
  const conditions = childrenOf(node, "condition");
  return clause(conditions, node.children.slice(conditions.length), node, source);
}

function clause(
  conditions: readonly Syntax[],
  inside: readonly Syntax[],
  node: Syntax,
  source: ShellSource,
): readonly Statement[] {
  const at = { start: node.start, end: node.end };
  const cut = inside.findIndex(({ type }) => /^(?:elif|else)_clause$/.test(type));
  const then = readStatements(cut === -1 ? inside : inside.slice(0, cut), source);
  const [next, ...rest] = cut === -1 ? [] : inside.slice(cut);
  let otherwise: readonly Statement[] = [];
  if (next?.type === "else_clause") otherwise = readStatements(next.children, source);
  else if (next !== undefined) {
    const [condition, ...body] = next.children;
    const conditionOf = condition === undefined ? [] : [condition];
    otherwise = clause(conditionOf, [...body, ...rest], next, source);
  }
  return decided(conditions, then, otherwise, at, source);
}

/** `case … in …) … ;; esac`. */
export function readCase(node: Syntax, source: ShellSource): readonly Statement[] {
  const at = { start: node.start, end: node.end };
  const value = childOf(node, "value");
  const [word] = value === undefined ? [] : readWordsIn(source.reading, value);
  const name = source.fresh();
  const items = node.children.filter(({ type }) => type === "case_item");
  const statements = items.reduceRight<readonly Statement[]>((otherwise, item, index) => {
    const values = childrenOf(item, "value");
    const next = items[index + 1];
    const own = bodyOfItem(item, source);
    const end = endOf(item, source);
    const body = end === ";&" && next !== undefined ? [...own, ...bodyOfItem(next, source)] : own;
    const patterns = values.map(({ start, end }) => source.text.slice(start, end));
    if (patterns.includes("*")) return end === ";;&" ? [...body, ...otherwise] : body;
    const test = patterns
      .map((pattern, index) => matched(pattern, values[index] ?? item, nameOf(name, at)))
      .reduce((left, right) => ({ kind: "logical", ...at, operator: "or", left, right }));
    const decision = { kind: "branches", ...at, test, isComplete: true } as const;
    const before = singlingOut(test);
    return end === ";;&"
      ? [...before, { ...decision, branches: [body, []] }, ...otherwise]
      : [...before, { ...decision, branches: [body, otherwise] }];
  }, []);
  if (word === undefined) return statements;
  const target = { kind: "variable", name, ...at } as const;
  return [{ kind: "declare", ...at, target, value: readWord(word, source) }, ...statements];
}

function bodyOfItem(item: Syntax, source: ShellSource): readonly Statement[] {
  const inside = item.children.filter(({ field }) => field !== "value" && field !== "termination");
  return readStatements(inside, source);
}

/** How a case item ends: `;;&` tests the next ones, too; `;&` falls through. */
function endOf({ start, end }: Syntax, source: ShellSource): ";;&" | ";&" | ";;" {
  const written = source.text.slice(start, end);
  if (written.endsWith(";;&")) return ";;&";
  return written.endsWith(";&") ? ";&" : ";;";
}

function matched(pattern: string, { start, end }: Syntax, value: Expression): Expression {
  const at = { start, end };
  const text = /^(["']?)([\w./:@%+ -]*)\1$/.exec(pattern)?.[2];
  if (text === undefined) {
    if (/["'\\$`]/.test(pattern)) return { kind: "other", ...at, parts: [] };
    return native("$matches", at, [
      value,
      { kind: "text", ...at, written: { text: pattern, runs: [] } },
    ]);
  }
  const right = { kind: "text", ...at, written: { text, runs: [] } } as const;
  return { kind: "same", ...at, left: value, right };
}

function decided(
  conditions: readonly Syntax[],
  then: readonly Statement[],
  otherwise: readonly Statement[],
  at: { readonly start: number; readonly end: number },
  source: ShellSource,
): readonly Statement[] {
  const last = conditions.at(-1);
  const test = last && readTest(last, source);
  const before = readStatements(test === undefined ? conditions : conditions.slice(0, -1), source);
  const branches = [then, otherwise];
  const decision = { kind: "branches", ...at, branches, isComplete: true } as const;
  if (test === undefined) return [...before, decision];
  return [...before, ...singlingOut(test), { ...decision, test }];
}
