import { headersBehindBlank } from "./behindBlank.ts";
import { findCommands } from "../curl/findCommands.ts";
import { contentOf, readHeaderLines } from "./headerLines.ts";
import type { HttpRequest, Span } from "../httpRequest.ts";
import { jsonBody } from "../json/jsonBody.ts";
import { shifted } from "../places/shifted.ts";
import { lineAt, linesOf, type Line } from "../places/textLines.ts";
import { urlOfTarget } from "../urlValue.ts";
import { resolverOf, withVariables, type Resolve } from "../variables.ts";
import { append, slice, trim, verbatim, type Writer, type Written } from "../places/written.ts";
import { isRefusedInHttpFile } from "../refusals/isRefusedInHttpFile.ts";

const methods =
  "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|CONNECT|TRACE|LOCK|UNLOCK|PROPFIND|PROPPATCH|COPY|MOVE|MKCOL|REPORT|SEARCH|PURGE|LIST|GRAPHQL";
const startOfRequest = new RegExp(`^(?:(${methods})[ \\t]+)?(?=\\S)`, "i");
const protocol = /[ \t]HTTP\/[\d.]{1,4}$/i;
const urlAlone = /^(?:https?:\/\/|\{\{)/i;
const definition = /^@([^\s=]+)[ \t]*=[ \t]*(.*)$/;

/** The requests of a `.http` or `.rest` file, as REST Client and httpYac read it. */
export function httpFileRequests(text: string): HttpRequest[] {
  const resolve = resolverOf(definitionsOf(text));
  const braces = writesDoubleBraces(text) ? ({ doubleBraces: true } as const) : {};
  const requests: HttpRequest[] = [];
  for (const block of blocksOf(text)) {
    const first = firstLineOf(text, block);
    if (first === undefined) continue;
    const content = contentOf(text, first);
    if (/^(?:\$[ \t]+)?curl(?:\.exe)?[ \t]/.test(text.slice(content.start, content.start + 20))) {
      const curl = findCommands(text.slice(first.start, block.end));
      requests.push(...curl.slice(0, 1).map((request) => shifted(request, first.start)));
      continue;
    }
    const request = requestAt(text, block, first, resolve);
    if (request !== undefined) requests.push({ ...request, ...braces });
  }
  return requests;
}

/** Whether a line of requests that is no comment has a `{{name}}` in it. */
export function writesDoubleBraces(text: string): boolean {
  return /^(?![ \t]*(?:#|\/\/)).*\{\{[^{}\n]{1,500}\}\}/m.test(text);
}

function definitionsOf(text: string): Map<string, Written> {
  const definitions = new Map<string, Written>();
  for (const line of linesOf(text)) {
    if (text[line.start] !== "@" || line.end - line.start > 20_000) continue;
    const [, name, value] = definition.exec(text.slice(line.start, line.end)) ?? [];
    if (name !== undefined && value !== undefined) {
      definitions.set(
        name,
        unquoted(trim(verbatim(text, { start: line.end - value.length, end: line.end }))),
      );
    }
  }
  return definitions;
}

function unquoted(written: Written): Written {
  const isQuoted = /^(["'])(.*)\1$/.test(written.text);
  return isQuoted ? slice(written, 1, written.text.length - 1) : written;
}

/** The stretches between lines of `###`. */
function* blocksOf(text: string): Generator<Span> {
  let start = text.startsWith("\ufeff") ? 1 : 0;
  for (const line of linesOf(text, start)) {
    if (!text.startsWith("###", line.start)) continue;
    yield { start, end: line.start };
    start = line.next;
  }
  yield { start, end: text.length };
}

/** The first line that is no comment, definition, directive or script. */
function firstLineOf(text: string, block: Span): Line | undefined {
  let script: string | undefined;
  for (const line of linesOf(text, block.start, block.end)) {
    const start = text.slice(line.start, Math.min(line.end, line.start + 300)).trim();
    const last = text.slice(Math.max(line.start, line.end - 10), line.end).trim();
    if (script !== undefined) {
      if (last.endsWith(script)) script = undefined;
    } else if (/^[<>]\s*\{%/.test(start)) {
      if (!last.endsWith("%}")) script = "%}";
    } else if (/^\{\{(?:[@+]\w*|\^)?$/.test(start)) {
      script = "}}";
    } else if (!/^(?:$|#|\/\/|@|import\s|run\s|[<>?]{1,2}\s)/.test(start)) {
      return line;
    }
  }
  return undefined;
}

function requestAt(
  text: string,
  block: Span,
  first: Line,
  resolve: Resolve,
): HttpRequest | undefined {
  const content = contentOf(text, first);
  if (content.end - content.start > 100_000) return undefined;
  const whole = text.slice(content.start, content.end);
  const [before = "", method] = startOfRequest.exec(whole) ?? [];
  const suffix = protocol.exec(whole.slice(-12))?.[0].length ?? 0;
  const target = whole.slice(before.length, whole.length - suffix).trimEnd();
  if (target === "" || (method === undefined && !urlAlone.test(target))) return undefined;
  const isWire = target.startsWith("/") && suffix > 0;
  const start = content.start + before.length;
  const read = (span: Span): Written => withVariables(verbatim(text, span), resolve);
  const url: Writer = { text: "", runs: [] };
  append(url, read({ start, end: start + target.length }));
  let line = first;
  for (let next = first.next; next < block.end; next = line.next) {
    const more = lineAt(text, next);
    const part = contentOf(text, more);
    if (part.start === part.end || !"?&".includes(text.charAt(part.start))) break;
    append(url, read(part));
    line = more;
  }
  const head = readHeaderLines(text, line.next, block.end, line, { read, lenient: true });
  const isRead = /^(?:GET|HEAD)$/i.test(method ?? "GET");
  const lost = headersBehindBlank(text, { start: head.next, end: block.end }, { read, isRead });
  const body = bodyOf(text, { start: lost?.next ?? head.next, end: block.end });
  const methodSpan = { start: content.start, end: content.start + (method?.length ?? 0) };
  return {
    form: { kind: isWire ? "raw" : "http" },
    client: "httpRunner",
    method: {
      text: method?.toUpperCase() ?? "GET",
      span: method === undefined ? undefined : methodSpan,
    },
    url: urlOfTarget(url, head.headers),
    headers: head.headers,
    headersComplete: head.complete,
    authorizationElsewhere: false,
    body,
    ...jsonBody(body && text.slice(body.start, body.end)),
    span: { start: content.start, end: body?.end ?? lost?.detached.span.end ?? head.end },
    headerSlot: head.slot,
    ...(lost === undefined ? {} : { detached: [lost.detached] }),
    ...(isRefusedInHttpFile(text.slice(head.next, block.end)) ? { refusalExpected: true } : {}),
  };
}

/** The body after the headers, up to a response script or a recorded response. */
function bodyOf(text: string, block: Span): Span | undefined {
  let start: number | undefined;
  let end = block.start;
  for (const line of linesOf(text, block.start, block.end)) {
    const part = text.slice(line.start, Math.min(line.end, line.start + 200)).trim();
    if (/^(?:>>?!?\s|>\s*\{%|HTTP\/\d|\?\?\s|\{\{[@+]?)/.test(part) && !/^\{\{.+\}\}/.test(part))
      break;
    if (part === "") continue;
    start ??= line.start;
    end = line.end;
  }
  return start === undefined ? undefined : { start, end };
}
