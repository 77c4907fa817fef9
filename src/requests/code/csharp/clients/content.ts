import { formBody, kindOfBytes, putMade, type BodyKind } from "../../clients/bodies.ts";
import { has, put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { asText, plainText } from "../../machine/values/texts.ts";
import { sign } from "../../clients/urls.ts";
import {
  entryOf,
  joined,
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { headersNative } from "./headerObjects.ts";
import { fillHeaders } from "./headers.ts";

/** The Content-Type that each class of content sets; undefined if unknown. */
const ownTypes: ReadonlyMap<string, string | undefined> = new Map([
  ["MultipartFormDataContent", "multipart/form-data"],
  ["MultipartContent", "multipart/mixed"],
  ["JsonContent", "application/json"],
  ["ObjectContent", undefined],
]);

/** Classes of content. */
export const contents: ReadonlySet<string> = new Set([
  ...ownTypes.keys(),
  ...["StringContent", "ByteArrayContent", "StreamContent", "ReadOnlyMemoryContent"],
  "FormUrlEncodedContent",
]);

/**
 * A content object. Its state: its `headers`, misplaced headers (`elsewhere`), what it `holds`, and `own`, its
 * default type. Texts default to plain text, fields to a form, bytes to no type: none to JSON.
 */
export function newContent(type: string, call: Call, run: Run): Native {
  const state = run.thing([]);
  const at = { start: call.at.start, end: call.at.end };
  const headers = run.thing([], { foldsCase: true });
  put(state, "headers", headers, at, run);
  putMade(state, call.at, run);
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

/**
 * The media type argument: `new StringContent(json, Encoding.UTF8, "application/json")`, or as a
 * `MediaTypeHeaderValue`.
 */
function mediaType({ args }: Call): Arg | undefined {
  const plain = args.filter(({ name }) => name !== "Headers");
  const named = plain.find(({ name }) => name === "mediaType") ?? plain[2];
  if (named !== undefined) return named;
  const [, second] = plain;
  return second?.value.kind === "text" || second?.value.kind === "unknown" ? second : undefined;
}

/** Sets the type; to remove it, the comma before the argument is deleted, too. */
function putType(headers: Thing, { value, span }: Arg, { at }: Call, run: Run): void {
  const place = at.args.findIndex(({ value: given }) => given.start === span.start);
  const before = at.args[place - 1]?.end;
  run.put(headers, {
    ...{ name: { text: "Content-Type", runs: [] }, value, valueSpan: span, span, isSure: true },
    ...(before === undefined ? {} : { element: { ...span, isFirst: false, before } }),
  });
}

/** `content.Headers` */
export function headersOfContent({ state }: Native, run: Run): Value {
  const [values, elsewhere] = [optionValue(state, "headers"), optionValue(state, "elsewhere")];
  const headers = headersNative("content", values, elsewhere, run);
  const own = optionValue(state, "own");
  if (own !== undefined && headers.kind === "native" && headers.state !== undefined)
    put(headers.state, "own", own, { start: 0, end: 0 }, run);
  return headers;
}

/** The content of a request; undefined if there is none or it is not known. */
function contentOf(request: Thing): Thing | undefined {
  const body = entryOf(request, "body")?.value;
  return body?.kind === "native" && body.path === "content" ? body.state : undefined;
}

/** The Content-Type implied by the body's class; undefined if not known. */
export function typeOfContent(request: Thing): Readonly<Record<string, string | undefined>> {
  const body = entryOf(request, "body");
  if (body === undefined || body.value.kind === "constant") return {};
  const content = contentOf(request);
  if (content === undefined) return { "Content-Type": undefined };
  return has(content, "own") ? { "Content-Type": plainText(entryOf(content, "own")?.value) } : {};
}

/** The kind of a request's body. */
export function kindOfContent(request: Thing): BodyKind | undefined {
  return kindOfBytes(optionValue(contentOf(request), "holds"));
}

/** The headers set on the body. */
export function headersOfBody(request: Thing): readonly Value[] {
  const headers = contentOf(request) && optionValue(contentOf(request), "headers");
  return headers === undefined ? [] : [headers];
}

/** Request headers set on the body, which refuses them. */
export function lostInBody(request: Thing): Value | undefined {
  return optionValue(contentOf(request), "elsewhere");
}

/**
 * A header value object: `new AuthenticationHeaderValue("Bearer", token)`, `new("text/html", 0.9)`,
 * `new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" }`.
 */
export function headerValue({ path, args }: Call, run: Run): Value {
  const isProperty = ({ name = "" }: Arg): boolean => /^[A-Z]/.test(name);
  const [first, second] = inOrder(args.filter((arg) => !isProperty(arg)));
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

/** Arguments in the order of the parameters, which names may change. */
function inOrder(args: readonly Arg[]): readonly Arg[] {
  const isSecond = ({ name = "" }: Arg): boolean => /^(?:parameter|charSet|quality)$/.test(name);
  return args.toSorted((a, b) => Number(isSecond(a)) - Number(isSecond(b)));
}

/** An `AuthenticationHeaderValue` with a single argument has a scheme only, which must not contain a space. */
function schemeIn({ value, span }: Arg): Value {
  const begins = value.kind === "text" && value.written.runs[0]?.variable !== true;
  const [, word] = begins ? (/^(\w+)\s+\S/.exec(value.written.text) ?? []) : [];
  if (word !== undefined) return textOf({ text: word, runs: [] });
  // Whatever it is, where only a default for it is known: a scheme alone is no bearer token.
  const isSeen = begins && value.isSure;
  return plainText(value) === undefined && !isSeen ? sign("token", span) : value;
}
