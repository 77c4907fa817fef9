import { memberOf } from "./members.ts";
import type { Run } from "./run.ts";
import { type Value, unknown } from "./values.ts";

/** What is there by now under a name that gets a value only where there is none; `key` is what names an item. */
export function heldUnder(
  object: Value,
  name: string,
  key: Value | undefined,
  run: Run,
): Value | undefined {
  if (object.kind !== "native") return memberOf(object, name, run);
  const span = { start: 0, end: 0 };
  const item = key && run.library.item?.(object, { value: key, span }, run);
  // What a library says nothing about is not there for sure, nor is it missing.
  return item ?? run.library.member(object, name, run) ?? unknown;
}
