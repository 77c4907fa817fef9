import type { Span } from "../../httpRequest.ts";
import { bound } from "./binding.ts";
import { exposedName } from "./exposed.ts";
import { invoke } from "./invoke.ts";
import { memberOf, methodOf } from "./members.ts";
import { memberNamed } from "./enumerations.ts";
import type { Run } from "./run.ts";
import { nameIn } from "./texts.ts";
import { type Value, entryOf, nothing, unknown } from "./values.ts";
import { anyOf } from "./either.ts";

/** What an object, a list, something of a library has under a key. */
export function itemOf(object: Value, key: Value, at: Span, run: Run): Value {
  if (object.kind === "native") {
    if (key.kind === "unknown") run.idleClients.uses(object.state);
    const item = run.library.item?.(object, { value: key, span: at }, run);
    if (item !== undefined) return item;
  }
  const own = itemOfObject(object, key, at, run) ?? calledWith(object, key, at, run);
  if (own !== undefined) return own;
  if (key.kind === "text" && key.isSure && !key.written.runs.some(({ variable }) => variable)) {
    if (object.kind === "thing") {
      const entry = entryOf(object, key.written.text);
      const isDemanded = run.library.demandsItems === true;
      const { isOpen } = object.shape.value;
      const own = object.type && methodOf(object.type, key.written.text, bound(object));
      if (entry === undefined) return own ?? (isOpen || isDemanded ? unknown : nothing);
      // Who takes it makes sure that it is there.
      if (isDemanded && !isOpen && !entry.isSure && isMade(entry.value)) return entry.value;
    }
    return memberOf(object, key.written.text, run) ?? unknown;
  }
  if (object.kind === "list" && key.kind === "constant" && typeof key.value === "number") {
    return object.items[key.value] ?? unknown;
  }
  if (object.kind === "class" && object.code.isEnumeration === true)
    return memberNamed(object, key, run);
  if (object.kind !== "thing") return unknown;
  const name = object.shape.value.isOpen ? undefined : nameIn(key)?.text;
  if (name !== undefined && entryOf(object, name) !== undefined) {
    return memberOf(object, name, run) ?? unknown;
  }
  return anyOf(object);
}

/** What a method of an object of the file gives for a key; where there is none, what that object shows under its name. */
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

/** What a function gives back, where a key in brackets is what it is called with. */
function calledWith(object: Value, key: Value, span: Span, run: Run): Value | undefined {
  if (run.library.indexes === undefined) return undefined;
  if (object.kind === "function") return invoke(object, [{ value: key, span }], run);
  // It may be a function as well.
  if (object.kind === "unknown" && isMade(key)) run.open(key);
  return undefined;
}

/** Something with a state of its own, which is never put there to be filled later. */
function isMade({ kind }: Value): boolean {
  return kind === "native" || kind === "thing";
}
