import type { Span } from "../../httpRequest.ts";
import { current } from "../machine/values/growing.ts";
import type { Run } from "../machine/run.ts";
import { putAnywhere } from "../machine/values/objects.ts";
import { nameIn } from "../machine/values/texts.ts";
import type { Thing, Value } from "../machine/values/values.ts";

/** A list of pairs as an object of headers; any other value unchanged. */
export function withoutPairs(given: Value, run: Run): Value {
  const value = current(given);
  if (value.kind !== "list") return value;
  const headers = run.thing([], { foldsCase: true });
  putPairs(headers, value, run);
  return headers;
}

/** Adds pairs of names and values: `[[name, value], …]`, or one after another in a flat list. */
export function putPairs(state: Thing, pairs: Extract<Value, { kind: "list" }>, run: Run): void {
  if (!pairs.isComplete) run.open(state);
  const flat = pairs.items.every(({ kind }) => kind === "text");
  const items = flat
    ? inPairs(pairs.items)
    : pairs.items.map((item) => (item.kind === "list" ? item.items : []));
  for (const [key, value] of items) {
    const name = key && nameIn(key);
    if (name === undefined || value === undefined) {
      putAnywhere(state, run);
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

/** Where a text is written as a literal, including its quotes; for a concatenation, its first literal. */
export function literalSpan(value: Value): Span | undefined {
  if (value.kind !== "text") return undefined;
  const { runs } = value.written;
  const first = runs.find(({ variable }) => variable !== true);
  if (first === undefined) return undefined;
  // Parts from several places: only the first is taken.
  const isOne =
    runs[0] === first &&
    runs.every(({ span }, index) => {
      const before = runs[index - 1];
      return before === undefined || before.span.end <= span.start;
    });
  const last = isOne ? (runs.at(-1) ?? first) : first;
  const before = runs.at(-2);
  // A part that was appended behind the closing quote.
  const isAdded =
    last.quote === "none" && before !== undefined && last.span.start > before.span.end + 1;
  return first.quote === "none"
    ? { start: first.span.start, end: last.span.end }
    : { start: first.span.start - 1, end: last.span.end + (isAdded ? 0 : 1) };
}
