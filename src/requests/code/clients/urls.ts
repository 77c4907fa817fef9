import { slice, write, type Writer, type Written } from "../../places/written.ts";
import type { Span } from "../../httpRequest.ts";
import { asText, writtenAt } from "../machine/values/texts.ts";
import type { Run } from "../machine/run.ts";
import {
  entryOf,
  hole,
  joined,
  unknown,
  type Native,
  type Text,
  type Thing,
  type Value,
} from "../machine/values/values.ts";

/** The text of a URL, which may be a text or a URL object. */
export function textIn(value: Value): Text | undefined {
  if (value.kind === "text") return value;
  const href = value.kind === "native" && value.path === "url" ? hrefOf(value) : undefined;
  return href?.kind === "text" ? href : undefined;
}

/** The address in a URL object. */
export function hrefOf({ state }: Native): Value {
  return (state && entryOf(state, "href")?.value) ?? unknown;
}

/**
 * Resolves a path against a base URL as RFC 3986 does, as far as hosts matter; undefined where that is not possible.
 */
export function resolved(
  path: Text | undefined,
  base: Text | undefined,
  at: Span,
): Value | undefined {
  if (path !== undefined && /^[a-z][a-z0-9+.-]*:/i.test(path.written.text)) return path;
  if (base === undefined) return undefined;
  const start = /^(?:\/\/?|[?#]|$)/.exec(path?.written.text ?? "-")?.[0];
  const [folder, ...others] = [base.written, ...base.others].map((each) => keptOf(each, start));
  if (folder === undefined) return undefined;
  const isAbsolute = start !== undefined;
  const writer: Writer = { text: "", runs: [] };
  const end = { start: at.start, end: at.start };
  if (!isAbsolute) write(writer, "/", end);
  const head: Text = {
    ...{ ...base, written: folder },
    others: others.filter((other) => other !== undefined),
  };
  const between: Text = { kind: "text", written: writer, others: [], isSure: true };
  const tail: Text = path ?? { kind: "text", written: hole("path", at), others: [], isSure: true };
  const whole = base.others.length === 0 ? replacing(tail, base.written, folder) : tail;
  return joined(isAbsolute ? [head, whole] : [head, between, whole]);
}

/**
 * What is kept of a base where a reference begins with `//`, `/`, `?` or `#`, or is empty; before any other path its
 * folders.
 */
function keptOf(base: Written, start: string | undefined): Written | undefined {
  const origin = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(base.text)?.[0].length;
  if (origin === undefined) return undefined;
  switch (start) {
    case "//":
      return slice(base, 0, base.text.indexOf("//"));
    case "/":
      return slice(base, 0, origin);
    case undefined:
      return slice(base, 0, Math.max(origin, base.text.lastIndexOf("/")));
    default:
      return slice(base, 0, /^[^?#]*/.exec(base.text)?.[0].length ?? 0);
  }
}

/** A path that remembers what it takes the place of in a base of which `kept` is left, see `Run`. */
function replacing(path: Text, base: Written, kept: Written): Text {
  const { text, runs } = path.written;
  const rest = base.text.slice(kept.text.length).replace(/[?#].*$/s, "");
  const old = rest.replace(/^\/|\/$/g, "");
  const [first, ...others] = runs;
  // What begins with dots, a host or a query takes the place of more or less.
  const isPlain = path.others.length === 0 && !/^(?:[.?#]|\/\/|$)/.test(text);
  if (old === "" || first === undefined || !isPlain) return path;
  const replaces = text.startsWith("/") ? `/${old}` : `${old}/`;
  return { ...path, written: { text, runs: [{ ...first, replaces }, ...others] } };
}

/** A literal text that stands nowhere in the file, placed at `start`. */
export function sign(text: string, { start }: Pick<Span, "start">): Text {
  return {
    kind: "text",
    written: writtenAt(text, { start, end: start }),
    others: [],
    isSure: true,
  };
}

/** The percent-encoded text, as a client encodes it; a text with variables unchanged. */
export function encoded(text: Text): Text {
  if (text.written.runs.some(({ variable }) => variable)) return text;
  const written = encodeURIComponent(text.written.text.toWellFormed());
  if (written === text.written.text) return text;
  const span = text.written.runs[0]?.span ?? { start: 0, end: 0 };
  return {
    ...text,
    written: { text: written, runs: [{ at: 0, length: written.length, span, quote: "none" }] },
    others: [],
  };
}

/** A URL with an object of parameters as its query. */
export function withParams(url: Value, params: Value | undefined, at: Span, run: Run): Value {
  const text = textIn(url);
  if (text === undefined || params === undefined || params.kind === "constant") return url;
  if (params.kind !== "thing") return withMore(text, at);
  const { entries, isOpen } = params.shape.value;
  // Of open ones, those that were set last are there for certain.
  const seen = isOpen ? entries.filter(({ isSure }) => isSure) : entries;
  const whole = seen.reduce<Value>((before, entry) => {
    if (before.kind !== "text") return before;
    const span = { kind: "other", parts: [], ...entry.valueSpan } as const;
    return joined([
      before,
      sign(separatorBehind(before), at),
      { kind: "text", written: entry.name, others: [], isSure: true },
      sign("=", at),
      encoded(asText(entry.value, span, run)),
    ]);
  }, text);
  return isOpen && whole.kind === "text" ? withMore(whole, at) : whole;
}

/** The text of parameters: `a=1&b=2`. */
export function queryOf(params: Thing, run: Run): Value {
  const at = { start: 0, end: 0 };
  const { entries, isOpen } = params.shape.value;
  if (isOpen || entries.length === 0)
    return { kind: "text", written: hole("params", at), others: [], isSure: true };
  const whole = withParams(sign("", at), params, at, run);
  return whole.kind === "text"
    ? { ...whole, written: slice(whole.written, 1, whole.written.text.length), others: [] }
    : whole;
}

function separatorBehind({ written }: Text): string {
  return written.text.includes("?") ? "&" : "?";
}

/** A URL with parameters that are not known. */
function withMore(text: Text, at: Span): Value {
  const more: Text = { kind: "text", written: hole("params", at), others: [], isSure: true };
  return joined([text, sign(separatorBehind(text), at), more]);
}

/** Joins a base and a path with exactly one slash, as axios and ky do; an absolute URL as path replaces the base. */
export function joinedUrl(base: Value | undefined, path: Value, at: Span, run: Run): Value {
  const own = textIn(path);
  if (own !== undefined && /^[a-z][a-z0-9+.-]*:\/\//i.test(own.written.text)) return own;
  if (base === undefined || base.kind === "constant") return path;
  const baseText = textIn(base);
  if (baseText === undefined) return unknown;
  const tail = asText(path, { kind: "other", parts: [], ...at }, run);
  const ends = baseText.written.text.endsWith("/");
  const begins = tail.written.text.startsWith("/");
  if (ends && begins) {
    return joined([
      baseText,
      { ...tail, written: slice(tail.written, 1, tail.written.text.length), others: [] },
    ]);
  }
  const isEmpty = tail.written.text === "";
  return joined(ends || begins || isEmpty ? [baseText, tail] : [baseText, sign("/", at), tail]);
}

/** The same as RFC 3986 says: a path takes the place of what follows the last slash of its base. */
export function resolvedUrl(base: Value | undefined, path: Value, at: Span, run: Run): Value {
  if (base === undefined || base.kind === "constant") return path;
  const own = textIn(path) ?? asText(path, { kind: "other", parts: [], ...at }, run);
  return resolved(own, textIn(base), at) ?? unknown;
}

/** A base without its trailing slash. */
export function withoutSlash(text: Text): Value {
  const { written, others } = text;
  const last = written.runs.at(-1);
  if (!written.text.endsWith("/")) return text;
  if (last === undefined || others.length > 0) return unknown;
  const end = written.text.length - 1;
  return { ...text, written: slice(written, 0, end) };
}
