import { formBody, kindOfBytes, type BodyKind } from "../clients/bodies.ts";
import { has, put } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import { asText, plainText } from "../machine/texts.ts";
import { sign } from "../clients/urls.ts";
import {
  entryOf,
  joined,
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../machine/values.ts";
import { headersNative } from "./headerObjects.ts";
import { fillHeaders } from "./headers.ts";

/** Types that contents have by themselves; undefined where that is not to be seen. */
const ownTypes: ReadonlyMap<string, string | undefined> = new Map([
  ["MultipartFormDataContent", "multipart/form-data"],
  ["MultipartContent", "multipart/mixed"],
  ["JsonContent", "application/json"],
  ["ObjectContent", undefined],
]);

/** Classes of bodies. */
export const contents: ReadonlySet<string> = new Set([
  ...ownTypes.keys(),
  ...["StringContent", "ByteArrayContent", "StreamContent", "ReadOnlyMemoryContent"],
  "FormUrlEncodedContent",
]);

/**
 * A body. Its state: `headers`, those that are `elsewhere` though they do not belong here, what it `holds`, and its
 * `own` type, which nobody wrote. Text alone goes out as plain text, fields as a form, bytes without a type: none
 * of these says JSON.
 */
export function newContent(type: string, call: Call, run: Run): Native {
  const state = run.thing([]);
  const at = { start: call.at.start, end: call.at.end };
  const headers = run.thing([], { foldsCase: true });
  put(state, "headers", headers, at, run);
  put(state, "elsewhere", run.thing([], { foldsCase: true }), at, run);
  const written = type === "StringContent" ? mediaType(call) : undefined;
  if (written !== undefined) putType(headers, written, call, run);
  const held = type === "FormUrlEncodedContent" ? formBody : call.args[0]?.value;
  if (held !== undefined) put(state, "holds", held, at, run);
  if (ownTypes.has(type)) {
    const own = ownTypes.get(type);
    const value = own === undefined ? unknown : textOf({ text: own, runs: [] });
    put(state, "own", value, at, run);
  }
  const native: Native = { kind: "native", path: "content", state };
  const given = call.args.find(({ name }) => name === "Headers")?.value;
  const filled = headersOfContent(native, run);
  if (given !== undefined && filled.kind === "native") fillHeaders(filled.state, given, run);
  return native;
}

/** `new StringContent(json, Encoding.UTF8, "application/json")`, `new StringContent(json, new MediaTypeHeaderValue(…))`. */
function mediaType({ args }: Call): Arg | undefined {
  const plain = args.filter(({ name }) => name !== "Headers");
  const named = plain.find(({ name }) => name === "mediaType") ?? plain[2];
  if (named !== undefined) return named;
  const [, second] = plain;
  return second?.value.kind === "text" || second?.value.kind === "unknown" ? second : undefined;
}

/** The argument goes with the comma before it. */
function putType(headers: Thing, { value, span }: Arg, { at }: Call, run: Run): void {
  const place = at.args.findIndex(({ value: given }) => given.start === span.start);
  const before = at.args[place - 1]?.end;
  run.put(headers, {
    ...{ name: { text: "Content-Type", runs: [] }, value, valueSpan: span, span, isSure: true },
    ...(before === undefined ? {} : { element: { ...span, isFirst: false, before } }),
  });
}

/** What `content.Headers` gives. */
export function headersOfContent({ state }: Native, run: Run): Value {
  const [values, elsewhere] = [optionValue(state, "headers"), optionValue(state, "elsewhere")];
  const headers = headersNative("content", values, elsewhere, run);
  const own = optionValue(state, "own");
  if (own !== undefined && headers.kind === "native" && headers.state !== undefined)
    put(headers.state, "own", own, { start: 0, end: 0 }, run);
  return headers;
}

/** The content that a request has; undefined where it has none, or what it has is not to be seen. */
function contentOf(request: Thing): Thing | undefined {
  const body = entryOf(request, "body")?.value;
  return body?.kind === "native" && body.path === "content" ? body.state : undefined;
}

/** The type that a body brings along without anybody writing it: undefined where it is not known. */
export function typeOfContent(request: Thing): Readonly<Record<string, string | undefined>> {
  const body = entryOf(request, "body");
  if (body === undefined || body.value.kind === "constant") return {};
  const content = contentOf(request);
  if (content === undefined) return { "Content-Type": undefined };
  return has(content, "own") ? { "Content-Type": plainText(entryOf(content, "own")?.value) } : {};
}

/** What a request sends as its body, as far as it shows. */
export function kindOfContent(request: Thing): BodyKind | undefined {
  return kindOfBytes(optionValue(contentOf(request), "holds"));
}

/** The headers that are written for a body. */
export function headersOfBody(request: Thing): readonly Value[] {
  const headers = contentOf(request) && optionValue(contentOf(request), "headers");
  return headers === undefined ? [] : [headers];
}

/** Headers of a request that were given to its body, which does not take them. */
export function lostInBody(request: Thing): Value | undefined {
  return optionValue(contentOf(request), "elsewhere");
}

/**
 * A value of a header: `new AuthenticationHeaderValue("Bearer", token)`, `new("text/html", 0.9)`,
 * `new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" }`.
 */
export function headerValue({ path, args }: Call, run: Run): Value {
  const isProperty = ({ name = "" }: Arg): boolean => /^[A-Z]/.test(name);
  const [first, second] = args.filter((arg) => !isProperty(arg));
  if (first === undefined) return unknown;
  const text = (arg: Arg) => asText(arg.value, { kind: "other", parts: [], ...arg.span }, run);
  const isQuality = second?.value.kind === "constant" && typeof second.value.value === "number";
  const isMediaType =
    path.startsWith("MediaType") || plainText(first.value)?.includes("/") === true;
  const isCharset = isMediaType && !isQuality;
  const between = isQuality ? "; q=" : isCharset ? "; charset=" : " ";
  const parts = second === undefined ? [] : [sign(between, second.span), text(second)];
  const more = args.filter(isProperty).flatMap((arg) => {
    const name =
      arg.name === "Quality" ? "; q=" : arg.name === "CharSet" ? "; charset=" : undefined;
    return name === undefined ? [] : [sign(name, arg.span), text(arg)];
  });
  if (parts.length + more.length > 0) return joined([text(first), ...parts, ...more]);
  return path === "AuthenticationHeaderValue" ? schemeIn(first) : first.value;
}

/** What stands alone is the scheme, which has no space in it: no word comes before a token, and no token behind a word. */
function schemeIn({ value, span }: Arg): Value {
  const begins = value.kind === "text" && value.written.runs[0]?.variable !== true;
  const [, word] = begins ? (/^(\w+)\s+\S/.exec(value.written.text) ?? []) : [];
  if (word !== undefined) return textOf({ text: word, runs: [] });
  return plainText(value) === undefined && !begins ? sign("token", span) : value;
}
