import { nameDescriptors } from "./descriptors.ts";
import { ancestors } from "./bases.ts";
import { declare } from "../declare.ts";
import { evaluate } from "../evaluate.ts";
import { execute } from "../execute.ts";
import { expose } from "./exposed.ts";
import { fillable } from "./extensionPoints.ts";
import { fieldOf, noteHiding, seenFrom } from "./hiddenMembers.ts";
import { anything } from "../values/anything.ts";
import { asMember } from "./enumerations.ts";
import { mixedInto } from "./mixins.ts";
import type { ClassCode } from "../../declarations.ts";
import type { Frame, Run } from "../run.ts";
import { writtenAt } from "../values/texts.ts";
import { either } from "../values/either.ts";
import { Scope } from "../scope.ts";
import { standIn } from "../calls/standIns.ts";
import {
  type ClassValue,
  type FunctionValue,
  type Thing,
  type Value,
  isNothing,
  nothing,
} from "../values/values.ts";
import { staticOf } from "./members.ts";
import { partOfLibrary } from "./partOfLibrary.ts";

/** Declares a class and runs its static initializers. */
export function classValue(code: ClassCode, frame: Frame, run: Run): ClassValue {
  const value = announced(code, frame, run) ?? declaredClass(code, frame, run);
  ready(value, run);
  return value;
}

/** The class, where it was declared before its statement was reached. */
function announced(code: ClassCode, { scope }: Frame, run: Run): ClassValue | undefined {
  const held = code.name === undefined ? undefined : scope.own(code.name)?.value;
  return held?.kind === "class" && held.code === code && run.unready.has(held) ? held : undefined;
}

/** Declares the modules in the body of a class that it takes itself: their methods are its own from the beginning. */
function announceMixins({ body = [], mixins = [] }: ClassCode, frame: Frame, run: Run): void {
  const modules = body.flatMap((each) =>
    each.kind === "class" && each.code.base === undefined ? each.code : [],
  );
  const isTaken = ({ name, end }: ClassCode): boolean =>
    mixins.some(({ of }) => of.kind === "name" && of.name === name && of.start >= end);
  const last = modules.findLastIndex(isTaken);
  // One of them may take another one.
  for (const code of modules.slice(0, last + 1)) {
    const { name, start, end } = code;
    if (name === undefined) continue;
    declare({ kind: "variable", name, start, end }, declaredClass(code, frame, run), frame, run);
  }
}

/** The variable under which a class declared in a method keeps the `this` of that method. */
export const outerSelf = "<outer>";

/** A class that others can refer to already; its static fields stay empty until `ready`. */
export function declaredClass(code: ClassCode, frame: Frame, run: Run): ClassValue {
  const interfaces = (code.interfaces ?? [])
    .map((each) => evaluate(each, frame, run))
    .filter((each) => each.kind === "class");
  const statics = run.thing([]);
  const around = run.library.impliesSelf === true ? frame.self : undefined;
  const isOwn = code.body !== undefined || around !== undefined;
  const inner = isOwn ? new Scope(frame.scope, true) : frame.scope;
  const scope = code.hidesBody === true ? frame.scope : inner;
  const within: Frame = { ...frame, scope: inner };
  if (code.body !== undefined) announceMixins(code, within, run);
  const mixed = mixedInto(code, within, run);
  if (around !== undefined) scope.add(outerSelf, run.journal.cell(around, either));
  const value: ClassValue = { kind: "class", code, scope, ...mixed, interfaces, statics };
  run.unready.set(value, () => {
    const inside: Frame = { ...within, self: value, home: value };
    if (code.body !== undefined) execute(code.body, inside, run);
    for (const field of code.fields) {
      if (field.isStatic) putField(statics, field, inside, run, true);
    }
    expose(statics, value, run);
    nameDescriptors(value, run);
  });
  for (const method of code.methods) {
    if (method.isExtension !== true || method.name === undefined) continue;
    const own: FunctionValue = { kind: "function", code: method, scope, self: value, home: value };
    run.extensions.set(method.name, [...(run.extensions.get(method.name) ?? []), own]);
  }
  run.classes.add(value);
  noteHiding(value, run);
  return value;
}

/** Runs the static initializers of a class, once. */
export function ready(type: ClassValue, run: Run): void {
  const fill = run.unready.get(type);
  run.unready.delete(type);
  fill?.();
}

/**
 * Gives a new object the fields that its class and base classes declare. `isOurs`: the file itself makes the object.
 */
export function putFields(thing: Thing, type: ClassValue, isOurs: boolean, run: Run): void {
  if (type.base?.kind === "class") putFields(thing, type.base, isOurs, run);
  putOwnFields(thing, type, isOurs, run);
}

type Field = ClassCode["fields"][number];

/** The same for one class alone. `isDue`: which of its fields the object gets now. */
export function putOwnFields(
  thing: Thing,
  type: ClassValue,
  isOurs: boolean,
  run: Run,
  isDue: (field: Field) => boolean = () => true,
): void {
  const { base } = type;
  if (base !== undefined && base.kind !== "class" && partOfLibrary(thing) === undefined)
    run.open(thing, 0);
  const frame = frameOf(type, seenFrom(type, thing, run));
  for (const field of type.code.fields) {
    if (!field.isStatic && isDue(field)) putField(thing, field, frame, run, isOurs);
  }
}

/** Where the initializers of an object's fields are evaluated. */
export function frameOf(home: ClassValue, self: Value | undefined): Frame {
  return { scope: home.scope, self, home, returns: [], putOff: [] };
}

function putField(thing: Thing, field: Field, frame: Frame, run: Run, isOurs = false): void {
  const { name, value, span, zero } = field;
  const own = frame.home === undefined ? name : fieldOf(frame.home, name, run);
  // A field that is declared without a value may get it from a static field, of this class or a subclass.
  if (value === undefined && thing.type && staticOf(thing.type, name, run) !== undefined) return;
  const first = value && evaluate(value, frame, run);
  const held = isStillEmpty(thing, field, frame, run)
    ? nothing
    : heldBy(field, first, frame, run, isOurs);
  run.put(thing, {
    ...{ name: writtenAt(own, span), value: asMember(held, frame.home) },
    ...{ valueSpan: value ?? span, span, isSure: true },
    ...(isOurs && zero !== undefined ? { zero: evaluate(zero, frame, run) } : {}),
    // What a method of the class may be there to fill, see `fillingBranch`.
    ...(field.isStatic && first !== undefined && isNothing(first) ? { zero: first } : {}),
  });
}

/** Whether a field has no value until the constructor of its class has run, and a subclass gives it one then. */
function isStillEmpty(
  { type: made }: Thing,
  { name, value }: Field,
  { home }: Frame,
  run: Run,
): boolean {
  if (value !== undefined || run.library.putsFieldsLate !== true) return false;
  const line = ancestors(made);
  const below = line.slice(
    0,
    line.findIndex(({ code }) => code === home?.code),
  );
  return below.some((type) =>
    type.code.fields.some((each) => {
      const isSame = each.name === name && fieldOf(type, name, run) === name;
      return isSame && !each.isStatic && each.value !== undefined;
    }),
  );
}

/** The value of a field before the constructor runs; `held`: what is written there. `isOurs`: see `putFields`. */
function heldBy(
  field: Field,
  held: Value | undefined,
  frame: Frame,
  run: Run,
  isOurs: boolean,
): Value {
  const { name, type, askedAs } = field;
  if (field.isWrapped === true && held !== undefined) run.open(held);
  if (field.isFilledInside === true) return nothing;
  if (held === undefined) return anything(type, frame, run, askedAs ?? [name]);
  // What objects have that are given no other value, see `construct`.
  if (field.isStatic && frame.home?.code.isFixed === true && isNothing(held)) return held;
  const isOwn = field.isPrivate === true || field.isSetAtFirst === true;
  const isSeen = (isOurs && isOwn) || field.isKeptInside === true;
  if (isSeen && held.kind === "thing") return held;
  const own = !isOurs && field.isSettable === true ? standIn(held, run) : undefined;
  return own ?? fillable(held, run);
}
