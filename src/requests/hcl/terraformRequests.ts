import { placeholder } from "../curl/filledIn.ts";
import { findCommands } from "../curl/findCommands.ts";
import { lookedFor } from "../pasted/pasted.ts";
import type { Header, HttpRequest } from "../httpRequest.ts";
import type { HeaderItem, HeaderSlot } from "../headerSlot.ts";
import { indentAt } from "../json/jsonHeaders.ts";
import { jsonBody } from "../json/jsonBody.ts";
import { requestsInString } from "../places/requestsInString.ts";
import { lineEndOf } from "../places/textLines.ts";
import { urlValue } from "../urlValue.ts";
import { append, spanOf, valueOf, type Writer, type Written } from "../places/written.ts";
import type { HclAttribute, HclBlock, HclBody, HclEntry, HclExpression } from "./hclSyntax.ts";
import { keyOfHcl } from "./hclTexts.ts";
import { type HclMap, HclValues } from "./hclValues.ts";
import { readHcl } from "./readHcl.ts";

/** The requests of a Terraform file: of its provider `http`, and of commands that it runs. */
export function terraformRequests(text: string): HttpRequest[] {
  const { body, quoted, heredocs } = readHcl(text);
  const values = new HclValues(text, body, false);
  const usual = new HclValues(text, body, true);
  const mayRun = ({ span }: HclExpression): boolean =>
    program.test(text.slice(span.start, span.end));
  return [
    ...body.blocks
      .filter(isHttp)
      .flatMap((block) => requestOf({ text, values, usual }, block) ?? []),
    ...quoted
      .filter(mayRun)
      .flatMap((each) =>
        requestsInString(filledIn(usual.textOf(each)), { kind: "json" }, (part) =>
          findCommands(part, "posix"),
        ),
      ),
    ...heredocs.flatMap((each) =>
      requestsInString(filledIn(usual.textOf(each)), undefined, lookedFor),
    ),
  ];
}

const program = /(?<![\w.-])(?:curl|wget|https?|xhs?)(?:\.exe)?[ \t]/;

/** Terraform substitutes interpolations before a shell sees the command, in any quotes. */
function filledIn({ text, runs }: Written): Written {
  const writer: Writer = { text: "", runs: [] };
  for (const run of runs) {
    const { at, length } = run;
    const part = text.slice(at, at + length);
    const isFilled = run.variable === true && length > 2;
    append(writer, { text: isFilled ? placeholder(part) : part, runs: [{ ...run, at: 0 }] });
  }
  return writer;
}

function isHttp({ words }: HclBlock): boolean {
  const [type = "", source] = words;
  return source === "http" && /^(?:data|ephemeral|resource)$/.test(type);
}

interface Reading {
  readonly text: string;
  readonly values: HclValues;
  /** Values with variables' defaults, which tell whom a request is for. */
  readonly usual: HclValues;
}

function requestOf(reading: Reading, { body, span }: HclBlock): HttpRequest | undefined {
  const { text, values, usual } = reading;
  const valueOfName = (name: string): HclExpression | undefined => named(body, name)?.value;
  const [url, method, given, sent] = [
    ...["url", "method", "request_headers", "request_body"].map(valueOfName),
  ];
  if (url === undefined) return undefined;
  const map = given && values.mapOf(given);
  return {
    form: { kind: "hcl" },
    client: "terraform",
    method: method === undefined ? { text: "GET", span: undefined } : methodOf(values, method),
    url: urlValue(usual.textOf(url), url.span),
    headers: map === undefined ? [] : headersOf(values, map),
    headersComplete: map?.isComplete ?? true,
    authorizationElsewhere: false,
    body: sent?.span,
    ...bodyOf(values, sent),
    span,
    headerSlot: slotOf(text, body, map),
  };
}

function named({ attributes }: HclBody, name: string): HclAttribute | undefined {
  return attributes.find((attribute) => attribute.name === name);
}

function methodOf(values: HclValues, method: HclExpression): HttpRequest["method"] {
  const written = values.textOf(method);
  const isKnown = valueOf(written).kind === "known";
  return { text: isKnown ? written.text.toUpperCase() : written.text, span: spanOf(written) };
}

function bodyOf(values: HclValues, sent: HclExpression | undefined): Pick<HttpRequest, "jsonBody"> {
  if (sent?.kind === "call" && sent.name === "jsonencode") return { jsonBody: true };
  return jsonBody(sent && values.textOf(sent).text);
}

function headersOf(values: HclValues, { entries }: HclMap): readonly Header[] {
  return entries.flatMap(({ key, isBare, value, element }): Header[] => {
    const name = keyOfHcl(key);
    if (name === undefined) return [];
    const { start, end } = key.span;
    const nameSpan = isBare
      ? { start, end }
      : { start: start + 1, end: Math.max(start + 1, end - 1) };
    const run = {
      at: 0,
      length: name.length,
      span: nameSpan,
      quote: isBare ? "key" : "double",
    } as const;
    return [
      {
        ...{ name, nameSpan, nameRuns: [run] },
        value: valueOf(values.textOf(value)),
        span: { start: element.start, end: element.end },
        element,
      },
    ];
  });
}

/** The place for one more entry of the headers map, or for a new map. */
function slotOf(
  text: string,
  { attributes }: HclBody,
  map: HclMap | undefined,
): HeaderSlot | undefined {
  if (map === undefined) {
    const last = attributes.findLast(({ name }) => name === "url" || name === "method");
    const indent = last && indentAt(text, last.span.start);
    if (last === undefined || indent === undefined) return undefined;
    const line = `${lineEndOf(text)}${indent}`;
    return {
      offset: last.span.end,
      before: `${line}request_headers = {${line}  `,
      ...{ separator: `${line}  `, after: `${line}}`, item: itemOf("key", 0) },
    };
  }
  const last = map.object?.entries.at(-1);
  if (map.object === undefined) return undefined;
  if (last === undefined) {
    const offset = map.object.span.start + 1;
    return { offset, before: " ", separator: ", ", after: " ", item: itemOf("key", 0) };
  }
  const { start, end } = last.element;
  const indent = indentAt(text, start);
  const before = indent === undefined ? ", " : `${lineEndOf(text)}${indent}`;
  const isQuoted = map.object.entries.every(({ isBare }) => !isBare);
  const width = indent === undefined ? 0 : widthOf(text, last);
  return { offset: end, before, after: "", item: itemOf(isQuoted ? "none" : "key", width) };
}

function itemOf(nameQuote: "key" | "none", width: number): HeaderItem {
  return { open: "", between: " = ", close: "", nameQuote, widths: [width, 0] };
}

/** The width of a key up to its `=`, as these are aligned. */
function widthOf(text: string, { element, value }: HclEntry): number {
  const between = text.slice(element.start, value.span.start);
  return Math.max(0, between.lastIndexOf(" ="));
}
