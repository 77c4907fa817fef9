import { basicHeaders } from "./basicHeaders.ts";
import { curlSlot } from "./curlSlot.ts";
import { isMoreElsewhere } from "./curlUrl.ts";
import { beginsFilledIn, isFilledIn } from "./filledIn.ts";
import type { DetachedHeaders, Header, HttpRequest } from "../httpRequest.ts";
import { tells } from "../knownHeaders.ts";
import { type Argument, type ProgramOptions, readArguments, spanOfValue } from "./readArguments.ts";
import type { ShellCommand } from "../shell/shellCommand.ts";
import { urlValue } from "../urlValue.ts";
import {
  append,
  known,
  slice,
  spanIn,
  spanOf,
  valueOf,
  write,
  type Writer,
  type Written,
} from "../places/written.ts";

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

/** The separator between an item's name and value: the first one counts. */
const separator = /:=@|==|:=|=@|=|:@|:|;$|@/;

/** The request of an HTTPie command: `http [METHOD] URL [ITEM …]`. */
export function httpieRequests(command: ShellCommand): HttpRequest[] {
  const given = readArguments(command.words, options);
  const all = given.filter(({ option }) => option === undefined);
  // Leading variables may stand for options.
  const begin = Math.max(
    0,
    all.findIndex((word) => !isVariable(word)),
  );
  const words = isCall(all[begin]) ? all.slice(begin) : all;
  const [first, second] = words;
  if (first?.value === undefined) return [];
  const hasMethod = /^[A-Za-z]+$/.test(first.value.text) && second !== undefined;
  const [place, ...items] = hasMethod ? words.slice(1) : words;
  if (place?.value === undefined || !/[/.:$]/.test(place.value.text)) return [];
  const scheme = given.findLast(({ option }) => option === "default-scheme")?.value?.text;
  const written = withScheme(place.value, scheme ?? schemeOf(command.program));
  const url = urlValue(withQuery(written, items), spanOfValue(place));
  const read = items.map((item) => readItem(item));
  const headers = read.flatMap((item) => (typeof item === "object" ? [item] : []));
  const body = items[read.indexOf("body")] ?? given.find(({ option }) => option === "raw");
  const isForm = given.some(({ option }) => /^(?:f|form|multipart)$/.test(option ?? ""));
  const detached = items.flatMap(misplaced);
  // A word that is a variable may be any item.
  const isOpen =
    read.includes("elsewhere") || words.length < all.length || isMoreElsewhere(given, url);
  const marked = given.map((one) => {
    const option = headers.some(({ span }) => span === one.span) ? "header" : one.option;
    // Items are added after the URL, not after the method.
    return { ...one, option: hasMethod && one === first ? "method" : option };
  });
  return [
    {
      form: { kind: "command", program: "httpie", shell: command.shell },
      client: body === undefined || isForm ? "httpie" : "httpieJson",
      method: hasMethod
        ? { text: first.value.text.toUpperCase(), span: spanOfValue(first) }
        : { text: body === undefined ? "GET" : "POST", span: undefined },
      url,
      headers: [
        ...headers,
        ...(body === undefined || isForm ? [] : [calledJson(command)]),
        ...authorizedBy(given, headers),
      ],
      headersComplete: !isOpen && !given.some(({ option }) => /^session/.test(option ?? "")),
      authorizationElsewhere: given.some(({ option }) => option === "auth"),
      body: body && spanOfValue(body),
      ...(isForm && read.includes("body") ? { formBody: true } : {}),
      span: { start: command.name.start, end: given.at(-1)?.span.end ?? command.name.end },
      headerSlot: { ...curlSlot(command, command.name, marked, headers), quote: "none" },
      ...(detached.length === 0 ? {} : { detached }),
    },
  ];
}

function isVariable({ value }: Argument): boolean {
  return value?.runs.length === 1 && value.runs[0]?.variable === true;
}

/** Whether a word is a method, or a URL with a scheme. */
function isCall(word: Argument | undefined): boolean {
  return /^(?:[A-Z]{3,7}$|https?:)/.test(word?.value?.text ?? "");
}

/** The header that `--auth` sends, unless another scheme is chosen. */
function authorizedBy(given: readonly Argument[], written: readonly Header[]): readonly Header[] {
  const type = given.find(({ option }) => option === "auth-type")?.value?.text ?? "basic";
  return type === "basic" ? basicHeaders(given, "auth", written) : [];
}

/** `xhs` and `https` are names that choose the scheme. */
function schemeOf(program: string): string {
  return /s$/.test(program) ? "https" : "http";
}

/** Completes a host as HTTPie does. */
function withScheme(url: Written, scheme: string): Written {
  const isWhole = /^[a-z][a-z0-9+.-]*:\/\//i.test(url.text);
  if (isWhole || url.runs[0]?.variable === true || url.text.startsWith(":")) return url;
  const writer: Writer = { text: "", runs: [] };
  const { start } = spanOf(url);
  write(writer, `${scheme}://`, { start, end: start });
  append(writer, url);
  return writer;
}

/** `name==value` is a parameter of the query. */
function withQuery(url: Written, items: readonly Argument[]): Written {
  const writer: Writer = { text: url.text, runs: [...url.runs] };
  const { end } = spanOf(url);
  for (const { value } of items) {
    const match = value === undefined ? null : separator.exec(value.text);
    if (value === undefined || match?.[0] !== "==") continue;
    write(writer, writer.text.includes("?") ? "&" : "?", { start: end, end });
    append(writer, slice(value, 0, match.index + 1));
    append(writer, slice(value, match.index + 2, value.text.length));
  }
  return writer;
}

/** Headers written as fields or query parameters by mistake: `Accept=…`. */
function misplaced({ value }: Argument): readonly DetachedHeaders[] {
  const match = value === undefined ? null : separator.exec(value.text);
  if (value === undefined || match === null || !/^==?$/.test(match[0])) return [];
  const name = slice(value, 0, match.index);
  const sign = spanOf(slice(value, match.index, match.index + match[0].length));
  if (!tells(name.text) || name.runs.some(({ variable }) => variable)) return [];
  const rest = valueOf(slice(value, match.index + match[0].length, value.text.length));
  const span = spanOf(value);
  const header = { name: name.text, nameSpan: spanOf(name), value: rest, span };
  const because = match[0] === "=" ? "inBody" : "inQuery";
  return [{ headers: [header], because, span, repair: [{ span: sign, text: ":" }] }];
}

/** What one item is: a header, a part of the body, or unknown ("elsewhere"); undefined for a query parameter. */
function readItem(argument: Argument): Header | "body" | "elsewhere" | undefined {
  const { value, span, place } = argument;
  if (value === undefined) return undefined;
  const isVariable = value.runs.length > 0 && value.runs.every((run) => run.variable);
  const match = separator.exec(value.text);
  if (match === null || isVariable) {
    return isVariable || beginsFilledIn(value.text) ? "elsewhere" : undefined;
  }
  const [sign] = match;
  if (sign === "==") return undefined;
  if (sign !== ":" && sign !== ":@" && sign !== ";") return "body";
  const name = slice(value, 0, match.index);
  if (name.runs.some((run) => run.variable) || isFilledIn(name.text)) return "elsewhere";
  const named = { name: name.text, nameSpan: spanOf(name), nameRuns: name.runs, span };
  const rest = slice(value, match.index + sign.length, value.text.length);
  if (sign === ":@") {
    return { ...named, value: { kind: "unknown", source: rest.text, span: spanOf(rest) } };
  }
  if (sign === ";") {
    // A new value replaces the semicolon.
    const { runs } = slice(value, match.index, match.index + 1);
    const empty = { text: "", runs: runs.map((run) => ({ ...run, length: 0 })) };
    return { ...named, value: known(empty), lead: ":" };
  }
  return rest.text === ""
    ? { ...named, value: known(rest), removes: true }
    : { ...named, value: valueOf(rest, spanIn(rest, place)) };
}

/** The Content-Type that HTTPie sends with a body, unless `--form` is given. */
function calledJson({ name }: ShellCommand): Header {
  const text = "application/json";
  const runs = [{ at: 0, length: text.length, span: name, quote: "none" }] as const;
  return {
    name: "Content-Type",
    nameSpan: name,
    value: known({ text, runs }),
    implied: true,
    span: name,
  };
}
