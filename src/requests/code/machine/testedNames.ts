import { isPart } from "../lost/programPart.ts";
import type { Statement } from "../program.ts";

const known = new WeakMap<readonly Statement[], ReadonlySet<string>>();

/** The variables that conditions in statements ask about, without those in functions that are made there. */
export function testedNames(body: readonly Statement[]): ReadonlySet<string> {
  const before = known.get(body);
  if (before !== undefined) return before;
  const names = new Set<string>();
  for (const each of body) gather(each, false, names);
  known.set(body, names);
  return names;
}

function gather(node: unknown, isTest: boolean, names: Set<string>): void {
  if (Array.isArray(node)) {
    for (const each of node) gather(each, isTest, names);
    return;
  }
  if (!isPart(node) || node.kind === "function" || node.kind === "class") return;
  if (isTest && node.kind === "name" && typeof node.name === "string") names.add(node.name);
  for (const [key, part] of Object.entries(node)) {
    if (typeof part !== "object") continue;
    gather(part, isTest || key === "test" || (key === "left" && node.kind === "logical"), names);
  }
}
