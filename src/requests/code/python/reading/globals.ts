import { namesInPattern } from "../../namesInPattern.ts";
import type { Statement } from "../../program.ts";
import { other } from "../../reading.ts";
import { type Syntax, nodesIn } from "../../syntaxTree.ts";
import { isBuiltin } from "../builtins.ts";
import { isUnnamed } from "../modules.ts";

const inner = /^(?:function_definition|class_definition|lambda)$/;

/** Names that a function or class body declares `global` or `nonlocal`. */
export function globalsIn(nodes: readonly Syntax[], text: string): ReadonlySet<string> {
  const names = new Set<string>();
  const open = [...nodes];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (/^(?:global|nonlocal)_statement$/.test(node.type)) {
      for (const { start, end } of node.children) names.add(text.slice(start, end));
    } else if (!inner.test(node.type)) open.push(...node.children);
  }
  return names;
}

/** Global variables that are only assigned in functions and classes of the file. */
export function undeclaredGlobals(
  root: Syntax,
  program: readonly Statement[],
  text: string,
): readonly Statement[] {
  const names = new Map<string, { readonly start: number; readonly end: number }>();
  for (const node of nodesIn(root)) {
    if (node.type !== "global_statement") continue;
    for (const { start, end } of node.children) names.set(text.slice(start, end), { start, end });
  }
  if (names.size === 0) return [];
  const declared = new Set<string>();
  gatherDeclared(program, declared);
  const isLeft = (name: string): boolean =>
    !declared.has(name) && !isBuiltin(name) && !isUnnamed(name);
  return [...names].flatMap(([name, at]): Statement[] => {
    const value = other(at, []);
    const target = { kind: "variable", ...at, name } as const;
    return isLeft(name) ? [{ kind: "declare", ...at, target, value, isWide: true }] : [];
  });
}

function gatherDeclared(statements: readonly Statement[], names: Set<string>): void {
  for (const each of statements) {
    switch (each.kind) {
      case "declare":
        for (const name of namesInPattern(each.target)) names.add(name);
        break;
      case "import":
        names.add(each.name);
        break;
      case "function":
      case "class":
        if (each.code.name !== undefined) names.add(each.code.name);
        break;
      case "do":
        if (each.value.kind === "assign")
          for (const name of namesInPattern(each.value.target)) names.add(name);
        break;
      case "branches":
        for (const branch of each.branches) gatherDeclared(branch, names);
        break;
      case "guarded":
        for (const body of [each.body, ...each.handlers, each.last]) gatherDeclared(body, names);
        break;
      case "loop":
        if (each.each !== undefined) for (const name of namesInPattern(each.each)) names.add(name);
        gatherDeclared(each.body, names);
        break;
      case "block":
      case "forked":
        gatherDeclared(each.body, names);
        break;
      case "leave":
      case "putOff":
      case "doubt":
        break;
    }
  }
}
