import type { Statement } from "./program.ts";

/** Any part of a program, with what tells here. */
interface Part {
  readonly kind?: unknown;
  readonly name?: unknown;
  readonly target?: unknown;
  readonly value?: unknown;
  readonly parameters?: unknown;
  readonly callee?: unknown;
  readonly args?: unknown;
  readonly object?: unknown;
  readonly key?: unknown;
  readonly place?: unknown;
  readonly written?: unknown;
}

interface Names {
  readonly given: Map<string, unknown[]>;
  readonly read: Set<string>;
}

/** Statements (`declare`, or `do` with an assignment) whose variable nobody ever reads; that it is worked on is no reading. */
export function unreadOf(program: readonly Statement[]): ReadonlySet<unknown> {
  const unread = new Set<unknown>();
  enter(program, undefined);
  return unread;

  function enter(code: unknown, outer: Names | undefined): void {
    const own: Names = { given: new Map(), read: new Set() };
    children(code, own);
    for (const [name, statements] of own.given) {
      if (!own.read.has(name)) for (const each of statements) unread.add(each);
    }
    for (const name of own.read) if (!own.given.has(name)) outer?.read.add(name);
  }

  function walk(node: unknown, names: Names): void {
    if (Array.isArray(node)) {
      for (const each of node) walk(each, names);
    } else if (isPart(node)) {
      if (Array.isArray(node.parameters)) enter(node, names);
      else if (node.kind === "declare") give(node, node, names);
      else if (node.kind === "do") done(node, names);
      else if (node.kind === "name" && typeof node.name === "string") names.read.add(node.name);
      else children(node, names);
    }
  }

  function children(node: unknown, names: Names): void {
    if (Array.isArray(node)) walk(node, names);
    else if (isPart(node)) {
      for (const inner of Object.values(node)) if (inner !== node.written) walk(inner, names);
    }
  }

  /** A statement that is nothing but an expression: a variable that a method is called on is only worked on. */
  function done(node: Part, names: Names): void {
    const { value } = node;
    if (!isPart(value)) return;
    if (value.kind === "assign") give(node, value, names);
    else if (value.kind === "call") chain(value, names);
    else walk(value, names);
  }

  function chain(call: Part, names: Names): void {
    let at: Part = call;
    while (isPart(at.callee) && at.callee.kind === "member" && isPart(at.callee.object)) {
      walk(at.args, names);
      const { object } = at.callee;
      if (object.kind === "name") return;
      if (object.kind !== "call") {
        walk(object, names);
        return;
      }
      at = object;
    }
    children(at, names);
  }

  function give(statement: Part, assignment: Part, names: Names): void {
    const { target, value } = assignment;
    walk(value, names);
    if (!isPart(target)) return;
    if (target.kind === "variable" && typeof target.name === "string") {
      const statements = names.given.get(target.name);
      if (statements === undefined) names.given.set(target.name, [statement]);
      else statements.push(statement);
    } else if (target.kind === "place" && isPart(target.place)) {
      const { object, key } = target.place;
      if (!isPart(object) || object.kind !== "name") walk(object, names);
      walk(key, names);
    } else children(target, names);
  }
}

function isPart(value: unknown): value is Part {
  return typeof value === "object" && value !== null;
}
