import type { FunctionCode, Statement } from "./program.ts";

/** Variables that hold something which nothing reads, for each function (`undefined`: outside of all functions). */
export type Unused = ReadonlyMap<FunctionCode | undefined, ReadonlySet<string>>;

/** Any part of a program, with what tells here. */
interface Part {
  readonly kind?: unknown;
  readonly name?: unknown;
  readonly object?: unknown;
  readonly callee?: unknown;
  readonly target?: unknown;
  readonly place?: unknown;
  readonly key?: unknown;
  readonly value?: unknown;
  readonly parameters?: unknown;
  readonly written?: unknown;
}

interface Names {
  readonly declared: Set<string>;
  readonly read: Set<string>;
}

/** Methods that change what they are called on; what they give back is not asked for. */
const changing = /^(?:set|add|put|append|update|pop|clear|delete|remove|merge!|store|extend)/i;

/** Finds variables that are declared and changed, and never read. */
export function unusedIn(program: readonly Statement[]): Unused {
  const unused = new Map<FunctionCode | undefined, ReadonlySet<string>>();
  enter(undefined, program, undefined);
  return unused;

  function enter(code: FunctionCode | undefined, body: unknown, outer: Names | undefined): void {
    const own: Names = { declared: new Set(), read: new Set() };
    walk(body, own);
    unused.set(code, new Set([...own.declared].filter((name) => !own.read.has(name))));
    // What it reads and does not declare is of what is around it.
    for (const name of own.read) outer?.read.add(name);
  }

  function walk(node: unknown, names: Names): void {
    if (Array.isArray(node)) for (const each of node) walk(each, names);
    else if (isFunction(node)) enter(node, Object.values(node), names);
    else if (isPart(node)) within(node, names);
  }

  function within(node: Part, names: Names): void {
    if (node.kind === "name" && typeof node.name === "string") names.read.add(node.name);
    if (node.kind === "declare" && node.value !== undefined && isPart(node.target)) {
      const { kind, name } = node.target;
      if (kind === "variable" && typeof name === "string") names.declared.add(name);
    }
    const changed = changedBy(node);
    if (changed === undefined) {
      for (const inner of Object.values(node)) if (inner !== node.written) walk(inner, names);
    } else {
      for (const inner of changed) walk(inner, names);
    }
  }
}

/** What is read where a statement changes what a variable holds: all but the variable. */
function changedBy(node: Part): readonly unknown[] | undefined {
  if (node.kind !== "do" || !isPart(node.value)) return undefined;
  const { value } = node;
  if (value.kind === "assign" && isPart(value.target) && value.target.kind === "place") {
    const rest = keysUnder(value.target.place);
    return rest && [...rest, value.value];
  }
  if (value.kind === "delete") return keysUnder(value.target);
  if (value.kind !== "call" || !isPart(value.callee)) return undefined;
  const { kind, name, object } = value.callee;
  if (kind !== "member" || typeof name !== "string" || !changing.test(name)) return undefined;
  const rest = keysUnder(object);
  return rest && [...rest, "args" in value ? value.args : undefined];
}

/** The keys of a place in what a variable holds: `session.headers["Accept"]`. */
function keysUnder(place: unknown): unknown[] | undefined {
  if (!isPart(place)) return undefined;
  if (place.kind === "name") return [];
  if (place.kind !== "member" && place.kind !== "index") return undefined;
  const rest = keysUnder(place.object);
  return rest && [...rest, place.key];
}

function isFunction(value: unknown): value is FunctionCode {
  return isPart(value) && Array.isArray(value.parameters);
}

function isPart(value: unknown): value is Part {
  return typeof value === "object" && value !== null;
}
