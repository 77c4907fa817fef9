import type { Span } from "../../httpRequest.ts";
import type { Written } from "../../places/written.ts";
import { replacedLines } from "../lost/replacedLines.ts";
import { assign } from "./assign.ts";
import { evaluate } from "./evaluate.ts";
import { descriptorSetter } from "./classes/descriptors.ts";
import { bound } from "./calls/binding.ts";
import { ancestors } from "./classes/bases.ts";
import { entryAt, hasToken } from "./values/placeEntry.ts";
import { nameIn, writtenAt } from "./values/texts.ts";
import { partWith } from "./classes/embedded.ts";
import { exposedName, isOwnVariable } from "./classes/exposed.ts";
import { changeList, changeRest } from "./values/growing.ts";
import { heldUnder } from "./values/held.ts";
import { ownName } from "./classes/hiddenMembers.ts";
import { itemMethodOf } from "./values/items.ts";
import { putAnywhere, spread } from "./values/objects.ts";
import { invoke } from "./calls/invoke.ts";
import { keepInside } from "./values/zeros.ts";
import { methodOf } from "./classes/methodOf.ts";
import { extended } from "./classes/partOfLibrary.ts";
import { ownSetterOf, setterOf } from "./classes/propertySetter.ts";
import type { Pattern } from "../pattern.ts";
import type { Expression } from "../program.ts";
import type { Frame, Run } from "./run.ts";
import {
  type Entry,
  type FunctionValue,
  type Native,
  type Thing,
  type Value,
  entryOf,
  isNothing,
  textOf,
  unknown,
} from "./values/values.ts";

/** Assigns to a member of a library's object, which may call what it is given at a later time. */
export function assignOutside(of: Native, name: string, entry: Entry, run: Run): boolean {
  return run.beingMade.later(() => run.library.assign(of, name, entry, run));
}

/** Assigns to a member (`object.name = value`) or an item (`object[key] = value`). */
export function assignIn(
  object: Value,
  place: Extract<Expression, { kind: "member" | "index" }>,
  value: Value,
  whole: Span & { readonly ifMissing?: true; readonly value?: Span },
  frame: Frame,
  run: Run,
): void {
  if (object.kind === "unknown") run.open(object);
  const part =
    object.kind === "thing" && place.kind === "member" ? partWith(object, place.name) : undefined;
  if (part !== undefined) {
    assignIn(part, place, value, whole, frame, run);
    return;
  }
  if (object.kind === "list" && place.kind === "index") {
    const at = evaluate(place.key, frame, run);
    const index = at.kind === "constant" && typeof at.value === "number" ? at.value : -1;
    const items = index in object.items ? object.items.with(index, value) : undefined;
    const isAmongRest =
      items === undefined && run.library.hasSlices === true && changeRest(object, value, run);
    if (isAmongRest) return;
    if (object.isCopied !== true) changeList(object, items, run);
    else {
      const copy = items === undefined ? unknown : { ...object, items };
      assign(targetOf(place.object), copy, whole, frame, run);
    }
    return;
  }
  const key = place.kind === "index" ? evaluate(place.key, frame, run) : undefined;
  const setter = key === undefined ? undefined : itemMethodOf(object, run.library.setsItems);
  if (key !== undefined && setter !== undefined) {
    const { start, end } = whole.value ?? whole;
    invoke(
      setter,
      [
        { value: key, span: place },
        { value, span: { start, end } },
      ],
      run,
    );
    return;
  }
  const name =
    place.kind === "member"
      ? writtenAt(memberName(object, place.name, run), place.nameSpan)
      : keyIn(object, key ?? unknown, run);
  if (name === undefined) {
    putAnywhere(object, run, value);
    return;
  }
  const old = whole.ifMissing === true ? heldUnder(object, name.text, key, run) : undefined;
  if (old !== undefined && !isNothing(old) && old.kind !== "unknown") return;
  const held = old?.kind === "unknown" && !isUnset(object, name.text) ? unknown : value;
  const entry = entryAt(place, name, held, whole, run);
  // The file replaces a function of a library: calling that may do anything from now on.
  if (object.kind === "native" && object.state === undefined) {
    run.patched.add(`${object.path}.${name.text}`);
  }
  run.lost.forget(value);
  if (object.kind === "native" && assignOutside(object, name.text, entry, run)) return;
  if (object.kind === "thing") {
    if (run.frozen.has(object.shape)) return;
    const { type } = object;
    if (takesItself(object, run)) {
      run.open(value);
      run.open(object, 1);
    }
    const ofClass = place.kind === "member" ? descriptorSetter(object, name.text, run) : undefined;
    if (ofClass !== undefined) {
      const it = { value: object, span: place.object };
      invoke(ofClass, [it, { value, span: entry.valueSpan }], run);
      return;
    }
    const ofProperty = setterOf(type, name.text, object) ?? ownSetterOf(object, name.text);
    if (ofProperty !== undefined) {
      invoke(ofProperty, [{ value, span: entry.valueSpan }], run);
      return;
    }
    const ofMissing = place.kind === "member" ? missingSetterOf(object, name.text, run) : undefined;
    if (ofMissing !== undefined) {
      const named = { ...name, text: run.library.setsMissing?.nameOf(name.text) ?? name.text };
      const args = [
        { value: textOf(named), span: entry.span },
        { value, span: entry.valueSpan },
      ];
      invoke(ofMissing, args, run);
      return;
    }
    const base = extended(object, name.text, run);
    if (base !== undefined && assignOutside(base, name.text, entry, run)) return;
    // The object may be one of those that `callables` makes to follow the class's methods; a changed copy is not.
    const isOther = object.origin === undefined && object.shape !== shapeOf(frame.self);
    if (type !== undefined && type === frame.home && isOther) {
      const names = run.setElsewhere.get(type.code) ?? new Set();
      run.setElsewhere.set(type.code, names.add(name.text));
    }
    const before = entryOf(object, "headers")?.value;
    const isLess = hasToken(before) && !hasToken(value);
    if (name.text === "headers" && isLess) run.lost.replaced(before, value);
    else replacedLines(entryOf(object, name.text)?.value, value, run);
    if (name.text === type?.code.part?.name) spread(object, value, run);
    const isCleared = isNothing(entry.value) && !isOther && type !== undefined;
    keepInside(object, entry, run);
    run.put(object, isCleared ? { ...entry, zero: entry.value } : entry);
    // Nobody has a reference to an object that is changed right where it was made: `makeClient().headers = …`.
    if (place.object.kind === "call") run.lost.discarded(object);
  }
  if (object.kind === "class") {
    const ofClass = setterOf(object, name.text, object);
    if (ofClass === undefined) run.put(object.statics, entry);
    else invoke(ofClass, [{ value, span: entry.valueSpan }], run);
  }
}

/** Whether it is an instance variable (Ruby `@name`) that has certainly not been set yet. */
function isUnset(object: Value, name: string): boolean {
  if (object.kind !== "thing" || object.shape.value.isOpen) return false;
  return isOwnVariable(name) && entryOf(object, name) === undefined;
}

function targetOf(place: Expression): Pattern {
  const { kind, start, end } = place;
  return kind === "name"
    ? { kind: "variable", start, end, name: place.name }
    : { kind: "place", start, end, place };
}

/** The name under which an object has a member. */
function memberName(of: Value, name: string, run: Run): string {
  return of.kind === "thing" ? ownName(of, exposedName(of, name), run) : exposedName(of, name);
}

/** The name in a key; with an accessor of that name, the variable behind it: `user[:name]` is `@name`. */
function keyIn(object: Value, key: Value, { library: { indexes } }: Run): Written | undefined {
  const name = nameIn(key);
  return name === undefined || indexes === undefined
    ? name
    : { ...name, text: exposedName(object, name.text) };
}

/** Whether a method of the class decides what happens to whatever is assigned: `__setattr__`. */
function takesItself({ type }: Thing, { library: { setsMembers } }: Run): boolean {
  if (setsMembers === undefined || type === undefined) return false;
  return methodOf(type, setsMembers, type) !== undefined;
}

/**
 * The method that handles assigning to a name that neither object nor class declares; undefined while that method
 * itself runs.
 */
function missingSetterOf(object: Thing, name: string, run: Run): FunctionValue | undefined {
  const { type } = object;
  const { setsMissing } = run.library;
  if (setsMissing === undefined || type === undefined || entryOf(object, name)) return undefined;
  const isDeclared = ancestors(type).some(({ code }) =>
    code.fields.some((field) => field.name === name),
  );
  const isKnown = isDeclared || isOwnVariable(name);
  const method = isKnown ? undefined : methodOf(type, setsMissing.method, bound(object));
  return method === undefined || run.calls.isFollowing(method.code) ? undefined : method;
}

function shapeOf(value: Value | undefined): unknown {
  return value?.kind === "thing" ? value.shape : undefined;
}
