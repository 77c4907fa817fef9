import { asText, writtenAt } from "../texts.ts";
import type { Call, Run } from "../run.ts";
import { encoded, hrefOf, resolved, sign, textIn } from "../urls.ts";
import { slice } from "../../written.ts";
import {
  entryOf,
  hole,
  joined,
  unknown,
  type Entry,
  type Native,
  type Text,
  type Value,
} from "../values.ts";

/** `new URL(path, base)`. */
export function newUrl({ args, at }: Call, run: Run): Value {
  const [path, base] = args;
  if (path === undefined) return unknown;
  const text = textIn(path.value);
  const whole = base === undefined ? text : resolved(text, textIn(base.value), path.span);
  if (whole === undefined) return unknown;
  const entry = {
    ...{ name: writtenAt("href", { start: at.start, end: at.start }), value: whole },
    ...{ valueSpan: path.span, span: path.span, isSure: true },
  };
  return { kind: "native", path: "url", state: run.thing([entry]) };
}

export function memberOfUrl(of: Native, name: string): Value | undefined {
  if (/^(?:href|toString\(\)|toString|toJSON)$/.test(name)) {
    return name === "toString" || name === "toJSON" ? undefined : hrefOf(of);
  }
  if (name === "searchParams" && of.state !== undefined) {
    return { kind: "native", path: "searchParams", state: of.state };
  }
  return /^(?:origin|protocol|host|hostname)$/.test(name) ? unknown : undefined;
}

/** `url.search = …`: the host stays, what comes behind it is not known. */
export function assignToUrl({ state }: Native, { valueSpan }: Entry, run: Run): boolean {
  const href = state && entryOf(state, "href");
  if (state === undefined || href === undefined) return false;
  const origin = textIn({ kind: "native", path: "url", state });
  const end = origin && /^[a-z]+:\/\/[^/?#]*/i.exec(origin.written.text)?.[0].length;
  const host = origin && { ...origin, written: slice(origin.written, 0, end ?? 0), others: [] };
  const rest: Text = { kind: "text", written: hole("", valueSpan), others: [], isSure: true };
  const value = host === undefined ? unknown : joined([host, sign("/", valueSpan), rest]);
  run.put(state, { ...href, value });
  return true;
}

/** `url.searchParams.set(name, value)`: one more pair of the query. */
export function callSearchParams(
  method: string,
  { state, args }: Call,
  run: Run,
): Value | undefined {
  const href = state && entryOf(state, "href");
  if (state === undefined || href?.value.kind !== "text") return unknown;
  if (method !== "set" && method !== "append") return unknown;
  const [name, value] = args;
  if (name === undefined || value === undefined) return unknown;
  const at = { kind: "other", parts: [], ...name.span } as const;
  const separator = href.value.written.text.includes("?") ? "&" : "?";
  const pair = joined([
    href.value,
    sign(separator, name.span),
    asText(name.value, at, run),
    sign("=", name.span),
    encoded(asText(value.value, { ...at, ...value.span }, run)),
  ]);
  run.put(state, { ...href, value: pair });
  return unknown;
}
