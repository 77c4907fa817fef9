import { asText, plainText, writtenAt } from "../texts.ts";
import { put, putHeader } from "../making.ts";
import type { Call, Run } from "../run.ts";
import { option, optionValue } from "../sending.ts";
import { joinedUrl, sign, textIn, withParams } from "../urls.ts";
import {
  isNothing,
  joined,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../values.ts";

/** A `url.URL` with an address. */
function urlOf(href: Value, call: Call, run: Run): Native {
  const state = run.thing([]);
  put(state, "href", href, { start: call.at.start, end: call.at.end }, run);
  return { kind: "native", path: "url", state };
}

/** Functions of `net/url`. */
export function callUrlModule(method: string, call: Call, run: Run): Value {
  const [first, ...more] = call.args;
  const text = first && textIn(first.value);
  switch (method) {
    case "Parse":
    case "ParseRequestURI":
      return {
        kind: "list",
        items: [urlOf(text ?? unknown, call, run), unknown],
        isComplete: true,
      };
    case "JoinPath": {
      const whole = joinedPath(text ?? unknown, more, run);
      return { kind: "list", items: [whole, unknown], isComplete: true };
    }
    default:
      return unknown;
  }
}

function joinedPath(base: Value, parts: Call["args"], run: Run): Value {
  return parts.reduce((whole, { value, span, isMany }) => {
    const part = isMany === true ? unknown : value;
    return whole.kind === "text" ? joinedUrl(whole, part, span, run) : unknown;
  }, base);
}

/** `url.URL{Scheme: "https", Host: …, Path: …}`. */
export function urlLiteral(call: Call, run: Run): Value {
  const [given] = call.args;
  const field = (name: string): Value | undefined => optionValue(given?.value, name);
  const host = option(given?.value, "Host");
  if (host === undefined || host === "unknown" || given === undefined)
    return urlOf(unknown, call, run);
  const { valueSpan: at } = host;
  const text = (value: Value) => asText(value, { kind: "other", parts: [], ...at }, run);
  const path = field("Path");
  const base = joined([text(field("Scheme") ?? unknown), sign("://", at), text(host.value)]);
  const whole = path === undefined ? base : joinedUrl(base, path, at, run);
  const query = field("RawQuery");
  if (query === undefined || whole.kind !== "text") return urlOf(whole, call, run);
  return urlOf(joined([whole, sign("?", at), text(query)]), call, run);
}

/** What a URL can do. */
export function callUrl(method: string, call: Call, run: Run): Value {
  const href = hrefOf(call.state);
  switch (method) {
    case "String":
    case "Redacted":
      return href;
    case "JoinPath":
      return urlOf(joinedPath(href, call.args, run), call, run);
    case "Query":
      return newValues(undefined, run);
    case "Parse":
    case "ResolveReference":
      return method === "Parse"
        ? { kind: "list", items: [unknown, unknown], isComplete: true }
        : unknown;
    default:
      return unknown;
  }
}

function hrefOf(state: Thing | undefined): Value {
  return optionValue(state, "href") ?? unknown;
}

/** `u.RawQuery = …`, `u.Path = …`. */
export function assignToUrl({ state }: Native, name: string, entry: Entry, run: Run): boolean {
  if (state === undefined) return false;
  const href = hrefOf(state);
  if (name === "RawQuery") put(state, "href", queryPut(href, entry, run), entry.valueSpan, run);
  else if (name === "Path" && href.kind === "text") {
    const origin = /^[a-z]+:\/\/[^/?#]+/i.exec(href.written.text)?.[0];
    const isAll = origin === href.written.text || origin === href.written.text.replace(/\/$/, "");
    const value = isAll ? joinedUrl(href, entry.value, entry.valueSpan, run) : unknown;
    put(state, "href", value, entry.valueSpan, run);
  } else if (/^(?:Scheme|Host|Path|Opaque)$/.test(name)) {
    put(state, "href", unknown, entry.valueSpan, run);
  }
  return true;
}

/** An address with a query behind it. */
export function queryPut(url: Value, { value, valueSpan: at }: Entry, run: Run): Value {
  if (url.kind !== "text" || isNothing(value) || plainText(value) === "") return url;
  const separator = url.written.text.includes("?") ? "&" : "?";
  return joined([
    url,
    sign(separator, at),
    asText(value, { kind: "other", parts: [], ...at }, run),
  ]);
}

/** `url.Values`: pairs of a query. */
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
    case "Encode": {
      const spot = { start: at.start, end: at.start };
      const base = {
        kind: "text",
        written: writtenAt("?", spot),
        others: [],
        isSure: true,
      } as const;
      const whole = withParams(base, state, at, run);
      if (whole.kind !== "text") return unknown;
      const written = { ...whole.written, text: whole.written.text.slice(2) };
      const runs = whole.written.runs.flatMap((each) =>
        each.at < 2 ? [] : [{ ...each, at: each.at - 2 }],
      );
      return { ...whole, written: { ...written, runs }, others: [] };
    }
    default:
      return unknown;
  }
}
