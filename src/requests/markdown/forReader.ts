import type { Header, HttpRequest, Value } from "../httpRequest.ts";

/**
 * A placeholder by its spelling: several words in capitals, or a possessive: `API_VERSION`, `YOUR_TOKEN`,
 * `your-version`.
 */
const word = /[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|(?:[Yy]our|YOUR)[ _-]?[\w-]*/.source;

/** A placeholder by its brackets: `{name}`, `<name>`, `[name]`, `:name`. */
const marked = /\{[A-Za-z][\w .-]*\}|<[A-Za-z][\w .-]*>|\[[A-Za-z][\w .-]*\]|:[A-Za-z]\w*/.source;

const place = new RegExp(`^(?:${marked}|${word})$`);
const token = /^bearer[ \t]+:[A-Za-z]\w*$/i;
/** A version without digits: `X.Y`. */
const version = /^v?(?:x\.[xy]|m\.n)$/i;

/** Part of a constant's name that stands for the media type itself. */
const mediaType = /json|xml|html|octet/i;

/**
 * Makes a request's placeholders unknown values, as readers of the document replace them. `code`: the code of its
 * language before it.
 */
export function forReader(request: HttpRequest, text: string, code = ""): HttpRequest {
  const headers = request.headers.map((header) => withPlace(header, request));
  const isPlaced = request.isAsWritten === true && !namesVariable(request, text, code);
  return { ...request, headers, isExample: true, ...(isPlaced ? { isAsWritten: false } : {}) };
}

/**
 * Whether braces in the URL name a parameter of the enclosing function or an assigned variable, so that the program
 * should have substituted it.
 */
function namesVariable({ url, within }: HttpRequest, text: string, code: string): boolean {
  if (url === undefined) return false;
  const address = url.kind === "known" ? url.text : url.source;
  const named = [...address.matchAll(/(?<![{$#%])\{(\w+)\}/g)].map(([, name = ""]) => name);
  if (named.length === 0) return false;
  const around = within === undefined ? "" : text.slice(within.start, within.end);
  const [, parameters = ""] = /\(([^()]{1,300})\)/.exec(around) ?? [];
  const names = new Set([...(parameters.match(/\w+/g) ?? []), ...variablesIn(code)]);
  return named.some((name) => names.has(name));
}

/** The variables that code assigns at the beginning of a line. */
function variablesIn(code: string): readonly string[] {
  const given =
    /^[ \t]*(?:(?:export|local|readonly|const|let|var)[ \t]+)?\$?(\w+)[ \t]*=(?![=>~])/gm;
  return [...code.matchAll(given)].map(([, name = ""]) => name);
}

function withPlace(header: Header, { doubleBraces }: HttpRequest): Header {
  const { value, removes } = header;
  if (value.kind === "unknown" || removes === true) return header;
  const text = value.text.trim();
  // Where `{{name}}` is used, single braces are a mistake.
  if (doubleBraces === true && text.includes("{")) return header;
  return isPlace(header.name.trim().toLowerCase(), text)
    ? { ...header, value: asUnknown(value) }
    : header;
}

function isPlace(name: string, text: string): boolean {
  switch (name) {
    case "authorization":
      return token.test(text);
    case "intercom-version":
      return place.test(text) || version.test(text);
    default:
      return place.test(text) && (!/^[A-Z]/.test(text) || !mediaType.test(text));
  }
}

/** The same value as an unknown one. */
export function asUnknown({ text, ...where }: Extract<Value, { kind: "known" }>): Value {
  return { ...where, kind: "unknown", source: text };
}
