import type { Cell } from "./values/cell.ts";
import { evaluate } from "./evaluate.ts";
import { itemOf } from "./values/items.ts";
import { memberOf } from "./classes/members.ts";
import type { Pattern } from "../pattern.ts";
import type { Frame, Run } from "./run.ts";
import { either, unlessGiven } from "./values/either.ts";
import { standIn } from "./calls/standIns.ts";
import { type Entry, type Thing, type Value, nothing, unknown } from "./values/values.ts";
import { assign } from "./assign.ts";

/** Declares the variables of a pattern. `isWide`: in the function's scope, not the block's. */
export function declare(
  target: Pattern,
  value: Value,
  frame: Frame,
  run: Run,
  isWide = false,
): void {
  if (target.kind === "parts") {
    takeApart(target, value, frame, run, (pattern, part) => {
      declare(pattern, part, frame, run, isWide);
    });
  } else if (target.kind === "place") {
    assign(target, value, target, frame, run);
  } else {
    const scope = isWide ? frame.scope.wide : frame.scope;
    const given = withDefault(value, target, frame, run);
    const cell = scope.own(target.name);
    if (cell !== undefined) run.journal.set(cell, given);
    else {
      const made = madeHere(given, run);
      scope.add(target.name, made);
      if (scope.parent === undefined && run.setters.has(target.name)) run.declared.set(made, given);
    }
  }
}

/** A cell for a new variable, which exists only on the way that is being followed. */
export function madeHere(value: Value, run: Run): Cell<Value> {
  const made = run.journal.cell<Value>({ kind: "unknown" }, either);
  run.journal.set(made, value);
  return made;
}

/** The value a pattern takes, or its default where that value is or may be missing. */
export function withDefault(value: Value, target: Pattern, frame: Frame, run: Run): Value {
  if (target.default === undefined) return value;
  if (value.kind === "constant" && value.value === undefined) {
    const usual = evaluate(target.default, frame, run);
    return usual.kind === "text" ? { ...usual, isDefault: true } : usual;
  }
  if (value.kind !== "unknown") return value;
  const otherwise = evaluate(target.default, frame, run);
  if (otherwise.kind === "thing" && run.library.objectsByDefault === true) {
    return run.thing(unsure(otherwise), { isOpen: true });
  }
  const stand =
    otherwise.kind === "native" ? run.library.maybe?.(otherwise, run) : standIn(otherwise, run);
  // A URL that is merely the default is still one that is really called.
  return stand ?? unlessGiven(unknown, otherwise);
}

function unsure({ shape }: Thing): readonly Entry[] {
  return shape.value.entries.map((entry) => ({ ...entry, isSure: false }));
}

/** Destructures a value: calls `give` with each part of the pattern and what the value has there. */
export function takeApart(
  target: Extract<Pattern, { kind: "parts" }>,
  given: Value,
  frame: Frame,
  run: Run,
  give: (pattern: Pattern, part: Value) => void,
): void {
  const value = withDefault(given, target, frame, run);
  const taken = new Set<string>();
  let isRestSeen = true;
  for (const { key, by, at, pattern } of target.parts) {
    if (by !== undefined) {
      isRestSeen = false;
      give(pattern, itemOf(value, evaluate(by, frame, run), by, run));
    } else if (key !== undefined) {
      taken.add(key);
      give(pattern, memberOf(value, key, run) ?? nothing);
    } else if (at !== undefined) {
      give(pattern, (value.kind === "list" ? value.items[at] : undefined) ?? unknown);
    } else if (value.kind === "thing") {
      const { entries, isOpen } = value.shape.value;
      const rest = entries.filter(({ name }) => !taken.has(name.text));
      // A computed key that is not known may have taken any of the entries.
      const left = isRestSeen ? rest : rest.map((entry) => ({ ...entry, isSure: false }));
      give(pattern, run.thing(left, { isOpen }));
    } else {
      give(pattern, unknown);
    }
  }
}
