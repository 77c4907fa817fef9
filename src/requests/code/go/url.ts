import { asText } from "../machine/values/texts.ts";
import { put } from "../clients/making.ts";
import { partOfUrl } from "../clients/partOfUrl.ts";
import { slice, type Written } from "../../places/written.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { newValues, queryPut } from "./clients/query.ts";
import { option, optionValue } from "../clients/sending.ts";
import { hrefOf, joinedUrl, resolved, sign, textIn } from "../clients/urls.ts";
import {
  joined,
  textOf,
  unknown,
  type Entry,
  type Native,
  type Text,
  type Value,
} from "../machine/values/values.ts";

/** A `url.URL` for an address. */
function urlOf(href: Value, run: Run, at = { start: 0, end: 0 }): Native {
  const state = run.thing([]);
  put(state, "href", href, { start: at.start, end: at.end }, run);
  return { kind: "native", path: "url", state };
}

/** A text or URL object as a URL object. */
export function asUrl(value: Value, run: Run): Native {
  const isUrl = value.kind === "native" && value.path === "url";
  return isUrl ? value : urlOf(textIn(value) ?? unknown, run);
}

export function copyOfUrl(value: Value, run: Run): Native {
  return urlOf(hrefOf(asUrl(value, run)), run);
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
        items: [urlOf(text ?? unknown, run, call.at), unknown],
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

/** `JoinPath`: joins parts with single slashes. */
function joinedPath(base: Value, parts: Call["args"], run: Run): Value {
  return parts.reduce((whole, { value, span, isMany }) => {
    const part = isMany === true ? unknown : value;
    return whole.kind === "text" ? joinedUrl(whole, part, span, run) : unknown;
  }, base);
}

/** `url.URL{Scheme: "https", Host: …, Path: …}`; without a host, a path. */
export function urlLiteral(call: Call, run: Run): Value {
  const [given] = call.args;
  const field = (name: string): Value | undefined => optionValue(given?.value, name);
  const host = option(given?.value, "Host");
  if (host === "unknown" || given === undefined) return urlOf(unknown, run, call.at);
  const at = host?.valueSpan ?? call.at;
  const text = (value: Value): Text => asText(value, { kind: "other", parts: [], ...at }, run);
  const path = field("Path");
  const base =
    host === undefined
      ? undefined
      : joined([text(field("Scheme") ?? unknown), sign("://", at), text(host.value)]);
  const whole = path === undefined ? (base ?? sign("", at)) : joinedUrl(base, path, at, run);
  const query = field("RawQuery");
  if (query === undefined || whole.kind !== "text") return urlOf(whole, run, call.at);
  return urlOf(joined([whole, sign("?", at), text(query)]), run, call.at);
}

/** Methods of a URL. */
export function callUrl(method: string, call: Call, run: Run): Value {
  const href = call.state === undefined ? unknown : (optionValue(call.state, "href") ?? unknown);
  const [first] = call.args;
  switch (method) {
    case "String":
    case "Redacted":
      return href;
    case "JoinPath":
      return urlOf(joinedPath(href, call.args, run), run, call.at);
    case "Hostname":
      return (href.kind === "text" && partOfUrl(href, "host")) || unknown;
    case "Query":
      return newValues(undefined, run);
    case "Parse":
    case "ResolveReference": {
      const at = { start: call.at.start, end: call.at.end };
      const path = first && textIn(first.value);
      const whole = resolved(path, textIn(href), first?.span ?? at) ?? unknown;
      const url = urlOf(whole, run, at);
      return method === "Parse" ? { kind: "list", items: [url, unknown], isComplete: true } : url;
    }
    default:
      return unknown;
  }
}

/** Fields of a URL: `u.Path`, `u.Host`. */
export function memberOfUrl(of: Native, name: string): Value | undefined {
  if (of.path !== "url" || of.state === undefined) return undefined;
  if (name === "toString()") return hrefOf(of);
  if (!/^(?:Path|RawPath|Host|Scheme|RawQuery)$/.test(name)) return undefined;
  const href = textIn(of);
  if (href === undefined || href.others.length > 0) return unknown;
  const { written } = href;
  const [origin, path] = partsOf(written);
  const from = /^[a-z]+:\/\//i.exec(written.text)?.[0].length ?? 0;
  const part = (start: number, end: number): Value =>
    textOf(slice(written, start, end), [], href.isSure);
  switch (name) {
    case "Scheme":
      return from === 0 ? unknown : part(0, from - 3);
    case "Host":
      return from === 0 ? unknown : part(from, origin);
    case "RawQuery":
      return unknown;
    default:
      return part(origin, path);
  }
}

/** The ends of an address's host and path. */
function partsOf({ text }: Written): readonly [number, number] {
  const origin = /^[a-z]+:\/\/[^/?#]+/i.exec(text)?.[0].length ?? 0;
  return [origin, origin + (/^[^?#]*/.exec(text.slice(origin))?.[0].length ?? 0)];
}

/** Assigns to fields of a URL: `u.RawQuery = …`, `u.Path = …`. */
export function assignToUrl({ state }: Native, name: string, entry: Entry, run: Run): boolean {
  if (state === undefined) return false;
  const href = optionValue(state, "href") ?? unknown;
  const { valueSpan: at } = entry;
  if (name === "RawQuery") put(state, "href", queryPut(href, entry, run), at, run);
  else if (name === "Path") put(state, "href", pathPut(href, entry, run), at, run);
  else if (/^(?:Scheme|Host|Opaque)$/.test(name)) {
    put(state, "href", originPut(href, name, entry, run), at, run);
  }
  return true;
}

/** An address with its scheme or host replaced. */
function originPut(href: Value, name: string, { value, valueSpan: at }: Entry, run: Run): Value {
  if (href.kind !== "text" || href.others.length > 0 || name === "Opaque") return unknown;
  const { written } = href;
  const [origin] = partsOf(written);
  const scheme = /^[a-z]+:\/\//i.exec(written.text)?.[0].length ?? 0;
  const own = asText(value, { kind: "other", parts: [], ...at }, run);
  const end = written.text.length;
  if (name === "Scheme") {
    const rest = scheme === 0 ? [] : [textPart(written, scheme - 3, end)];
    return rest.length === 0 ? unknown : joined([own, ...rest]);
  }
  const before = scheme === 0 ? sign("https://", at) : textPart(written, 0, scheme);
  return joined([before, own, textPart(written, origin, end)]);
}

function textPart(written: Written, from: number, to: number): Text {
  return { kind: "text", written: slice(written, from, to), others: [], isSure: true };
}

/** An address with its path replaced. */
function pathPut(href: Value, { value, valueSpan: at }: Entry, run: Run): Value {
  if (href.kind !== "text") return unknown;
  const ways = [href.written, ...href.others].map((written) => ({
    written,
    end: partsOf(written),
  }));
  if (ways.some(({ end: [origin] }) => origin === 0)) return unknown;
  const [first, ...others] = ways.map(({ written, end: [origin] }) => slice(written, 0, origin));
  if (first === undefined) return unknown;
  const whole = joinedUrl(textOf(first, others, href.isSure), value, at, run);
  const [only] = ways;
  if (whole.kind !== "text" || only === undefined || others.length > 0) return whole;
  const [, path] = only.end;
  return joined([whole, textPart(only.written, path, only.written.text.length)]);
}
