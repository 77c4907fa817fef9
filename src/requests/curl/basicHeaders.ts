import type { Header, Span, Value } from "../httpRequest.ts";
import { append, slice, spanOf, type Writer } from "../places/written.ts";
import { urlValue } from "../urlValue.ts";
import { type Argument, spanOfValue } from "./readArguments.ts";

/**
 * The Authorization header from `-u` or, without that, from the URL; none if one is written out, which overrides it.
 */
export function basicHeaders(
  given: readonly Argument[],
  option: string,
  written: readonly Header[],
  ofUrl?: Header,
): readonly Header[] {
  if (written.some(({ name }) => /^authorization$/i.test(name.trim()))) return [];
  const found = given.flatMap((each) => (each.option === option ? basicHeader(each) : []));
  return found.length > 0 || ofUrl === undefined ? found : [ofUrl];
}

const scheme = "Basic ";

/**
 * The header that `-u user:password` sends; none if a script may omit the option. User and password are not copied
 * into it.
 */
function basicHeader(given: Argument): readonly Header[] {
  const { value, word, place, span } = given;
  if (value === undefined || word.isSure === false || place.isSure === false) return [];
  const option = { start: word.span.start, end: span.end };
  return [headerAt(word.span, spanOfValue(given), option)];
}

/** `word`: the option; `at`: where the credentials are. */
function headerAt(word: Span, at: Span, span: Span): Header {
  const runs = [
    { at: 0, length: scheme.length, span: word, quote: "none" },
    { at: scheme.length, length: 0, span: at, quote: "none", variable: true },
  ] as const;
  const value = { kind: "unknown", source: scheme, span: at, runs } as const;
  return { name: "Authorization", nameSpan: word, value, implied: true, span };
}

/** Splits the user and password off a URL, with the header that they send. */
export function partedUrl(url: Value): { readonly url: Value; readonly header?: Header } {
  const text = url.kind === "known" ? url.text : url.source;
  const { runs } = url;
  const [whole = "", start = ""] = /^([a-z][a-z0-9+.-]*:\/\/)[^/?#@]+@/i.exec(text) ?? [];
  if (whole === "" || runs === undefined) return { url };
  const writer: Writer = { text: "", runs: [] };
  append(writer, slice({ text, runs }, 0, start.length));
  append(writer, slice({ text, runs }, whole.length, text.length));
  const at = spanOf(slice({ text, runs }, start.length, whole.length - 1));
  return { url: urlValue(writer, url.span), header: headerAt(at, at, at) };
}
