import type { Statement } from "./program.ts";

/** Any part of a program, with what tells here. */
interface Part {
  readonly kind?: unknown;
  readonly name?: unknown;
  readonly target?: unknown;
  readonly value?: unknown;
  readonly callee?: unknown;
  readonly args?: unknown;
  readonly object?: unknown;
  readonly key?: unknown;
  readonly place?: unknown;
  readonly parameters?: unknown;
  readonly written?: unknown;
}

interface Names {
  /** The patterns that declare them. */
  readonly declared: Map<string, unknown[]>;
  readonly taken: Set<string>;
}

/** Methods that change what they are called on, and do nothing else. */
const setter =
  /^(?:[Ss]et|[Aa]dd|[Pp]ut|[Aa]ppend|[Dd]el|[Dd]elete|[Rr]emove|[Uu]pdate|[Pp]op|[Cc]lear|[Ee]xtend)(?![a-z])/;

/** The patterns of variables that are given an object, and with which nothing is done but change that. */
export function unusedIn(program: readonly Statement[]): ReadonlySet<unknown> {
  const unused = new Set<unknown>();
  enter(program, undefined);
  return unused;

  function walk(node: unknown, names: Names): void {
    if (Array.isArray(node)) {
      for (const each of node) walk(each, names);
    } else if (isPart(node)) {
      if (Array.isArray(node.parameters)) enter(node, names);
      else look(node, names);
    }
  }

  function enter(body: object, outer: Names | undefined): void {
    const own: Names = { declared: new Map(), taken: new Set() };
    for (const part of Object.values(body)) walk(part, own);
    for (const [name, patterns] of own.declared) {
      if (!own.taken.has(name)) for (const pattern of patterns) unused.add(pattern);
    }
    for (const name of own.taken) outer?.taken.add(name);
  }

  function look(node: Part, names: Names): void {
    if (node.kind === "name" && typeof node.name === "string") names.taken.add(node.name);
    if (node.kind === "declare" && isPart(node.target) && makesObject(node.value)) {
      const { kind, name } = node.target;
      if (kind === "variable" && typeof name === "string") {
        names.declared.set(name, [...(names.declared.get(name) ?? []), node.target]);
      }
    }
    const changed = changedBy(node);
    if (changed !== undefined) walk(changed, names);
    else for (const inner of Object.values(node)) if (inner !== node.written) walk(inner, names);
  }
}

function makesObject(value: unknown): boolean {
  return isPart(value) && (value.kind === "object" || value.kind === "call");
}

/** Where a statement does nothing but change what a variable holds: what else it is made of. */
function changedBy({ kind, value, target }: Part): readonly unknown[] | undefined {
  if (kind === "assign" && isPart(target)) return changedPlace(target.place, value);
  if (kind === "delete") return changedPlace(target, undefined);
  if (kind !== "do" || !isPart(value)) return undefined;
  const { callee, args } = value;
  const isSetter = isPart(callee) && typeof callee.name === "string" && setter.test(callee.name);
  const keys = isSetter ? keysUnder(callee.object) : undefined;
  return keys && [...keys, args];
}

function changedPlace(place: unknown, value: unknown): readonly unknown[] | undefined {
  const keys = isName(place) ? undefined : keysUnder(place);
  return keys && [...keys, value];
}

/** The keys of a place in what a variable holds: `session.headers["Accept"]`. */
function keysUnder(place: unknown): readonly unknown[] | undefined {
  if (isName(place)) return [];
  if (!isPart(place) || (place.kind !== "member" && place.kind !== "index")) return undefined;
  const rest = keysUnder(place.object);
  return rest && [...rest, place.key];
}

function isName(node: unknown): boolean {
  return isPart(node) && node.kind === "name";
}

function isPart(value: unknown): value is Part {
  return typeof value === "object" && value !== null;
}
