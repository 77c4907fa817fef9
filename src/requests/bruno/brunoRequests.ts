import { bearerHeader } from "../bearerHeader.ts";
import type { Header, HttpRequest } from "../httpRequest.ts";
import type { HeaderSlot } from "../headerSlot.ts";
import { writesDoubleBraces } from "../http/httpFile.ts";
import { jsonBody } from "../json/jsonBody.ts";
import { lineEndOf, wholeLine } from "../places/textLines.ts";
import { assertsRefusal } from "../refusals/expectationIn.ts";
import { isRefusal } from "../refusals/refusalStatuses.ts";
import { urlValue } from "../urlValue.ts";
import { resolverOf, withVariables } from "../variables.ts";
import { valueOf, type Written } from "../places/written.ts";
import { type BruBlock, type BruRow, bruBlocks, bruRows } from "./bruBlocks.ts";

const methods = /^(?:get|post|put|patch|delete|head|options|connect|trace)$/;

/** The Content-Type that Bruno adds for each type of body. */
const types: Readonly<Record<string, string | undefined>> = {
  ...{ json: "application/json", text: "text/plain", xml: "application/xml" },
};

/**
 * The request of a Bruno file, or the headers in a folder's file. A request is never complete, since its folder may
 * add headers.
 */
export function brunoRequests(text: string): HttpRequest[] {
  const blocks = bruBlocks(text);
  const rowsOf = (wanted: string): readonly BruRow[] =>
    blocks.filter(({ name }) => name === wanted).flatMap((block) => bruRows(text, block));
  const http = blocks.find(({ name }) => methods.test(name));
  const list = blocks.find(({ name }) => name === "headers");
  const first = http ?? list;
  if (first === undefined) return [];
  const variables = rowsOf("vars:pre-request").map(({ name, value }) => [name, value] as const);
  const resolve = resolverOf(new Map(variables));
  const fill = (written: Written): Written => withVariables(written, resolve);
  const said = new Map(
    (http === undefined ? [] : bruRows(text, http)).map(({ name, value }) => [name, value]),
  );
  const [url, mode, kind] = [said.get("url"), said.get("auth")?.text, said.get("body")?.text];
  const body = kind === undefined ? undefined : blocks.find(({ name }) => name === `body:${kind}`);
  const tokens = mode === "bearer" ? rowsOf("auth:bearer") : [];
  const script = blocks.find(({ name }) => name === "script:pre-request");
  const headers = rowsOf("headers").map((row) => headerOf(text, row, fill));
  return [
    {
      form: { kind: "http" },
      client: "bruno",
      method: methodOf(http),
      url: url && urlValue(fill(url)),
      headers: [
        ...typeOf(body, kind),
        ...headers.filter(({ name }) => !isSetBy(text, script, name)),
        ...tokens
          .filter(({ name }) => name === "token")
          .map(({ nameSpan, value, line: { start, end } }) =>
            bearerHeader(fill(value), nameSpan, { start, end }),
          ),
      ],
      headersComplete: false,
      authorizationElsewhere: mode !== undefined && mode !== "none",
      body: body?.span,
      ...jsonBody(body && body.lines.map(({ start, end }) => text.slice(start, end)).join("\n")),
      span: { start: first.span.start, end: blocks.at(-1)?.span.end ?? text.length },
      headerSlot: slotOf(text, list, http),
      ...(isRefused(text, blocks) ? { refusalExpected: true } : {}),
      ...(writesDoubleBraces(text) ? { doubleBraces: true } : {}),
    },
  ];
}

function methodOf(http: BruBlock | undefined): HttpRequest["method"] {
  if (http === undefined) return { text: "", span: undefined };
  const { name, span } = http;
  return { text: name.toUpperCase(), span: { start: span.start, end: span.start + name.length } };
}

function headerOf(text: string, row: BruRow, fill: (written: Written) => Written): Header {
  const { name, nameSpan, line } = row;
  const isEmpty = row.value.text === "";
  const value = valueOf(fill(row.value));
  return { name, nameSpan, value, ...(isEmpty ? { lead: " " } : {}), span: wholeLine(text, line) };
}

function typeOf(body: BruBlock | undefined, kind: string | undefined): readonly Header[] {
  const type = kind === undefined ? undefined : types[kind];
  if (body === undefined || type === undefined) return [];
  const span = { start: body.span.start, end: body.span.start + body.name.length };
  const value = { kind: "known", text: type, span } as const;
  return [{ name: "Content-Type", nameSpan: span, value, implied: true, span }];
}

/** Whether one of its tests expects a refusal: `res.status: eq 406`. */
function isRefused(text: string, blocks: readonly BruBlock[]): boolean {
  return blocks.some((block) =>
    block.name === "assert"
      ? bruRows(text, block).some(
          ({ name, value }) =>
            name === "res.status" && isRefusal(value.text.replace(/^eq[ \t]+/, "")),
        )
      : block.name === "tests" && assertsRefusal(text.slice(block.span.start, block.span.end)),
  );
}

/** Whether a script changes a header: `req.setHeader("Accept", …)`. */
function isSetBy(text: string, script: BruBlock | undefined, name: string): boolean {
  if (script === undefined) return false;
  const code = text.slice(script.span.start, script.span.end);
  return /(?:set|delete)Headers?\(/.test(code) && code.toLowerCase().includes(name.toLowerCase());
}

/** The place for one more row, or for a new block after the request's. */
function slotOf(
  text: string,
  list: BruBlock | undefined,
  http: BruBlock | undefined,
): HeaderSlot | undefined {
  const lineEnd = lineEndOf(text);
  const last = list?.lines.at(-1);
  if (list !== undefined) {
    const offset = last?.end ?? text.indexOf("\n", list.span.start) - (lineEnd.length - 1);
    return { offset, before: `${lineEnd}  `, after: "" };
  }
  if (http === undefined) return undefined;
  const before = `${lineEnd}${lineEnd}headers {${lineEnd}  `;
  return { offset: http.span.end, before, separator: `${lineEnd}  `, after: `${lineEnd}}` };
}
