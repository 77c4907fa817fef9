import { asValue } from "../machine/values/truthOf.ts";
import { filled } from "../machine/values/filled.ts";
import { printf } from "../machine/values/printf.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { hasPart } from "../machine/values/partOfText.ts";
import { asText, compared, nameIn, plainText } from "../machine/values/texts.ts";
import { partOfUrl } from "../clients/partOfUrl.ts";
import { resolved, sign, textIn, withoutSlash } from "../clients/urls.ts";
import { slice } from "../../places/written.ts";
import { joined, textOf, unknown, type Text, type Value } from "../machine/values/values.ts";
import type { Parts } from "./parts.ts";
import { newUri } from "./uris.ts";

/** Classes and static methods for texts. */
export const strings: Parts = {
  String: { made: ({ args }) => args[0]?.value ?? unknown, called: callString },
  MessageFormat: {
    called: (method, { args }, run) =>
      method === "format"
        ? printf(args[0]?.value, /\{(?<index>\d+)[^{}]*\}/g, { values: args.slice(1) }, run)
        : unknown,
  },
  StringUtils: { called: callStringUtils },
};

function callString(method: string, { args }: Call, run: Run): Value {
  const [first, second] = args;
  if (method === "format") {
    // A locale may come first.
    const isFirst = first?.value.kind === "text";
    const values = args.slice(isFirst ? 1 : 2);
    return printf((isFirst ? first : second)?.value, places, { values }, run);
  }
  if (method === "join") return joinedBy(args, run);
  return method === "valueOf" ? (first?.value ?? unknown) : unknown;
}

/** The placeholders of `String.format` and `"…".formatted`: `%s`, `%d`, `%2$s`. */
const places = /%(?:(?<percent>%)|(?:(?<at>\d+)\$)?[-+# 0,(]*\d*(?:\.\d+)?[a-zA-Z])/g;

function joinedBy([separator, ...parts]: readonly Arg[], run: Run): Value {
  const sep = plainText(separator?.value);
  const [list] = parts;
  if (separator === undefined || sep === undefined) return unknown;
  const values =
    parts.length === 1 && list?.value.kind === "list" && list.value.isComplete
      ? list.value.items.map((value) => ({ value, span: list.span }))
      : parts;
  const texts = values.map(({ value, span }) =>
    asText(value, { kind: "other", parts: [], ...span }, run),
  );
  return joined(
    texts.flatMap((text, index) => (index === 0 ? [text] : [sign(sep, separator.span), text])),
  );
}

/** Methods of texts. */
export function callText(self: Text, call: Call, run: Run): Value | undefined {
  const { path: name, args, at } = call;
  const [first, second] = args;
  const known = nameIn(self)?.text;
  const other = plainText(first?.value);
  const test = (holds: (a: string, b: string) => boolean): Value =>
    known === undefined || other === undefined
      ? unknown
      : { kind: "constant", value: holds(known, other) };
  switch (name) {
    case "trim":
    case "strip":
    case "stripIndent":
    case "stripTrailing":
    case "stripLeading":
    case "toString":
    case "intern":
    case "toURL":
    case "toURI":
    case "toUri":
    case "uri":
    case "url":
    case "normalize":
    case "build":
    case "encode":
    case "toASCIIString":
    case "toUriString":
    case "toExternalForm":
    case "getMimeType":
    case "name":
      return self;
    case "formatted":
      return printf(self, places, { values: args }, run);
    case "newBuilder":
      return newUri(self, at, run);
    case "concat":
      return joined([
        self,
        ...args.map(({ value, span }) => asText(value, { kind: "other", parts: [], ...span }, run)),
      ]);
    case "resolve":
      return (first && resolved(textIn(first.value), self, first.span)) ?? unknown;
    case "replace": {
      if (other === undefined || other === "") return unknown;
      const pattern = other.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      return filled(self, new RegExp(pattern, "g"), () => second, run);
    }
    case "replaceAll":
    case "replaceFirst":
      // `replaceAll("/$", "")` removes a trailing slash.
      return other !== undefined && /^\/[+*]?\$$/.test(other) ? withoutSlash(self) : unknown;
    case "substring":
      return part(self, args);
    case "equals":
    case "contentEquals":
      return first === undefined ? unknown : compared(self, first.value);
    case "equalsIgnoreCase":
      return test((a, b) => a.toLowerCase() === b.toLowerCase());
    case "startsWith":
      return args.length === 1 ? asValue(hasPart(self, other, "start")) : unknown;
    case "endsWith":
      return asValue(hasPart(self, other, "end"));
    case "contains":
      return asValue(hasPart(self, other, "anywhere"));
    case "host":
    case "getHost":
      return (args.length === 0 && partOfUrl(self, "host")) || unknown;
    case "isEmpty":
      return known === undefined ? unknown : { kind: "constant", value: known === "" };
    case "isBlank":
      return known === undefined ? unknown : { kind: "constant", value: known.trim() === "" };
    case "toLowerCase":
      return known === undefined ? unknown : changed(self, known.toLowerCase());
    case "toUpperCase":
      return known === undefined ? unknown : changed(self, known.toUpperCase());
    case "getBytes":
    case "length":
    case "indexOf":
    case "lastIndexOf":
    case "charAt":
    case "hashCode":
      return unknown;
    default:
      return undefined;
  }
}

function changed(self: Text, text: string): Value {
  return text === self.written.text ? self : textOf({ text, runs: [] });
}

function part(self: Text, [from, to]: readonly Arg[]): Value {
  const [start, end] = [from, to].map((arg) =>
    arg?.value.kind === "constant" && typeof arg.value.value === "number"
      ? arg.value.value
      : undefined,
  );
  if (
    start === undefined ||
    (to !== undefined && end === undefined) ||
    nameIn(self) === undefined
  ) {
    return unknown;
  }
  return textOf(slice(self.written, start, end ?? self.written.text.length));
}

/** `StringUtils.isBlank(text)` and the like, of Apache or Spring. */
function callStringUtils(method: string, { args }: Call): Value {
  const value = args[0]?.value;
  const isAbsent = value?.kind === "constant" && value.value === null;
  const text = isAbsent ? "" : plainText(value);
  if (text === undefined) return unknown;
  const isEmpty = /Blank|hasText/.test(method) ? text.trim() === "" : text === "";
  if (/^is(?:Blank|Empty)$/.test(method)) return { kind: "constant", value: isEmpty };
  return /^(?:isNot(?:Blank|Empty)|has(?:Text|Length))$/.test(method)
    ? { kind: "constant", value: !isEmpty }
    : unknown;
}
