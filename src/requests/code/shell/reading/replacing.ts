import { childOf, type Syntax } from "../../syntaxTree.ts";
import type { ShellSource } from "../shellSource.ts";

/** What a statement does to an array; `@` stands for the positional parameters. */
interface Filling {
  readonly name: string;
  readonly does: "fills" | "adds" | "declares" | "empties";
}

/** How many characters are searched for uses. */
const longest = 5_000;

/** Commands that may use any variable. */
const anyUse = /\b(?:eval|source|envsubst|trap)\b|^[ \t]*\.[ \t]|\$\{!/m;

/** Statements (by offset) that fill an array anew although its elements were never used, which cannot be intended. */
export function replacingIn(nodes: readonly Syntax[], source: ShellSource): readonly number[] {
  const filled = new Map<string, number>();
  return nodes.flatMap((node, index) => {
    const filling = fillingOf(node, source);
    if (filling === undefined) return [];
    const { name, does } = filling;
    const before = filled.get(name);
    const isNear = node.start - (nodes[before ?? index]?.end ?? 0) <= longest;
    const isUnused =
      before !== undefined && isNear && !isUsed(name, nodes.slice(before + 1, index), source);
    if (does === "empties" || (does === "adds" && !isUnused)) filled.delete(name);
    else filled.set(name, index);
    return isUnused && does === "fills" ? [node.start] : [];
  });
}

/** Whether statements may use an array, directly or through a function. */
function isUsed(name: string, nodes: readonly Syntax[], { text, functions }: ShellSource): boolean {
  const run = nodes.filter(({ type }) => type !== "function_definition");
  const between = run.map(({ start, end }) => text.slice(start, end)).join("\n");
  if (anyUse.test(between)) return true;
  if (name === "@") return /\$\{?[@*#\d]|\b(?:shift|getopts|for|set)\b/.test(between);
  const words = new Set(between.replaceAll(`${name}+=(`, "").match(/[\w-]+/g));
  return words.has(name) || [...words].some((each) => functions.has(each));
}

function fillingOf(node: Syntax, { text }: ShellSource): Filling | undefined {
  const written = text.slice(node.start, node.end);
  switch (node.type) {
    case "command": {
      if (!/^set[ \t]+--(?:\s|$)/.test(written)) return undefined;
      const does = /\$\{?[@*]/.test(written) ? "adds" : "fills";
      return { name: "@", does: /--\s*$/.test(written) ? "empties" : does };
    }
    case "declaration_command": {
      const [assignment, ...others] = node.children.filter(
        ({ type }) => type === "variable_assignment",
      );
      const filling = others.length > 0 ? undefined : assignment && filledIn(assignment, text);
      return filling?.does === "fills" ? { ...filling, does: "declares" } : filling;
    }
    case "variable_assignment":
      return filledIn(node, text);
    default:
      return undefined;
  }
}

function filledIn(assignment: Syntax, text: string): Filling | undefined {
  const [variable, value] = [childOf(assignment, "name"), childOf(assignment, "value")];
  if (variable === undefined) return undefined;
  const name = text.slice(variable.start, variable.end);
  if (!/^\w+$/.test(name)) return undefined;
  if (value?.type !== "array") return { name, does: "empties" };
  const held = text.slice(value.start + 1, value.end - 1);
  const isMore =
    text.startsWith("+=", variable.end) || new RegExp(`\\$\\{?[#!]?${name}\\b`).test(held);
  return { name, does: held.trim() === "" ? "empties" : isMore ? "adds" : "fills" };
}
