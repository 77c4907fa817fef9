import type { Span } from "../../httpRequest.ts";
import type { Run } from "../machine/run.ts";
import type { Arg } from "../machine/library.ts";
import { writtenAt } from "../machine/values/texts.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";

const many = /^(?:(?:c_style_)?for|while|if|case)_statement$|^function_definition$/;

const reader = /^(?:\w+=\S*[ \t]+)*(?:read|mapfile|readarray)[ \t]/;

/**
 * Parts of a script that are not executed exactly once: loops, branches, functions. A fix must not add a word there
 * for a command that is outside.
 */
export function detoursIn(node: Syntax, text: string): readonly Span[] {
  const { type, children } = node;
  if (many.test(type)) return [node];
  if (type === "list") {
    const sign = children.findIndex((child) => /^(?:&&|\|\|)$/.test(child.type));
    return sign === -1 ? [] : children.slice(sign + 1);
  }
  if (type === "command") return reader.test(text.slice(node.start, node.end)) ? [node] : [];
  const name = type === "variable_assignment" ? childOf(node, "name") : undefined;
  return name !== undefined && text.slice(name.start, name.end).includes("[") ? [node] : [];
}

/** Remembers these parts for the commands that run. */
export function keepDetours(args: readonly Arg[], run: Run): void {
  const entries = args.map(({ span, value }) => ({
    ...{ name: writtenAt(`$${String(span.start)}`, span), value, valueSpan: span, span },
    isSure: true,
  }));
  run.shared.set("detours", run.thing(entries));
}

/** Whether a word is written in such a part, and the command is not. */
export function isInDetour(word: Span, command: Span, run: Run): boolean {
  const detours = run.shared.get("detours")?.shape.value.entries ?? [];
  return detours.some(({ span }) => isIn(word, span) && !isIn(command, span));
}

function isIn(part: Span, whole: Span): boolean {
  return whole.start <= part.start && part.start < whole.end;
}
