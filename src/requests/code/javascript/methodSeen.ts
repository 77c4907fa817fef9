import { put } from "../clients/making.ts";
import { option } from "../clients/sending.ts";
import type { Run } from "../machine/run.ts";
import {
  entryOf,
  isNothing,
  textOf,
  unknown,
  type Thing,
  type Value,
} from "../machine/values/values.ts";
import { unknownMethod } from "./anyVerb.ts";
import { inCase } from "./textMethods.ts";

const nowhere = { start: 0, end: 0 };

/** Values of methods that options do not say themselves. */
const unsaid = new WeakSet<Value>();

/** How a client writes methods in what its hooks get. */
type Casing = "upper" | "lower";

/** A method as hooks read it that is said by a function's name, or by nothing. */
export function methodNamed(method: string, casing: Casing): Value {
  if (method === unknownMethod) return unknown;
  const text = casing === "upper" ? method.toUpperCase() : method.toLowerCase();
  const value = textOf({ text, runs: [] });
  unsaid.add(value);
  return value;
}

/** A method as hooks read it that is written in options. */
export function methodWritten(value: Value, casing: Casing): Value {
  if (isNothing(value)) return methodNamed("GET", casing);
  if (value.kind !== "text") return unknown;
  return inCase(value, (text) => (casing === "upper" ? text.toUpperCase() : text.toLowerCase()));
}

/**
 * Has options say a request's method, as hooks see it: the one that the function is named after (`named`), or else
 * their own, or that of the instance.
 */
export function showMethod(
  options: Thing,
  of: { readonly named: string | undefined; readonly casing: Casing; readonly instance: Thing },
  run: Run,
): void {
  const { named, casing, instance } = of;
  const own = option(options, "method");
  const shared = option(instance, "method");
  const entry = own ?? (shared === "unknown" ? undefined : shared);
  if (named !== undefined) put(options, "method", methodNamed(named, casing), nowhere, run);
  else if (entry === undefined) put(options, "method", methodNamed("GET", casing), nowhere, run);
  else if (entry !== "unknown")
    run.put(options, { ...entry, value: methodWritten(entry.value, casing) });
}

/** Takes a method away that options did not say before hooks ran. */
export function hideMethod(options: Thing, run: Run): void {
  const value = entryOf(options, "method")?.value;
  if (value !== undefined && unsaid.has(value)) run.take(options, "method");
}
