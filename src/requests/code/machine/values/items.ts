import type { Span } from "../../../httpRequest.ts";
import { nativeBase } from "../classes/bases.ts";
import { bound } from "../calls/binding.ts";
import { exposedName } from "../classes/exposed.ts";
import { invoke } from "../calls/invoke.ts";
import { memberOf } from "../classes/members.ts";
import { methodOf } from "../classes/methodOf.ts";
import { memberNamed } from "../classes/enumerations.ts";
import type { Run } from "../run.ts";
import { nameIn } from "./texts.ts";
import { type FunctionValue, type Thing, type Value, entryOf, nothing, unknown } from "./values.ts";
import { either, underAny } from "./either.ts";

/** The value of `object[key]`. `at`: where the key is written. */
export function itemOf(object: Value, key: Value, at: Span, run: Run): Value {
  if (object.kind === "native") {
    if (key.kind === "unknown") run.idleClients.uses(object.state);
    const item = run.library.item?.(object, { value: key, span: at }, run);
    if (item !== undefined) return item;
  }
  const getter = itemMethodOf(object, run.library.givesItems);
  const own =
    (getter && invoke(getter, [{ value: key, span: at }], run)) ??
    itemOfObject(object, key, at, run) ??
    calledWith(object, key, at, run);
  if (own !== undefined) return own;
  if (key.kind === "text" && key.isSure && !key.written.runs.some(({ variable }) => variable)) {
    if (object.kind === "thing") {
      const entry = entryOf(object, key.written.text);
      const isDemanded = run.library.demandsItems === true;
      const { isOpen } = object.shape.value;
      const own = object.type && methodOf(object.type, key.written.text, bound(object));
      if (entry === undefined && own === undefined && !isOpen)
        return byDefault(object, key, at, run) ?? (isDemanded ? unknown : nothing);
      if (entry === undefined) return own ?? unknown;
      // Reading it this way would fail if it were missing, so it is there.
      if (isDemanded && !isOpen && !entry.isSure && isMade(entry.value)) return entry.value;
    }
    return memberOf(object, key.written.text, run) ?? unknown;
  }
  if (object.kind === "list") {
    const rest = run.library.hasSlices === true ? object.rest : undefined;
    const index = key.kind === "constant" && typeof key.value === "number" ? key.value : undefined;
    if (index !== undefined) return object.items[index] ?? rest ?? unknown;
    return rest === undefined ? unknown : [...object.items, rest].reduce(either);
  }
  if (object.kind === "class" && object.code.isEnumeration === true)
    return memberNamed(object, key, run);
  if (object.kind !== "thing") return unknown;
  const name = object.shape.value.isOpen ? undefined : nameIn(key)?.text;
  if (name !== undefined && entryOf(object, name) !== undefined) {
    return memberOf(object, name, run) ?? unknown;
  }
  const otherwise = byDefault(object, key, at, run);
  return otherwise === undefined ? underAny(object) : either(underAny(object), otherwise);
}

function byDefault(of: Thing, key: Value, span: Span, run: Run): Value | undefined {
  return run.library.defaultItem?.(of, { value: key, span }, run);
}

/** The method by which an object handles its items itself, unless a library's base class stores them. */
export function itemMethodOf(object: Value, name: string | undefined): FunctionValue | undefined {
  if (name === undefined || object.kind !== "thing" || object.type === undefined) return undefined;
  return nativeBase(object.type) === undefined ? methodOf(object.type, name, object) : undefined;
}

/** The result of the file's own index method (Ruby `[]`); without one, of the accessor named like the key. */
function itemOfObject(object: Value, key: Value, span: Span, run: Run): Value | undefined {
  const { indexes } = run.library;
  if (indexes === undefined || object.kind !== "thing" || object.type === undefined)
    return undefined;
  const method = methodOf(object.type, indexes, object);
  if (method !== undefined) return invoke(method, [{ value: key, span }], run);
  const name = nameIn(key)?.text;
  const shown = name === undefined ? undefined : exposedName(object, name);
  return shown === undefined || shown === name
    ? unknown
    : (memberOf(object, shown, run) ?? unknown);
}

/** In a language where `f[x]` calls a function (Ruby procs): its result. */
function calledWith(object: Value, key: Value, span: Span, run: Run): Value | undefined {
  if (run.library.indexes === undefined) return undefined;
  if (object.kind === "function") return invoke(object, [{ value: key, span }], run);
  // An unknown value may be a function, too.
  if (object.kind === "unknown" && isMade(key)) run.open(key);
  return undefined;
}

/** Whether a value has state of its own; unlike a `null`, it is no placeholder to be filled later. */
function isMade({ kind }: Value): boolean {
  return kind === "native" || kind === "thing";
}
