import { ancestors } from "./bases.ts";
import { frameOf, putFields, putOwnFields } from "./declaredClass.ts";
import { evaluate } from "../evaluate.ts";
import { fieldOf } from "./hiddenMembers.ts";
import type { Frame, Run } from "../run.ts";
import {
  entryOf,
  nothing,
  type ClassValue,
  type FunctionValue,
  type Thing,
  type Value,
} from "../values/values.ts";

/** Objects that the file itself makes. */
const ours = new WeakSet<Thing["shape"]>();

/** The class that a constructor is of, where classes below it give the object their fields when it has run. */
function lateHome(maker: FunctionValue | undefined, { library }: Run): ClassValue | undefined {
  return library.putsFieldsLate === true ? maker?.home : undefined;
}

/** Gives a new object the fields that it has before a constructor of its class (`type`) runs. */
export function putFirst(
  thing: Thing,
  type: ClassValue,
  maker: FunctionValue | undefined,
  run: Run,
  isOurs = ours.has(thing.shape),
): void {
  if (isOurs) ours.add(thing.shape);
  const home = lateHome(maker, run);
  if (home === undefined) putFields(thing, type, isOurs, run);
  else if (home.base?.kind !== "class") putOwnFields(thing, home, isOurs, run);
}

/** Gives it the others, when the constructor has run: those of the classes from that of the constructor to `type`. */
export function putLate(
  thing: Thing,
  type: ClassValue,
  maker: FunctionValue | undefined,
  run: Run,
): void {
  const home = lateHome(maker, run);
  if (home === undefined) return;
  const line = ancestors(type);
  const at = line.findIndex(({ code }) => code === home.code);
  const isOurs = ours.has(thing.shape);
  const isMissing = (name: string): boolean => entryOf(thing, name) === undefined;
  for (const [index, each] of [...line.entries()].toReversed()) {
    // What is not there although its constructor has run: no call of that for the base class was seen.
    putOwnFields(thing, each, isOurs, run, ({ name, value }) => {
      return isMissing(name) || (index < at && value !== undefined);
    });
  }
}

/**
 * What a field has until the constructor of the base class has run, which may call a method that reads it; undefined
 * where it has, or may have, another value by then.
 */
export function notYetGiven(of: Thing, name: string, run: Run): Value | undefined {
  if (run.library.putsFieldsLate !== true || !run.beingMade.isMakingNow(of)) return undefined;
  for (const type of ancestors(of.type)) {
    const field = type.code.fields.find((each) => {
      return !each.isStatic && fieldOf(type, each.name, run) === name;
    });
    if (field === undefined) continue;
    if (field.isWrapped === true) return undefined;
    return field.atFirst === undefined ? nothing : evaluate(field.atFirst, frameOf(type, of), run);
  }
  return undefined;
}

/** Runs the constructor of the base class (`make`), with the fields that the object gets before and after that. */
export function aroundBase(
  { self, home }: Frame,
  maker: FunctionValue | undefined,
  run: Run,
  make: () => void,
): void {
  const base = home?.base;
  const isLate = run.library.putsFieldsLate === true && self?.kind === "thing";
  if (!isLate || home === undefined || base?.kind !== "class") {
    make();
    return;
  }
  putFirst(self, base, maker, run);
  make();
  putLate(self, base, maker, run);
  putOwnFields(self, home, ours.has(self.shape), run, ({ name, value }) => {
    return value !== undefined || entryOf(self, name) === undefined;
  });
}
