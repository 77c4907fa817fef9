import { nameIn, plainText } from "../../machine/values/texts.ts";
import { wholeStatement } from "../../machine/wholeStatement.ts";
import { has, headersNow, put, putHeader } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { sign } from "../../clients/urls.ts";
import { canonicalKey, isKeyIn, isUsual, makeUsual, putPlainly } from "./headerKeys.ts";
import {
  entryOf,
  isNothing,
  joined,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";

/** `http.Header{…}`: a map of lists, of which the first item counts. Without state, it is a request's. */
export function newHeader(given: Value | undefined, run: Run): Native {
  const headers = run.thing([], { foldsCase: true });
  if (given !== undefined) fill(headers, given, run);
  return { kind: "native", path: "http.Header", state: headers };
}

/** A value converted to an `http.Header`. */
export function headerOf(value: Value | undefined, run: Run): Native {
  return value?.kind === "native" && value.path === "http.Header" ? value : newHeader(value, run);
}

function fill(headers: Thing, given: Value, run: Run): void {
  if (isNothing(given)) return;
  if (given.kind !== "thing") {
    run.open(headers, 0);
    return;
  }
  if (given.shape.value.isOpen) run.open(headers, 0);
  for (const entry of given.shape.value.entries) {
    run.put(headers, putPlainly(single(entry), headers));
  }
}

/** An entry with a single value instead of a list of one. */
function single(entry: Entry): Entry {
  const { value } = entry;
  if (value.kind !== "list") return entry;
  const [only, ...more] = value.items;
  return {
    ...entry,
    value: only !== undefined && more.length === 0 && value.isComplete ? only : unknown,
  };
}

/** Methods of `http.Header`. */
export function callHeader(method: string, call: Call, run: Run): Value | undefined {
  const { state, args, at } = call;
  if (state === undefined) return unknown;
  switch (method) {
    case "Set":
      putHeader(state, named(args, state), wholeStatement(run.text, at), run);
      return unknown;
    case "Add":
      add(state, { ...call, args: named(args, state) }, run);
      return unknown;
    case "Del": {
      const name = plainText(args[0]?.value);
      const entry = name === undefined ? undefined : entryOf(state, name);
      if (name === undefined) run.open(state, 0);
      else if (entry === undefined || isUsual(entry)) takeHeader(state, name, run);
      return unknown;
    }
    case "Clone":
      return {
        ...{ kind: "native", path: "http.Header" },
        state: run.thing(state.shape.value.entries, {
          ...{ isOpen: state.shape.value.isOpen, foldsCase: true, origin: state },
        }),
      };
    case "Get":
      return valueUnder(state, plainText(args[0]?.value));
    case "Values":
      return isLacking(state, plainText(args[0]?.value))
        ? { kind: "list", items: [], isComplete: true }
        : unknown;
    case "Write":
      return unknown;
    default:
      return undefined;
  }
}

/** The arguments of a method that makes the usual form of the name. */
function named([name, ...more]: readonly Arg[], headers: Thing): readonly Arg[] {
  if (name === undefined) return [];
  const value = canonicalKey(name.value);
  makeUsual(headers, plainText(value));
  return [{ ...name, value }, ...more];
}

/** `Add`: sends one more value next to the existing one. */
function add(state: Thing, { args, at }: Call, run: Run): void {
  const [name, more] = args;
  const old = entryOf(state, plainText(name?.value) ?? "")?.value;
  if (more === undefined || old === undefined) {
    putHeader(state, args, wholeStatement(run.text, at), run);
    return;
  }
  const both =
    old.kind === "text" && more.value.kind === "text"
      ? joined([old, sign(", ", more.span), more.value])
      : unknown;
  putHeader(state, [name, { ...more, value: both }], wholeStatement(run.text, at), run);
}

function valueUnder(state: Thing, name: string | undefined): Value {
  const entry = name === undefined ? undefined : entryOf(state, name);
  if (isLacking(state, name)) return sign("", { start: 0 });
  return entry?.isSure === true && isUsual(entry) ? entry.value : unknown;
}

/** Whether the methods certainly find nothing under a name. */
function isLacking(state: Thing, name: string | undefined): boolean {
  if (name === undefined || state.shape.value.isOpen) return false;
  const entry = entryOf(state, name);
  // What may have been set since would be there in the usual form.
  return entry === undefined || (!isUsual(entry) && plainText(entry.value) !== undefined);
}

/** `header["Accept"] = []string{…}`. */
export function assignToHeader({ state }: Native, entry: Entry, run: Run): boolean {
  if (state !== undefined) run.put(state, putPlainly(single(entry), state));
  return true;
}

/** The items of a loop over headers: names with lists of values. */
export function turnsOfHeader({ state }: Native, run: Run): Value {
  if (state === undefined) return unknown;
  const entries = state.shape.value.entries.map((entry): Entry => {
    const value: Value = { kind: "list", items: [entry.value], isComplete: true };
    return { ...entry, value };
  });
  return run.thing(entries, { isOpen: state.shape.value.isOpen });
}

/** `delete(header, "Accept")`. */
export function deleteFrom({ args }: Call, run: Run): void {
  const [map, key] = args;
  const thing = map?.value.kind === "native" ? map.value.state : map?.value;
  if (thing?.kind !== "thing") return;
  const isHeader = map?.value.kind === "native" && map.value.path === "http.Header";
  const name = key && nameIn(key.value);
  if (name === undefined) run.open(thing, 0);
  else if (!isHeader || isKeyIn(thing, name.text)) takeHeader(thing, name.text, run);
}

export function takeHeader(headers: Thing, name: string, run: Run): void {
  run.take(headers, name);
  run.shared.set(`taken ${run.shared.size}`, headers);
}

/** Whether one of the headers may be deleted later. */
export function isTaken(headers: Value | undefined, run: Run): boolean {
  return [...run.shared.values()].some((taken) => taken === headers);
}

/** `request.Header`: entries set there are sent, or come too late. */
export function headerOfRequest({ state }: Native): Value {
  const headers = headersNow(state);
  return headers === undefined ? unknown : { kind: "native", path: "http.Header", state: headers };
}

/** `request.Header = …` replaces all headers. */
export function replaceHeader(state: Thing, entry: Entry, run: Run): void {
  const { state: headers } = headerOf(entry.value, run);
  const isLate = has(state, "sent");
  const old = entryOf(state, "headers")?.value;
  if (headers === undefined || isLate || headers === old) return;
  const isOther = old?.kind === "thing" && old.shape.value.entries.length > 0;
  // Unknown headers may include the old ones.
  if (isOther && !headers.shape.value.isOpen) put(state, "replaced", old, entry.span, run);
  put(state, "headers", headers, entry.span, run);
  put(state, "moved", unknown, entry.span, run);
}
