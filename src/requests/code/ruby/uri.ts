import { asText, writtenAt } from "../machine/values/texts.ts";
import type { Span } from "../../httpRequest.ts";
import { slice } from "../../places/written.ts";
import { formBody, formPath } from "../clients/bodies.ts";
import { resolvedUrl, sign, withParams } from "../clients/urls.ts";
import { optionValue } from "../clients/sending.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import {
  entryOf,
  hole,
  joined,
  textOf,
  unknown,
  type Entry,
  type Native,
  type Text,
  type Thing,
  type Value,
} from "../machine/values/values.ts";
import { joining, blockOf, callBlock, positional } from "./rubyCall.ts";
import { callOpenUri } from "./clients/openUri.ts";

const origin = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i;

/** `URI(…)`, `URI.parse`, `URI.join`, `URI::HTTPS.build`, and Ruby's encoding functions. */
export function callUri(method: string, call: Call, run: Run): Value | undefined {
  const args = positional(call);
  const [first, second] = args;
  switch (method) {
    case "":
    case "parse":
    case "Parser.parse":
      if (first === undefined) return unknown;
      return first.value.kind === "native" ? first.value : uriOf(first.value, first.span, run);
    case "join": {
      if (first === undefined) return unknown;
      if (second === undefined || args.length > 2) return uriOf(first.value, first.span, run);
      const [base, path] = [urlText(first.value), urlText(second.value)];
      return uriOf(resolvedUrl(base, path, second.span, run), first.span, run);
    }
    case "HTTPS.build":
    case "HTTP.build":
      return built(method === "HTTPS.build" ? "https://" : "http://", first?.value, call, run);
    case "open":
      return callOpenUri(call, first, run);
    case "encode_www_form":
      return { ...formBody, ...withState(first?.value) };
    default:
      return unknown;
  }
}

function withState(value: Value | undefined): { state?: Thing } {
  return value?.kind === "thing" ? { state: value } : {};
}

/** A `URI` for an address. */
export function uriOf(url: Value, span: Span, run: Run): Value {
  if (url.kind !== "text") return unknown;
  const at = { start: span.start, end: span.start };
  const entry = { name: writtenAt("href", at), value: url, valueSpan: span, span, isSure: true };
  return { kind: "native", path: "uri", state: joining(run.thing([entry]), run) };
}

function built(scheme: string, parts: Value | undefined, { at }: Call, run: Run): Value {
  const host = optionValue(parts, "host");
  const path = optionValue(parts, "path");
  if (host?.kind !== "text") return unknown;
  const place = { kind: "other", parts: [], start: at.start, end: at.end } as const;
  const texts = [sign(scheme, at), host, ...(path === undefined ? [] : [asText(path, place, run)])];
  const query = optionValue(parts, "query");
  const whole = joined(texts);
  return uriOf(query === undefined ? whole : withQuery(whole, query, at, run), at, run);
}

/** The text of a URL or `URI`. */
export function urlText(value: Value | undefined): Value {
  if (value?.kind === "native" && value.path === "uri")
    return hrefOf(value.state)?.value ?? unknown;
  return value?.kind === "text" ? value : unknown;
}

function hrefOf(state: Thing | undefined): Entry | undefined {
  return state && entryOf(state, "href");
}

/** The scheme and host of a URL. */
export function originOf(url: Value): Value {
  return url.kind === "text" ? part(url, 0, origin.exec(url.written.text)?.[0].length ?? 0) : url;
}

function part(text: Text, from: number, to: number): Value {
  const { written, isSure } = text;
  return to <= from ? unknown : textOf(slice(written, from, to), [], isSure);
}

/** Parts of a URI: `uri.host`, `uri.request_uri`. */
export function callUriPart(method: string, call: Call, run: Run): Value {
  const url = hrefOf(call.state)?.value;
  if (method === "open" || method === "read") {
    const span = { start: call.at.start, end: call.at.callee.end };
    return callOpenUri(call, { value: url ?? unknown, span }, run);
  }
  if (blockOf(call) !== undefined) callBlock(call, [call.self ?? unknown], run);
  if (method === "to_s" || method === "to_str") return url ?? unknown;
  if (/^(?:tap|dup|normalize|freeze|then)$/.test(method)) return call.self ?? unknown;
  if (url?.kind !== "text") return unknown;
  const { text } = url.written;
  const head = origin.exec(text)?.[0].length ?? 0;
  const scheme = text.indexOf("://") + 3;
  switch (method) {
    case "scheme":
      return head === 0 ? unknown : part(url, 0, scheme - 3);
    case "host":
    case "hostname":
      return head === 0 ? unknown : part(url, scheme, head);
    case "port": {
      const [, sign, port] =
        /^http(s?):\/\/[^:/?#]*(?::(\d{1,5}))?$/.exec(text.slice(0, head)) ?? [];
      if (sign === undefined) return unknown;
      const usual = sign === "s" ? 443 : 80;
      return { kind: "constant", value: port === undefined ? usual : Number(port) };
    }
    case "request_uri":
      return part(url, head, text.length);
    case "path": {
      const query = text.indexOf("?", head);
      return part(url, head, query === -1 ? text.length : query);
    }
    default:
      return unknown;
  }
}

/** `uri.query = …`, `uri.query_values = …`, `uri.path = …`. */
export function assignToUri({ state }: Native, name: string, entry: Entry, run: Run): boolean {
  const href = hrefOf(state);
  if (state === undefined || href?.value.kind !== "text") return true;
  const set = (value: Value): void => {
    run.put(state, { ...href, value });
  };
  if (name === "query") {
    set(withQuery(href.value, entry.value, entry.valueSpan, run));
  } else if (name === "query_values") {
    set(withParams(href.value, entry.value, entry.valueSpan, run));
  } else if (name === "path") {
    const base = originOf(href.value);
    const at = { kind: "other", parts: [], ...entry.valueSpan } as const;
    set(base.kind === "text" ? joined([base, asText(entry.value, at, run)]) : unknown);
  } else if (/^(?:host|hostname|scheme)$/.test(name)) {
    set(unknown);
  }
  return true;
}

function withQuery(url: Value, query: Value, at: Span, run: Run): Value {
  if (url.kind !== "text" || query.kind === "constant") return url;
  if (query.kind === "native" && query.path === formPath) {
    return withParams(url, query.state ?? unknown, at, run);
  }
  const place = { kind: "other", parts: [], ...at } as const;
  const text: Text =
    query.kind === "text"
      ? asText(query, place, run)
      : { kind: "text", written: hole("query", at), others: [], isSure: true };
  return joined([url, sign("?", at), text]);
}

/** Adds `http://` to a URL that begins with a host, as HTTParty, RestClient and libcurl do. */
export function withScheme(url: Value): Value {
  if (url.kind !== "text") return url;
  const { text, runs } = url.written;
  const [first] = runs;
  if (first === undefined || first.variable === true || text.includes("://")) return url;
  if (!/^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/|$)/.test(text)) return url;
  const scheme = /^[^/]*:443\b/.test(text) ? "https://" : "http://";
  const at = { start: first.span.start, end: first.span.start };
  const runsOfScheme = [{ at: 0, length: scheme.length, span: at, quote: first.quote }];
  return joined([
    { kind: "text", written: { text: scheme, runs: runsOfScheme }, others: [], isSure: true },
    url,
  ]);
}
