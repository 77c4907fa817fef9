import type { Span } from "../../httpRequest.ts";
import { put } from "../clients/making.ts";
import { optionValue } from "../clients/sending.ts";
import { invoke } from "../machine/calls/invoke.ts";
import { methodOf } from "../machine/classes/methodOf.ts";
import type { Run } from "../machine/run.ts";
import type { Arg } from "../machine/library.ts";
import { entryOf, unknown, type Value } from "../machine/values/values.ts";

/** What a context manager has that is written as a generator; no program has such names. */
const [bound, atEnd] = ["bound by with", "done at the end of with"];

/** What such a generator gives a `with`. */
export function contextOf([value, rest]: readonly Arg[], run: Run): Value {
  const made = run.thing([]);
  if (value !== undefined) put(made, bound, value.value, value.span, run);
  if (rest === undefined) return made;
  put(made, atEnd, rest.value, rest.span, run);
  if (rest.value.kind === "function") run.taken.add(rest.value);
  return made;
}

/** Does what a `with` does when it ends, without an exception. */
export function leave(value: Value, at: Span, run: Run): void {
  if (value.kind !== "thing") return;
  const { type } = value;
  const rest = optionValue(value, atEnd);
  const method = type && (methodOf(type, "__exit__", value) ?? methodOf(type, "__aexit__", value));
  const none: Arg = { value: { kind: "constant", value: null }, span: at };
  if (method !== undefined) invoke(method, [none, none, none], run);
  // It has changed what it is given: the silent pass follows that, too.
  else if (rest?.kind === "function") invoke(rest, [{ value, span: at }], run);
}

/** The value that `with` binds: the result of `__enter__`, or else the object itself. */
export function entered(value: Value, run: Run): Value {
  const given = value.kind === "thing" ? entryOf(value, bound)?.value : undefined;
  if (given !== undefined) return given;
  if (value.kind !== "thing" || value.type === undefined) return value;
  const method =
    methodOf(value.type, "__enter__", value) ?? methodOf(value.type, "__aenter__", value);
  return method === undefined ? value : invoke(method, [], run);
}

/** The value that a stack of contexts enters, and ends nobody knows when. */
export function enteredUntil(value: Value, at: Span, run: Run): Value {
  const given = entered(value, run);
  run.journal.ways([() => (leave(value, at, run), false)], true);
  return given;
}

/** The result of decorating a function; unknown for an unknown decorator. */
export function decorated(decorator: Value, given: Arg | undefined, run: Run): Value {
  const value = given?.value ?? unknown;
  if (given === undefined || value.kind !== "function") return value;
  if (decorator.kind === "function" && !run.isWrapped(decorator)) {
    const made = invoke(decorator, [given], run);
    if (made.kind === "function") {
      if (made.code !== value.code) run.called.add(value.code);
      return made;
    }
  }
  return { ...value, code: { ...value.code, isWrapped: true } };
}
