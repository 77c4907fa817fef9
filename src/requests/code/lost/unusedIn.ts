import type { Statement } from "../program.ts";
import { printedBy } from "./printed.ts";
import { isName, isPart, type Part } from "./programPart.ts";
import { untested } from "./tested.ts";

interface Names {
  /** The patterns that declare each name. */
  readonly declared: Map<string, unknown[]>;
  readonly taken: Set<string>;
  readonly printed: Set<string>;
}

/** Methods that only change the object they are called on. */
const setter =
  /^(?:[Ss]et|(?:[Tt]ry|[Pp]arse)?[Aa]dd|[Pp]ut|[Aa]ppend|[Dd]el|[Dd]elete|[Rr]emove|[Uu]pdate|[Pp]op|[Cc]lear|[Ee]xtend)(?![a-z])/;

/** Methods that list what an object contains, for a loop. */
const parted = /^(?:entries|keys|values)$/i;

/**
 * The patterns of variables that are declared with an object and never used: code only changes them, prints them, or
 * branches on what they contain. With each, whether it is printed.
 */
export function unusedIn(
  program: readonly Statement[],
): ReadonlyMap<unknown, { readonly isPrinted: boolean }> {
  const unused = new Map<unknown, { readonly isPrinted: boolean }>();
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
    const own: Names = { declared: new Map(), taken: new Set(), printed: new Set() };
    for (const part of Object.values(body)) walk(part, own);
    for (const [name, patterns] of own.declared) {
      const isPrinted = own.printed.has(name);
      if (!own.taken.has(name)) for (const pattern of patterns) unused.set(pattern, { isPrinted });
    }
    for (const name of own.taken) outer?.taken.add(name);
    for (const name of own.printed) outer?.printed.add(name);
  }

  function look(node: Part, names: Names): void {
    if (node.kind === "text") return;
    if (node.kind === "name" && typeof node.name === "string") {
      names.taken.add(node.name);
      return;
    }
    if (node.kind === "declare" && isPart(node.target) && makesObject(node.value)) {
      const { kind, name } = node.target;
      if (kind === "variable" && typeof name === "string") {
        names.declared.set(name, [...(names.declared.get(name) ?? []), node.target]);
      }
    }
    const kept = changedBy(node);
    const rest = kept ?? printedBy(node);
    if (kept === undefined && rest !== undefined) {
      walk(node.value, { ...names, taken: names.printed });
    }
    if (rest !== undefined) walk(rest, names);
    else if (node.kind === "loop") go(node, names);
    else {
      // No arrays of keys here: on large programs this loop takes most of the time.
      for (const key in node) {
        const inner = key === "test" ? untested(node.test) : node[key];
        if (typeof inner === "object" && inner !== node.written) walk(inner, names);
      }
    }
  }

  /** Iterating over a variable does not use it if the loop variable is not used. */
  function go({ each, of, body }: Part, names: Names): void {
    const turn: Names = { ...names, taken: new Set() };
    walk(body, turn);
    for (const name of turn.taken) names.taken.add(name);
    const given = namesIn(each);
    if (given.length === 0 || given.some((name) => turn.taken.has(name)) || !isPartsOfName(of)) {
      walk(of, names);
    }
  }
}

function makesObject(value: unknown): boolean {
  return isPart(value) && (value.kind === "object" || value.kind === "call");
}

/** For a statement that only changes what a variable holds: the other parts of it; undefined for other statements. */
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

/** The keys in a path into a variable: `session.headers["Accept"]`; undefined where it is no such path. */
function keysUnder(place: unknown): readonly unknown[] | undefined {
  if (isName(place)) return [];
  if (!isPart(place) || (place.kind !== "member" && place.kind !== "index")) return undefined;
  const rest = keysUnder(place.object);
  return rest && [...rest, place.key];
}

/** The names that a pattern declares. */
function namesIn(pattern: unknown): readonly string[] {
  if (!isPart(pattern)) return [];
  if (typeof pattern.name === "string") return [pattern.name];
  return Array.isArray(pattern.parts)
    ? pattern.parts.flatMap((part) => (isPart(part) ? namesIn(part.pattern) : []))
    : [];
}

/** Whether an expression is a variable, or `variable.keys()` and the like. */
function isPartsOfName(of: unknown): boolean {
  if (!isPart(of) || of.kind !== "call") return isName(of);
  const { callee, args } = of;
  if (!isPart(callee) || typeof callee.name !== "string" || !parted.test(callee.name)) return false;
  return Array.isArray(args) && args.every((arg) => isPart(arg) && isName(arg.value));
}
