import { slice } from "../../places/written.ts";
import { putHeader } from "../clients/making.ts";
import { spread } from "../machine/values/objects.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import { plainText } from "../machine/values/texts.ts";
import { sign, withParams } from "../clients/urls.ts";
import { wholeStatement } from "../machine/wholeStatement.ts";
import { textOf, unknown, type Native, type Thing, type Value } from "../machine/values/values.ts";
import { watchUnusedHeaders } from "./clients/watchUnusedHeaders.ts";

/** `HttpUtility.ParseQueryString(…)`: editable query parameters. */
export function newQuery({ args }: Call, run: Run): Native {
  const state = run.thing([]);
  const [first] = args;
  const isEmpty =
    first === undefined || (first.value.kind === "text" && first.value.written.text === "");
  if (!isEmpty) run.open(state);
  return { kind: "native", path: "query", state };
}

/** `new NameValueCollection(others) { { "Accept", "…" } }`: headers, or query parameters. */
export function newCollection(call: Call, run: Run): Native {
  const state = run.thing([], { foldsCase: true });
  for (const { name, value } of call.args) {
    if (name === "{}") spread(state, value, run);
    // A capacity or a comparer.
    else if (value.kind !== "constant" && !isComparer(value)) spread(state, tableOf(value), run);
  }
  watchUnusedHeaders(state, call, run);
  return { kind: "native", path: "query", state };
}

function isComparer(value: Value): boolean {
  return value.kind === "native" && value.path.startsWith("StringComparer");
}

/** The names and values of another collection. */
function tableOf(value: Value): Value {
  return value.kind === "native" && value.path === "query" && value.state !== undefined
    ? value.state
    : unknown;
}

/** `query.Add("page", "1")`, `query.ToString()`. */
export function callQuery(method: string, call: Call, run: Run): Value {
  const { state, args, at } = call;
  const [first, second] = args;
  const key = plainText(first?.value);
  if (state === undefined) return unknown;
  switch (method) {
    case "Add":
    case "Set":
      if (second === undefined) spread(state, tableOf(first?.value ?? unknown), run);
      else putHeader(state, [first, second], wholeStatement(run.text, at), run);
      return unknown;
    case "Remove":
      if (key === undefined) run.open(state, 0);
      else run.take(state, key);
      return unknown;
    case "Clear":
      for (const { name } of state.shape.value.entries) run.take(state, name.text);
      return unknown;
    case "Get":
      return key === undefined ? unknown : (optionValue(state, key) ?? unknown);
    case "ToString":
      return queryText(state, at, run);
    default:
      // An extension method may add more.
      if (!/^(?:Get\w+|HasKeys|CopyTo|Equals|Cast|OfType|ToDictionary)$/.test(method))
        run.open(state, 0);
      return unknown;
  }
}

/** The parameters as a query string, without the question mark. */
export function queryText(state: Thing, at: { start: number; end: number }, run: Run): Value {
  const whole = withParams(sign("", at), state, at, run);
  if (whole.kind !== "text") return unknown;
  return textOf(slice(whole.written, 1, whole.written.text.length));
}
