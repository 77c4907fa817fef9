import { putAnywhere, spread } from "../machine/values/objects.ts";
import type { Span } from "../../httpRequest.ts";
import { entriesToCopy } from "../machine/values/zeros.ts";
import { truthOf } from "../machine/values/truthOf.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { nameIn, plainText } from "../machine/values/texts.ts";
import { wholeStatement } from "../machine/wholeStatement.ts";
import { entryOf, textOf, unknown, type Entry, type Value } from "../machine/values/values.ts";
import { allKeys } from "./reading/readLoop.ts";
import { copyInto, has, itemsOf, pairsIn, pairsOf } from "./clients/headersObject.ts";

/** `Object.assign`, `Object.entries` and other functions of `Object`. */
export function callObject(method: string, { args, at }: Call, run: Run): Value | undefined {
  const [first, ...others] = args;
  const thing = first?.value.kind === "thing" ? first.value : undefined;
  switch (method) {
    case "freeze":
      if (thing !== undefined && run.journal.isUnbranched) run.frozen.add(thing.shape);
      return first?.value ?? unknown;
    case "seal":
    case "preventExtensions":
      return first?.value ?? unknown;
    case "assign": {
      for (const arg of others) assignAll(first?.value, arg, run);
      return first?.value ?? unknown;
    }
    case "defineProperty":
      putUnder(
        others[0],
        first?.value,
        defined(others[1]?.value, wholeStatement(run.text, at)),
        run,
      );
      return first?.value ?? unknown;
    case "defineProperties":
      putAll(others[0], first?.value, run);
      return first?.value ?? unknown;
    case "entries":
      return thing === undefined ? unknown : pairsOf(thing);
    case "keys":
      return thing === undefined ? unknown : itemsOf(thing, ({ name }) => textOf(name));
    case allKeys:
      return thing === undefined ? unknown : itemsOf(thing, ({ name }) => textOf(name), true);
    case "values":
      return thing === undefined ? unknown : itemsOf(thing, ({ value }) => value);
    case "fromEntries":
      return first === undefined ? unknown : fromEntries(first.value, run);
    case "create":
      return others.length > 0 ? run.thing([], { isOpen: true }) : inheriting(first?.value, run);
    case "hasOwn": {
      const key = plainText(others[0]?.value);
      return thing === undefined || key === undefined ? unknown : has(thing, key);
    }
    default:
      return undefined;
  }
}

/** An object with a prototype, which may change later: what is inherited is there, and not known. */
function inheriting(prototype: Value | undefined, run: Run): Value {
  if (prototype?.kind === "constant" && prototype.value === null) return run.thing([]);
  if (prototype?.kind !== "thing" || prototype.type !== undefined || prototype.shape.value.isOpen)
    return run.thing([], { isOpen: true });
  const entries = prototype.shape.value.entries.map((entry): Entry => {
    // Objects and methods are shared with the prototype.
    const isShared = entry.value.kind === "thing" || entry.value.kind === "function";
    const value = isShared ? entry.value : unknown;
    return { ...entry, value, isSkipped: true, isInherited: true };
  });
  return run.thing(entries);
}

/** Functions of `Reflect` that change an object. */
export function callReflect(method: string, { args, at }: Call, run: Run): Value | undefined {
  const [target, key, value] = args;
  if (method === "set") {
    const span = wholeStatement(run.text, at);
    putUnder(
      key,
      target?.value,
      { value: value?.value ?? unknown, valueSpan: value?.span ?? span, span: value?.span ?? span },
      run,
    );
  }
  if (method === "deleteProperty" && target !== undefined) putAnywhere(target.value, run);
  if (method === "defineProperty")
    putUnder(key, target?.value, defined(value?.value, wholeStatement(run.text, at)), run);
  return /^(?:set|deleteProperty|defineProperty)$/.test(method) ? unknown : undefined;
}

/** Sets a property. */
function putUnder(
  key: Arg | undefined,
  target: Value | undefined,
  { value, span, valueSpan = span, isSkipped }: Defined,
  run: Run,
): void {
  const name = key && nameIn(key.value);
  if (target === undefined) return;
  if (target.kind !== "thing" || name === undefined) {
    putAnywhere(target, run);
    return;
  }
  // A property that is there already stays enumerable.
  const isNew = entryOf(target, name.text) === undefined && !target.shape.value.isOpen;
  const skipped = isSkipped === true && isNew ? { isSkipped } : {};
  run.put(target, { name, value, valueSpan, span, isSure: true, ...skipped });
}

type Defined = Pick<Entry, "value" | "span" | "isSkipped"> & Partial<Pick<Entry, "valueSpan">>;

/** What a descriptor of a property says. */
function defined(descriptor: Value | undefined, span: Span): Defined {
  const isWhole = descriptor?.kind === "thing" && !descriptor.shape.value.isOpen;
  if (!isWhole) return { value: unknown, span };
  const [given, enumerable] = ["value", "enumerable"].map((name) => entryOf(descriptor, name));
  const isSkipped =
    enumerable === undefined || (enumerable.isSure && truthOf(enumerable.value) === false);
  const { value, valueSpan } = given?.isSure === true ? given : { value: unknown, valueSpan: span };
  return {
    ...{ value, span, valueSpan },
    ...(isSkipped ? { isSkipped } : {}),
  };
}

function putAll(all: Arg | undefined, target: Value | undefined, run: Run): void {
  if (target === undefined || all === undefined) return;
  if (all.value.kind !== "thing" || all.value.shape.value.isOpen) putAnywhere(target, run);
  if (all.value.kind !== "thing") return;
  for (const { name, value, isSure } of all.value.shape.value.entries) {
    const key = { value: textOf(name), span: all.span };
    const { isSkipped } = defined(isSure ? value : undefined, all.span);
    putUnder(key, target, { value: unknown, span: all.span, ...(isSkipped && { isSkipped }) }, run);
  }
}

/** Assigns each entry, as a statement of its own would. */
function assignAll(target: Value | undefined, { value, isMany, span }: Arg, run: Run): void {
  const more = isMany === true ? unknown : value;
  if (target?.kind === "thing") spread(target, more, run, span);
  if (target?.kind !== "native") return;
  if (more.kind !== "thing") {
    run.open(target, 0);
    return;
  }
  if (more.shape.value.isOpen) run.open(target, 0);
  for (const entry of entriesToCopy(more, run)) {
    run.library.assign(target, entry.name.text, entry, run);
  }
}

function fromEntries(given: Value, run: Run): Value {
  const pairs = pairsIn(given);
  if (pairs === undefined && given.kind !== "list") return unknown;
  const made = run.thing([]);
  copyInto(made, given, run);
  return made;
}
