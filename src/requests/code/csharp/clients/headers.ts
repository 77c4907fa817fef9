import type { Written } from "../../../places/written.ts";
import { wholeStatement } from "../../machine/wholeStatement.ts";
import { lineOf } from "../../clients/headerLine.ts";
import { putHeader } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import {
  entryOf,
  isNothing,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { acceptAt, addAccept, isAmong, listed } from "./accept.ts";
import { takeHeader, takeHeaders, valuesOf } from "./headerObjects.ts";

/** `Add`, `TryAddWithoutValidation`, `Set`, `Remove`, `Clear` of headers. */
export function callHeaders(method: string, call: Call, run: Run): Value {
  const { state, args } = call;
  const values = valuesOf(state);
  if (state === undefined || values === undefined) return unknown;
  const [first, second] = args;
  switch (method) {
    case "Add":
    case "TryAddWithoutValidation":
    case "Append":
    case "Set":
      if (first === undefined || second === undefined) addOne(state, first, call, run);
      else addHeader(state, [first, second], method === "Set", call, run);
      return unknown;
    case "Remove": {
      const name = plainText(first?.value);
      if (name === undefined) run.open(values, 0);
      else takeHeader(values, name, run);
      return unknown;
    }
    case "Clear":
      takeHeaders(values, run);
      return unknown;
    case "Contains":
      return contains(values, first);
    case "TryGetValues":
    case "GetValues":
    case "Get":
    case "ToString":
    case "GetEnumerator":
      return unknown;
    default:
      run.open(values, 0);
      return unknown;
  }
}

/** Adds a header; values added under one name are sent as one list. */
function addHeader(
  state: Thing,
  [name, value]: readonly [Arg, Arg],
  replaces: boolean,
  { at }: Call,
  run: Run,
): void {
  const key = plainText(name.value);
  const values = valuesOf(state, key);
  const span = wholeStatement(run.text, at);
  const given = { ...value, value: listed([value], run) };
  if (values === undefined) return;
  if (!replaces && key?.toLowerCase() === "accept") {
    addAccept(values, given, span, run, name);
    return;
  }
  const old = key === undefined || replaces ? undefined : entryOf(values, key);
  // Other headers have a single value.
  const isList = !/^(?:authorization|content-type|host|user-agent)$/i.test(key ?? "");
  if (old !== undefined && isList && isAmong(old.value, given.value)) return;
  const isSame = old !== undefined && plainText(old.value) === plainText(given.value);
  const both =
    old?.isSure === true && isList && !isSame
      ? { ...given, value: listed([{ ...given, value: old.value }, given], run) }
      : given;
  putHeader(values, [name, both], span, run);
}

/** `Add("Accept: application/json")`, `Add(collection)`. */
function addOne(state: Thing, given: Arg | undefined, { at }: Call, run: Run): void {
  const values = valuesOf(state);
  if (values === undefined || given === undefined) return;
  const { value, span } = given;
  if (value.kind !== "text") {
    fillHeaders(state, value, run);
    return;
  }
  const line = value.isSure
    ? lineOf(value.written, { valueSpan: span, span: wholeStatement(run.text, at), isSure: true })
    : undefined;
  if (line === undefined) run.open(values, 0);
  else run.put(values, line);
}

function contains(values: Thing, name: Arg | undefined): Value {
  const key = plainText(name?.value);
  const entry = key === undefined ? undefined : entryOf(values, key);
  if (key !== undefined && entry === undefined && !values.shape.value.isOpen)
    return { kind: "constant", value: false };
  return entry?.isSure === true ? { kind: "constant", value: true } : unknown;
}

/** `headers.Authorization = …`, `content.Headers.ContentType = …`, `headers["Accept"] = …`. */
export function assignHeader({ state }: Native, entry: Entry, run: Run): boolean {
  const isWeb = optionValue(state, "web") !== undefined;
  const { text } = entry.name;
  const name = headerNamed(entry.name);
  const values = valuesOf(state, name.text);
  // Other properties set headers of no interest: ConnectionClose, CacheControl.
  if (values === undefined || !(isWeb || /^(?:Authorization|ContentType)$/.test(text))) return true;
  if (isNothing(entry.value)) takeHeader(values, name.text, run);
  else run.put(values, { ...entry, name });
  return true;
}

/** `content.Headers.ContentType.MediaType = "application/json"`. */
export function assignMediaType(
  state: Thing | undefined,
  name: string,
  entry: Entry,
  run: Run,
): boolean {
  const values = valuesOf(state, "Content-Type");
  if (values !== undefined && name === "MediaType")
    run.put(values, { ...entry, name: { text: "Content-Type", runs: [] } });
  return true;
}

/** The header that a property sets. */
function headerNamed(name: Written): Written {
  return name.text === "ContentType" ? { text: "Content-Type", runs: [] } : name;
}

/** The names and values in a collection. */
function tableIn(given: Value): Value | undefined {
  if (given.kind !== "native") return given;
  if (given.path === "query") return given.state;
  return given.path === "headers" ? valuesOf(given.state) : given;
}

/** Adds headers from an initializer (`{ { "Accept", "…" }, Accept = { … } }`), a dictionary or another collection. */
export function fillHeaders(state: Thing | undefined, given: Value, run: Run): void {
  const values = valuesOf(state);
  if (values === undefined) return;
  const held = tableIn(given);
  if (held?.kind !== "thing") {
    if (held?.kind !== "constant") run.open(values, 0);
    return;
  }
  for (const entry of held.shape.value.entries) {
    const { value, valueSpan, span } = entry;
    const name = headerNamed(entry.name);
    const into = valuesOf(state, name.text) ?? values;
    if (name.text === "Accept" && value.kind === "list") {
      for (const item of value.items) {
        const own = placeOf(item, value.items.length);
        // The combined value has no single place.
        if (own !== undefined)
          addAccept(into, { value: item, span: own }, own, run, acceptAt(span));
        else addAccept(into, { value: item, span: valueSpan }, span, run);
      }
    } else run.put(into, { ...entry, name, value: listed([{ value, span: valueSpan }], run) });
  }
  if (held.shape.value.isOpen) run.open(values, 0);
}

/** The place of one of several values, or of the first part of a concatenation. */
function placeOf(value: Value, count: number): Entry["span"] | undefined {
  const runs = value.kind === "text" ? value.written.runs : [];
  return count > 1 || runs.length > 1 ? runs[0]?.span : undefined;
}
