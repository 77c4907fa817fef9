import type { Statement } from "../program.ts";

/** Names of outer variables that functions assign to, each with the functions (`FunctionCode`) that do. */
export type Setters = ReadonlyMap<string, ReadonlySet<unknown>>;

/** Any node of a program, with the fields that are looked at here. */
interface Part {
  readonly [key: string]: unknown;
  readonly kind?: unknown;
  readonly name?: unknown;
  readonly target?: unknown;
  readonly each?: unknown;
  readonly assigns?: unknown;
  readonly parameters?: unknown;
  readonly parts?: unknown;
  readonly pattern?: unknown;
}

interface Names {
  readonly assigned: Set<string>;
  readonly declared: Set<string>;
}

/** Finds which functions assign to variables they do not declare. When that happens depends on who calls them. */
export function settersOf(program: readonly Statement[]): Setters {
  const setters = new Map<string, Set<unknown>>();
  walk(program, { assigned: new Set(), declared: new Set() });
  return setters;

  function walk(node: unknown, names: Names): void {
    if (Array.isArray(node)) {
      for (const each of node) walk(each, names);
    } else if (isPart(node)) {
      if (Array.isArray(node.parameters)) enter(node, names);
      else within(node, names);
    }
  }

  function within(node: Part, names: Names): void {
    if (node.kind === "text" || node.kind === "name") return;
    if (node.kind === "assign") gather(node.target, names.assigned);
    else if (node.kind === "loop" && node.assigns === true) gather(node.each, names.assigned);
    else if (node.kind === "declare") gather(node.target, names.declared);
    // No arrays of keys here: on large programs this loop takes most of the time.
    for (const key in node) if (typeof node[key] === "object") walk(node[key], names);
  }

  function enter(code: Part, outer: Names): void {
    const own: Names = { assigned: new Set(), declared: new Set() };
    gather(code.parameters, own.declared);
    within(code, own);
    for (const name of own.assigned) {
      if (own.declared.has(name)) continue;
      setters.set(name, (setters.get(name) ?? new Set()).add(code));
      outer.assigned.add(name);
    }
  }
}

/** Collects the variables of a pattern, or of several. */
function gather(pattern: unknown, names: Set<string>): void {
  if (Array.isArray(pattern)) {
    for (const each of pattern) gather(each, names);
  } else if (isPart(pattern)) {
    if (pattern.kind === "variable" && typeof pattern.name === "string") names.add(pattern.name);
    gather(pattern.parts, names);
    gather(pattern.pattern, names);
  }
}

function isPart(value: unknown): value is Part {
  return typeof value === "object" && value !== null;
}
