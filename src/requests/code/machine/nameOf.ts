import { impliedOf, innerClass } from "./classes/implied.ts";
import { partOfLibrary } from "./classes/partOfLibrary.ts";
import { current } from "./values/growing.ts";
import type { Frame, Run } from "./run.ts";
import { type Value, unknown } from "./values/values.ts";

/** The value of a plain name: a variable, an implied member, or a global of the library. */
export function nameOf(name: string, frame: Frame, run: Run): Value {
  if (name === "this") return frame.self ?? unknown;
  if (name === "super") {
    const { self, home } = frame;
    const base = home?.base;
    if (self?.kind === "class") return base?.kind === "class" ? base : unknown;
    if (self?.kind !== "thing") return unknown;
    if (base?.kind === "native") return partOfLibrary(self) ?? unknown;
    const { actual = self.type } = self;
    return base?.kind === "class" ? { ...self, type: base, ...(actual && { actual }) } : unknown;
  }
  const cell = frame.scope.find(name);
  const { impliesSelf } = run.library;
  const { outermost } = frame.scope;
  // A top-level variable is not visible in classes, which may have a field of the same name.
  const isBeside = impliesSelf === true && cell !== undefined && outermost.own(name) === cell;
  const field = isBeside ? impliedOf(name, frame, run) : undefined;
  if (cell !== undefined && field === undefined) {
    const { setters, declared } = run;
    const { active } = run.calls;
    if (cell.value.kind === "class") return innerClass(name, frame, run) ?? cell.value;
    // A function that runs before this one may have assigned to it.
    const isElsewhere = active !== undefined && setters.get(name)?.has(active) === false;
    return isElsewhere && declared.get(cell) === cell.value ? unknown : current(cell.value);
  }
  const implied = field ?? (impliesSelf === true ? impliedOf(name, frame, run) : undefined);
  return (
    implied ?? inheritedName(frame.home?.base, name) ?? run.library.global(name, run) ?? unknown
  );
}

/** A name that the body of a base class declares. */
function inheritedName(base: Value | undefined, name: string): Value | undefined {
  if (base?.kind !== "class") return undefined;
  const own = base.code.body === undefined ? undefined : base.scope.own(name)?.value;
  return own ?? inheritedName(base.base, name);
}
