import type { DetachedHeaders, Header, HttpRequest, Span } from "../httpRequest.ts";
import { writesDoubleBraces } from "./httpFile.ts";
import { jsonBody } from "../json/jsonBody.ts";
import { isMeantAsHeader } from "../curl/misplaced.ts";
import { lineEndOf, linesOf, wholeLine, type Line } from "../places/textLines.ts";
import { urlValue } from "../urlValue.ts";
import { type Resolve, resolverOf, withVariables } from "../variables.ts";
import { known, slice, trim, valueOf, verbatim, type Written } from "../places/written.ts";
import { isRefusedInHurl } from "../refusals/isRefusedInHttpFile.ts";

/** An entry of a Hurl file, as lines. */
interface Entry {
  readonly first: Line;
  readonly headers: Line[];
  /** The lines of its sections: `[Query]`, `[Options]`. */
  readonly sections: Map<string, Line[]>;
  body: Span | undefined;
  /** The expected response. */
  answer: Span | undefined;
}

const requestLine = /^([A-Z]{3,20})[ \t]+((?:https?:|\{\{).*)$/;
const answerLine = /^HTTP(?:\/[\d.]+)?(?:[ \t]|$)/;
const sectionLine = /^[ \t]*\[([A-Za-z]+)\][ \t]*(?:#.*)?$/;
const pair = /^([ \t]*)([^\s:{}"[\]#`]+)[ \t]*:/;
const fence = /^[ \t]*```/;

/** The requests of a Hurl file, between which are expected responses. */
export function hurlRequests(text: string): HttpRequest[] {
  const doubled = writesDoubleBraces(text) ? ({ doubleBraces: true } as const) : {};
  return entriesOf(text).map((entry) => ({ ...requestOf(text, entry), ...doubled }));
}

/** Splits a file into entries; what follows a response line is about the response. */
function entriesOf(text: string): readonly Entry[] {
  const entries: Entry[] = [];
  let part: "headers" | "section" | "body" | "answer" = "answer";
  let isFenced = false;
  let section: Line[] = [];
  for (const line of linesOf(text, text.startsWith("\ufeff") ? 1 : 0)) {
    const said = text.slice(line.start, Math.min(line.end, line.start + 2000));
    if (fence.test(said)) isFenced = !isFenced;
    const entry = entries.at(-1);
    const isBegun = !isFenced && !answerLine.test(said) && requestLine.test(said);
    if (isBegun) {
      entries.push({
        first: line,
        headers: [],
        sections: new Map(),
        body: undefined,
        answer: undefined,
      });
      part = "headers";
    } else if (entry === undefined || isBlank(said, isFenced)) continue;
    else if (part === "answer" || (!isFenced && answerLine.test(said))) {
      part = "answer";
      entry.answer = { start: entry.answer?.start ?? line.start, end: line.end };
    } else if (part === "body")
      entry.body = { start: entry.body?.start ?? line.start, end: line.end };
    else {
      const [, name] = sectionLine.exec(said) ?? [];
      if (name !== undefined) {
        section = [];
        entry.sections.set(name, section);
        part = "section";
      } else if (pair.test(said)) (part === "headers" ? entry.headers : section).push(line);
      else {
        entry.body = { start: line.start, end: line.end };
        part = "body";
      }
    }
  }
  return entries;
}

function isBlank(said: string, isFenced: boolean): boolean {
  return !isFenced && /^[ \t]*(?:#|$)/.test(said);
}

function requestOf(text: string, { first, headers, sections, body, answer }: Entry): HttpRequest {
  const whole = text.slice(first.start, first.end);
  const [, method = "", target = ""] = requestLine.exec(whole) ?? [];
  const start = first.start + whole.length - target.length;
  const options = (sections.get("Options") ?? []).map((line) => rowOf(text, line, nothing));
  const resolve = resolverOf(variablesOf(options));
  const url = withoutRemark(verbatim(text, { start, end: first.end }));
  const own = headers.map((line) => rowOf(text, line, resolve));
  const isJson =
    body !== undefined && /^[ \t]*(?:[{[]|```json)/.test(text.slice(body.start, body.end));
  const isTyped = own.some(({ name }) => name.toLowerCase() === "content-type");
  const last = [first, ...headers, ...[...sections.values()].flat()].reduce((a, b) =>
    a.end < b.end ? b : a,
  );
  const at = headers.at(-1) ?? first;
  return {
    form: { kind: "http" },
    client: "hurl",
    method: { text: method, span: { start: first.start, end: first.start + method.length } },
    url: urlValue(withVariables(url, resolve)),
    headers: [...own, ...(isJson && !isTyped ? [typeOf(body)] : [])],
    headersComplete: options.every(({ name }) => name !== "header"),
    authorizationElsewhere:
      sections.has("BasicAuth") ||
      options.some(({ name }) => /^(?:user|aws-sigv4|netrc)/.test(name)),
    body,
    ...jsonBody(body && text.slice(body.start, body.end).replace(/^\s*```json\s*/, "")),
    span: { start: first.start, end: Math.max(last.end, body?.end ?? 0) },
    headerSlot: { offset: at.end, before: lineEndOf(text), after: "" },
    ...inQuery(text, sections, resolve),
    ...(answer !== undefined && isRefusedInHurl(text.slice(answer.start, answer.end))
      ? { refusalExpected: true }
      : {}),
  };
}

const nothing: Resolve = () => undefined;

/** The variables that an entry's options define: `variable: host=https://…`. */
function variablesOf(options: readonly Header[]): ReadonlyMap<string, Written> {
  const found = new Map<string, Written>();
  for (const { name, value } of options) {
    const said = value.kind === "known" ? value.text : value.source;
    const [, variable, text] = /^([\w-]+)=(.*)$/.exec(name === "variable" ? said : "") ?? [];
    if (variable !== undefined && text !== undefined) {
      const by = /^".*"$/.test(text) ? 1 : 0;
      const written = { text: said, runs: value.runs ?? [] };
      found.set(variable, slice(written, said.length - text.length + by, said.length - by));
    }
  }
  return found;
}

function rowOf(text: string, line: Line, resolve: Resolve): Header {
  const said = text.slice(line.start, line.end);
  const [whole = "", indent = "", name = ""] = pair.exec(said) ?? [];
  const start = line.start + indent.length;
  const written = withoutRemark(
    verbatim(text, { start: line.start + whole.length, end: line.end }),
  );
  const isEmpty = written.text === "";
  return {
    ...{ name, nameSpan: { start, end: start + name.length } },
    value: isEmpty ? known(written) : valueOf(withVariables(written, resolve)),
    ...(isEmpty ? { lead: " " } : {}),
    span: wholeLine(text, line),
  };
}

/** The value without a trailing comment. */
function withoutRemark(written: Written): Written {
  const at = written.text.search(/[ \t]#/);
  return trim(at === -1 ? written : slice(written, 0, at));
}

/** The Content-Type that Hurl adds for a JSON body. */
function typeOf(span: Span): Header {
  const value = { kind: "known", text: "application/json", span } as const;
  return { name: "Content-Type", nameSpan: span, value, implied: true, span };
}

/** Headers put among the query parameters by mistake. */
function inQuery(
  text: string,
  sections: ReadonlyMap<string, readonly Line[]>,
  resolve: Resolve,
): Pick<HttpRequest, "detached"> {
  const lines = ["Query", "QueryStringParams"].flatMap((name) => sections.get(name) ?? []);
  const detached = lines
    .map((line) => rowOf(text, line, resolve))
    .filter(({ name, value }) =>
      isMeantAsHeader(name, value.kind === "known" ? value.text : value.source),
    )
    .map((header): DetachedHeaders => ({
      ...{ headers: [header], because: "inQuery", span: header.span },
    }));
  return detached.length === 0 ? {} : { detached };
}
