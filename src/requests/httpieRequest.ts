import { curlSlot } from "./curlSlot.ts";
import { isMoreElsewhere } from "./curlUrl.ts";
import type { Header, HttpRequest } from "./httpRequest.ts";
import { type Argument, type ProgramOptions, readArguments } from "./readArguments.ts";
import type { ShellCommand } from "./shellCommand.ts";
import { urlValue } from "./urlValue.ts";
import { known, slice, spanOf, valueOf } from "./written.ts";

const letters: Readonly<Record<string, string>> = {
  ...{ a: "auth", A: "auth-type", o: "output", p: "print", P: "history-print", s: "style" },
};

/** Options of HTTPie that take an argument. */
const withArgument = new Set(
  `auth auth-type output print history-print style boundary cert cert-key cert-key-pass ciphers default-scheme
  format-options max-headers max-redirects pretty proxy raw response-charset response-mime session
  session-read-only ssl timeout verify`.split(/\s+/),
);

const options: ProgramOptions = {
  ofLetter(letter) {
    const name = letters[letter] ?? letter;
    return { name, takesArgument: withArgument.has(name) };
  },
  ofName: (name) => ({ name, takesArgument: withArgument.has(name) }),
};

/** What parts an item's name from its value: that which stands first decides. */
const separator = /:=@|==|:=|=@|=|:@|:|;$|@/;

/** The request of an HTTPie command: `http [METHOD] URL [ITEM …]`. */
export function httpieRequests(command: ShellCommand): HttpRequest[] {
  const given = readArguments(command.words, options);
  const words = given.filter(({ option }) => option === undefined);
  const [first, second] = words;
  if (first?.value === undefined) return [];
  const hasMethod = /^[A-Za-z]+$/.test(first.value.text) && second !== undefined;
  const [place, ...items] = hasMethod ? words.slice(1) : words;
  if (place?.value === undefined || !/[/.:$]/.test(place.value.text)) return [];
  const url = urlValue(place.value);
  const read = items.map((item) => readItem(item));
  const headers = read.flatMap((item) => (typeof item === "object" ? [item] : []));
  const body =
    items[read.indexOf("body")]?.value ?? given.find(({ option }) => option === "raw")?.value;
  // A word that is a variable may become any item.
  const isOpen = read.includes("elsewhere") || isMoreElsewhere(given, url);
  const marked = given.map((one) => ({
    ...one,
    option: headers.some(({ span }) => span === one.span) ? "header" : one.option,
  }));
  return [
    {
      form: { kind: "command", program: "httpie", shell: command.shell },
      client: body === undefined ? "httpie" : "httpieJson",
      method: hasMethod
        ? { text: first.value.text.toUpperCase(), span: spanOf(first.value) }
        : { text: body === undefined ? "GET" : "POST", span: undefined },
      url,
      headers: [...headers, ...impliedBy(command, given, body !== undefined)],
      headersComplete: !isOpen && !given.some(({ option }) => /^session/.test(option ?? "")),
      authorizationElsewhere: given.some(({ option }) => option === "auth"),
      body: body && spanOf(body),
      span: { start: command.name.start, end: given.at(-1)?.span.end ?? command.name.end },
      headerSlot: { ...curlSlot(command, command.name, marked, headers), quote: "none" },
    },
  ];
}

/** A header, something that makes a body, or something that may be anything; undefined for a query. */
function readItem({ value, span }: Argument): Header | "body" | "elsewhere" | undefined {
  if (value === undefined) return undefined;
  const isVariable = value.runs.length > 0 && value.runs.every((run) => run.variable);
  const match = separator.exec(value.text);
  if (match === null || isVariable) return isVariable ? "elsewhere" : undefined;
  const [sign] = match;
  if (sign === "==") return undefined;
  if (sign !== ":" && sign !== ":@" && sign !== ";") return "body";
  const name = slice(value, 0, match.index);
  if (name.runs.some((run) => run.variable)) return "elsewhere";
  const named = { name: name.text, nameSpan: spanOf(name), nameRuns: name.runs, span };
  const rest = slice(value, match.index + sign.length, value.text.length);
  if (sign === ":@") {
    return { ...named, value: { kind: "unknown", source: rest.text, span: spanOf(rest) } };
  }
  if (sign === ";") return { ...named, value: known(rest), lead: ":" };
  return rest.text === ""
    ? { ...named, value: known(rest), removes: true }
    : { ...named, value: valueOf(rest) };
}

/** With a body HTTPie says that it is JSON, unless it is told that it is a form. */
function impliedBy(
  { name }: ShellCommand,
  given: readonly Argument[],
  hasBody: boolean,
): readonly Header[] {
  const isForm = given.some(({ option }) => /^(?:f|form|multipart)$/.test(option ?? ""));
  if (!hasBody || isForm) return [];
  const text = "application/json";
  const runs = [{ at: 0, length: text.length, span: name, quote: "none" }] as const;
  return [
    {
      name: "Content-Type",
      nameSpan: name,
      value: known({ text, runs }),
      implied: true,
      span: name,
    },
  ];
}
