import { endWithin, farthest } from "./brackets.ts";
import { anyVariable } from "./names.ts";
import type { Script } from "./script.ts";

/** A place where a variable is given a value. */
export interface Binding {
  readonly at: number;
  /** Where its value is written; undefined if it comes from elsewhere. */
  readonly from: number | undefined;
  /** Another variable gets the same object: `$a = $h = @{}`. */
  readonly isShared?: true;
}

const assignment = new RegExp(String.raw`${anyVariable}[ \t]*([+*/%-]|\?\?)?=(?!=)`, "gi");
const loop = new RegExp(String.raw`\bforeach[ \t]*\([ \t]*${anyVariable}[ \t]+in\b`, "gi");
const parameters = /(?:\bparam|\bfunction[ \t]+[\w:-]+)[ \t\r\n]*\(/gi;
const parameter = new RegExp(anyVariable, "gi");

/** All assignments to variables, by name in lower case. */
export function bindingsOf(script: Script): ReadonlyMap<string, readonly Binding[]> {
  const { code } = script;
  const found: (Binding & { readonly name: string | undefined })[] = [];
  for (const { 0: all, 1: bare, 2: braced, 3: operator, index } of code.matchAll(assignment)) {
    const before = code.slice(Math.max(0, index - 20), index).trimEnd();
    const isPlain = operator === undefined && !before.endsWith(",");
    const from = isPlain ? index + all.length : undefined;
    const isShared = /[=(]$/.test(before) ? { isShared: true as const } : {};
    found.push({ name: bare ?? braced, at: index, from, ...isShared });
  }
  for (const { 0: all, 1: bare, 2: braced, index } of code.matchAll(loop)) {
    found.push({ name: bare ?? braced, at: index + all.indexOf("$"), from: undefined });
  }
  let read = 0;
  for (const { 0: all, index } of code.matchAll(parameters)) {
    const open = index + all.length;
    if (open < read) continue;
    const end = endWithin(script, open) ?? Math.min(code.length, open + farthest);
    read = end;
    for (const { 1: bare, 2: braced, index: at } of code.slice(open, end).matchAll(parameter)) {
      const name = bare ?? braced;
      // The second is after the default value, since callers may pass another one.
      found.push({ name, at: open + at, from: undefined }, { name, at: end, from: undefined });
    }
  }
  const bindings = new Map<string, Binding[]>();
  for (const { name = "", ...binding } of found.sort((a, b) => a.at - b.at)) {
    const key = name.toLowerCase();
    const list = bindings.get(key);
    if (list === undefined) bindings.set(key, [binding]);
    else list.push(binding);
  }
  return bindings;
}
