import type { Span } from "../../../httpRequest.ts";
import { slice } from "../../../places/written.ts";
import { asText, plainText, writtenAt } from "../../machine/values/texts.ts";
import { putHeader } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { sign, withParams } from "../../clients/urls.ts";
import {
  isNothing,
  joined,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";

/** A URL with a query added. */
export function queryPut(
  url: Value,
  { value, valueSpan: at }: Pick<Entry, "value" | "valueSpan">,
  run: Run,
): Value {
  if (url.kind !== "text" || isNothing(value) || plainText(value) === "") return url;
  const { text } = url.written;
  const mark = text.indexOf("?");
  // Unknown parameters may have been removed.
  const isOpen = value.kind !== "text" || value.written.text.includes("${params}");
  if (isOpen && mark !== -1 && url.others.length === 0) {
    const bare = { ...url, written: slice(url.written, 0, mark) };
    return queryPut(bare, { value, valueSpan: at }, run);
  }
  const separator = mark === -1 ? "?" : "&";
  // An optional parameter leaves the rest of the address known.
  const query = value.kind === "text" && !value.isSure ? unknown : value;
  return joined([
    url,
    sign(separator, at),
    asText(query, { kind: "other", parts: [], ...at }, run),
  ]);
}

/** A URL with one more parameter, of a name and a value; without them, with any. */
export function withParam(url: Value, args: readonly Arg[], at: Span, run: Run): Value {
  const params = run.thing([]);
  putHeader(params, args, at, run);
  return withParams(url, params, at, run);
}

/** `url.Values`: query parameters. */
export function newValues(given: Value | undefined, run: Run): Native {
  const state = run.thing([]);
  if (given?.kind === "thing") {
    if (given.shape.value.isOpen) run.open(state, 0);
    for (const entry of given.shape.value.entries) {
      const { value } = entry;
      run.put(state, {
        ...entry,
        value: value.kind === "list" ? (value.items[0] ?? unknown) : value,
      });
    }
  } else if (given !== undefined && !isNothing(given)) run.open(state, 0);
  return { kind: "native", path: "url.Values", state };
}

export function callValues(method: string, call: Call, run: Run): Value | undefined {
  const { state, args, at } = call;
  if (state === undefined) return unknown;
  switch (method) {
    case "Set":
    case "Add":
      putHeader(state, args, at, run);
      return unknown;
    case "Del":
      run.open(state, 0);
      return unknown;
    case "Encode":
      return encodedPairs(state, at, run);
    default:
      return unknown;
  }
}

function encodedPairs(state: Thing, at: Call["at"], run: Run): Value {
  const spot = { start: at.start, end: at.start };
  const written = writtenAt("?", spot);
  const base = { kind: "text", written, others: [], isSure: true } as const;
  const whole = withParams(base, state, at, run);
  if (whole.kind !== "text") return unknown;
  const text = whole.written.text.slice(2);
  const runs = whole.written.runs.flatMap((each) =>
    each.at < 2 ? [] : [{ ...each, at: each.at - 2 }],
  );
  return { ...whole, written: { text, runs }, others: [] };
}
