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
const setter = /^(?:set|add|put|append|del|delete|remove)$/i;

/** The patterns of variables to which a function gives an object, and which it does nothing with but change that. */
export function unusedIn(program: readonly Statement[]): ReadonlySet<unknown> {
  const unused = new Set<unknown>();
  walk(program, undefined);
  return unused;

  function walk(node: unknown, names: Names | undefined): void {
    if (Array.isArray(node)) {
      for (const each of node) walk(each, names);
    } else if (isPart(node)) {
      if (Array.isArray(node.parameters)) enter(node, names);
      else look(node, names);
    }
  }

  function enter(code: Part, outer: Names | undefined): void {
    const own: Names = { declared: new Map(), taken: new Set() };
    within(code, own);
    for (const [name, patterns] of own.declared) {
      if (!own.taken.has(name)) for (const pattern of patterns) unused.add(pattern);
    }
    for (const name of own.taken) outer?.taken.add(name);
  }

  function look(node: Part, names: Names | undefined): void {
    if (node.kind === "name" && typeof node.name === "string") names?.taken.add(node.name);
    if (node.kind === "declare" && isPart(node.target) && makesObject(node.value)) {
      const { kind, name } = node.target;
      if (kind === "variable" && typeof name === "string") {
        names?.declared.set(name, [...(names.declared.get(name) ?? []), node.target]);
      }
    }
    const changed = changedBy(node);
    if (changed === undefined) within(node, names);
    else walk(changed, names);
  }

  function within(node: Part, names: Names | undefined): void {
    for (const inner of Object.values(node)) if (inner !== node.written) walk(inner, names);
  }
}

function makesObject(value: unknown): boolean {
  return isPart(value) && (value.kind === "object" || value.kind === "call");
}

/** Where a statement does nothing but change what a variable holds: what else it is made of. */
function changedBy({ kind, value, target }: Part): readonly unknown[] | undefined {
  if (kind !== "do" || !isPart(value)) {
    return kind === "assign" && isPart(target) ? changedPlace(target, value) : undefined;
  }
  const { callee, args } = value;
  const isSetter = isPart(callee) && typeof callee.name === "string" && setter.test(callee.name);
  return isSetter && isName(callee.object) ? [args] : undefined;
}

function changedPlace({ place }: Part, value: unknown): readonly unknown[] | undefined {
  return isPart(place) && isName(place.object) ? [place.key, value] : undefined;
}

function isName(node: unknown): boolean {
  return isPart(node) && node.kind === "name";
}

function isPart(value: unknown): value is Part {
  return typeof value === "object" && value !== null;
}
