import { plainText } from "../texts.ts";
import { spread } from "../objects.ts";
import { wholeStatement } from "../assign.ts";
import { putHeader } from "../making.ts";
import type { Arg, Call, Run } from "../run.ts";
import { entryOf, unknown, type Entry, type Native, type Thing, type Value } from "../values.ts";

/** `Add`, `TryAddWithoutValidation`, `Remove`, `Clear` of headers. */
export function callHeaders(method: string, call: Call, run: Run): Value {
  const { state, args, at } = call;
  if (state === undefined) return unknown;
  switch (method) {
    case "Add":
    case "TryAddWithoutValidation": {
      const [name, value] = args;
      const [only] = value?.value.kind === "list" ? value.value.items : [];
      const given = value !== undefined && only !== undefined ? { ...value, value: only } : value;
      putHeader(state, [name, given], wholeStatement(run.text, at), run);
      return unknown;
    }
    case "Remove": {
      const name = plainText(args[0]?.value);
      if (name === undefined) run.open(state, 0);
      else takeHeader(state, name, run);
      return unknown;
    }
    case "Clear":
      for (const { name } of state.shape.value.entries) takeHeader(state, name.text, run);
      return unknown;
    case "Contains":
    case "TryGetValues":
    case "GetValues":
    case "ToString":
      return unknown;
    default:
      run.open(state, 0);
      return unknown;
  }
}

function takeHeader(headers: Thing, name: string, run: Run): void {
  if (entryOf(headers, name) === undefined) return;
  run.take(headers, name);
  run.shared.set(`taken ${run.shared.size}`, headers);
}

/** Whether what is set at first may be taken away again. */
export function isTaken(headers: Value | undefined, run: Run): boolean {
  return [...run.shared.values()].some((taken) => taken === headers);
}

/** `headers.Accept.Add(…)`: one of several values; one that Intercom takes is enough. */
export function callAccept(method: string, call: Call, run: Run): Value {
  const { state, args, at } = call;
  const [first] = args;
  if (state === undefined) return unknown;
  if (method === "Clear") takeHeader(state, "Accept", run);
  if (!/^(?:Add|ParseAdd|TryParseAdd)$/.test(method) || first === undefined) return unknown;
  putAccept(state, first, { start: at.start, end: at.end }, run);
  return unknown;
}

function putAccept(headers: Thing, given: Arg, at: { start: number; end: number }, run: Run): void {
  const old = entryOf(headers, "Accept");
  if (old !== undefined && (plainText(old.value) === undefined || isTakenBy(old.value))) return;
  if (old !== undefined && plainText(given.value) !== undefined && !isTakenBy(given.value)) return;
  const span = wholeStatement(run.text, at);
  const { value, span: valueSpan } = given;
  run.put(headers, { name: { text: "Accept", runs: [] }, value, valueSpan, span, isSure: true });
}

/** Intercom answers what asks for JSON, or for anything. */
function isTakenBy(value: Value): boolean {
  return /json|\*\/\*/i.test(plainText(value) ?? "");
}

/** `headers.Authorization = …`. */
export function assignHeader({ state }: Native, entry: Entry, run: Run): boolean {
  // The others are no headers that anybody asks for: ConnectionClose, CacheControl.
  if (state !== undefined && entry.name.text === "Authorization") run.put(state, entry);
  return true;
}

/** `Headers = { { "Accept", "…" }, Accept = { … } }`, or a dictionary. */
export function fillHeaders(headers: Thing, given: Value, run: Run): void {
  if (given.kind !== "thing") {
    spread(headers, unknown, run);
    return;
  }
  for (const entry of given.shape.value.entries) {
    const { name, value, valueSpan, span } = entry;
    if (value.kind !== "list") run.put(headers, entry);
    else if (name.text === "Accept") {
      for (const item of value.items)
        putAccept(headers, { value: item, span: valueSpan }, span, run);
    } else run.put(headers, { ...entry, value: unknown });
  }
  if (given.shape.value.isOpen) run.open(headers, 0);
}
