import { asText, plainText } from "../machine/values/texts.ts";
import { append, slice, type Writer, type Written } from "../../places/written.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { encoded, queryOf, sign } from "../clients/urls.ts";
import { entryOf, joined, unknown, type Native, type Value } from "../machine/values/values.ts";
import { callHeaders, copyInto } from "./clients/headersObject.ts";

/** `url.searchParams.set(name, value)` and the like. */
export function callSearchParams(
  method: string,
  { state, args }: Call,
  run: Run,
): Value | undefined {
  const href = state && entryOf(state, "href");
  if (state === undefined || href?.value.kind !== "text") return unknown;
  const [name, value] = args;
  if (method === "delete") {
    const left = (of: Written): Written => withoutPair(of, plainText(name?.value));
    const { written, others } = href.value;
    const text = { ...href.value, written: left(written), others: others.map(left) };
    run.put(state, { ...href, value: text });
  }
  if (method !== "set" && method !== "append") return unknown;
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

/** A URL without the parameters of a name, or without any if that is not known. */
function withoutPair(url: Written, name: string | undefined): Written {
  const at = url.text.indexOf("?");
  if (at === -1) return url;
  const writer: Writer = { text: "", runs: [] };
  append(writer, slice(url, 0, at));
  let from = at + 1;
  let before = at;
  for (const pair of url.text.slice(from).split("&")) {
    const end = from + pair.length;
    if (name !== undefined && pair.split("=")[0] !== name) {
      append(writer, slice(url, before, before + 1));
      append(writer, slice(url, from, end));
      before = end;
    }
    from = end + 1;
  }
  return writer;
}

/** `new URLSearchParams(pairs)`. */
export function callUrlSearchParams(method: string, call: Call, run: Run): Value | undefined {
  const { args, self } = call;
  if (method !== "") {
    if (method === "toString") return self;
    return /^(?:set|append|delete|get|has|entries)$/.test(method)
      ? callHeaders(method, call, run)
      : unknown;
  }
  const state = run.thing([]);
  const [init] = args;
  if (init !== undefined) copyInto(state, init.value, run);
  return { kind: "native", path: "URLSearchParams", state };
}

/** The text of a `URLSearchParams`. */
export function memberOfSearchParams(of: Native, name: string, run: Run): Value | undefined {
  return name === "toString()" && of.state !== undefined ? queryOf(of.state, run) : undefined;
}

/** The parameters in a `URLSearchParams`; any other value unchanged. */
export function paramsIn(value: Value | undefined): Value | undefined {
  return value?.kind === "native" && value.path === "URLSearchParams" ? value.state : value;
}
