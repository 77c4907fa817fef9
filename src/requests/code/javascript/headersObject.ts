import type { Span } from "../../httpRequest.ts";
import type { Call, Run } from "../run.ts";
import { nameIn } from "../texts.ts";
import { spread } from "../objects.ts";
import { wholeStatement } from "../assign.ts";
import { nothing, unknown, type Entry, type Thing, type Value } from "../values.ts";

/** `new Headers(init)`: names whose case does not count. */
export function newHeaders({ args, at: { inside } }: Call, run: Run): Value {
  const [init] = args;
  const given = init?.value;
  const isEmpty =
    given === undefined && inside.start === inside.end && run.text[inside.end] === ")";
  const bare = { start: inside.start - 1, end: inside.end + 1, entries: [], isBare: true } as const;
  const literal = given?.kind === "thing" ? given.literal : isEmpty ? bare : undefined;
  const state = run.thing([], { foldsCase: true, ...(literal === undefined ? {} : { literal }) });
  if (given?.kind === "list") putPairs(state, given, run);
  else if (given !== undefined) spread(state, given, run);
  return { kind: "native", path: "Headers", state };
}

/** Pairs of names and values, in lists of their own or one after another. */
export function putPairs(state: Thing, pairs: Extract<Value, { kind: "list" }>, run: Run): void {
  if (!pairs.isComplete) run.open(state);
  const flat = pairs.items.every(({ kind }) => kind === "text");
  const items = flat
    ? inPairs(pairs.items)
    : pairs.items.map((item) => (item.kind === "list" ? item.items : []));
  for (const [key, value] of items) {
    const name = key && nameIn(key);
    if (name === undefined || value === undefined) {
      run.open(state);
      continue;
    }
    const span = name.runs[0]?.span ?? { start: 0, end: 0 };
    run.put(state, { name, value, valueSpan: literalSpan(value) ?? span, span, isSure: true });
  }
}

function inPairs(items: readonly Value[]): Value[][] {
  const pairs: Value[][] = [];
  for (let at = 0; at < items.length; at += 2) pairs.push(items.slice(at, at + 2));
  return pairs;
}

/** Where a text is written, its quotes with it. */
function literalSpan(value: Value): Span | undefined {
  if (value.kind !== "text") return undefined;
  const [first, last] = [value.written.runs[0], value.written.runs.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return first.quote === "none"
    ? { start: first.span.start, end: last.span.end }
    : { start: first.span.start - 1, end: last.span.end + 1 };
}

/** `set`, `append`, `delete` of a `Headers` and of what is like one. */
export function callHeaders(method: string, call: Call, run: Run): Value | undefined {
  const { state, args, at } = call;
  if (state === undefined) return unknown;
  const [key, value] = args;
  const name = key && nameIn(key.value);
  switch (method) {
    case "set":
    case "append":
      if (name === undefined || value === undefined) {
        run.open(state, 0);
      } else {
        const span = wholeStatement(run.text, at);
        const entry: Entry = {
          name,
          value: value.value,
          valueSpan: value.span,
          span,
          isSure: true,
        };
        run.put(state, entry);
      }
      return nothing;
    case "delete":
      if (name === undefined) run.open(state, 0);
      else run.take(state, name.text);
      return nothing;
    case "get":
    case "has":
    case "entries":
    case "keys":
    case "forEach":
      return unknown;
    default:
      return undefined;
  }
}
