import { contentOf, readHeaderLines, type HeaderLines } from "./headerLines.ts";
import type { HttpRequest, Span } from "../httpRequest.ts";
import { jsonBody } from "../json/jsonBody.ts";
import { areOfAnswer, isKnownHeader, tells } from "../knownHeaders.ts";
import { lineAt, type Line } from "../places/textLines.ts";
import { urlOfTarget } from "../urlValue.ts";
import { verbatim } from "../places/written.ts";

/** A request line, or OkHttp's log of one. */
const requestLine =
  /^(?:-->[ \t]+)?(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t]+(\S+)(?:[ \t]+(HTTP\/\d(?:\.\d)?|h(?:2|ttp\/\d(?:\.\d)?)))?$/;
const statusLine = /^(?:<?[ \t]*HTTP\/\d(?:\.\d)?|<--)[ \t]+\d{3}\b/;

/**
 * Requests as sent over the wire, and blocks of header lines without a request line. Such a block needs `fewest`
 * known headers.
 */
export function rawRequests(text: string, fewest = 2): HttpRequest[] {
  const requests: HttpRequest[] = [];
  let next = text.startsWith("\ufeff") ? 1 : 0;
  while (next < text.length) {
    const line = lineAt(text, next);
    next = line.next;
    const content = contentOf(text, line);
    // No request or header has a longer line.
    if (content.start === content.end || content.end - content.start > 20_000) continue;
    const part = text.slice(content.start, content.end);
    if (statusLine.test(part)) {
      next = afterBlock(text, line.next);
      continue;
    }
    const match = requestLine.exec(part);
    const [, method, target, protocol] = match ?? [];
    if (method !== undefined && target !== undefined) {
      const head = readHeaderLines(text, line.next, text.length, line);
      const isPath = target.startsWith("/");
      const isBare = protocol === undefined && !/^https?:\/\//i.test(target);
      const hasHeaders = head.headers.some(({ name }) => isKnownHeader(name));
      if (isBare && !hasHeaders) continue;
      const start = content.start + part.indexOf(target, method.length);
      const url = verbatim(text, { start, end: start + target.length });
      const from = content.start + part.indexOf(method);
      requests.push({
        ...requestOf(head, from),
        // In prose, a method and address alone name an endpoint, and pasted lines may be torn apart.
        headersComplete: head.complete && (fewest === 1 || hasHeaders),
        form: { kind: isPath || protocol !== undefined ? "raw" : "http" },
        client: isPath || protocol !== undefined ? "unknown" : "httpRunner",
        method: { text: method, span: { start: from, end: from + method.length } },
        url: urlOfTarget(url, head.headers),
        ...sentAfter(text, head),
      });
      next = head.next;
    } else if (part.includes(":") && part.indexOf(":") < 100) {
      const head = readHeaderLines(text, line.start, text.length, line);
      if (isRequestBlock(head, fewest)) requests.push(requestOf(head, content.start));
      next = Math.max(head.next, line.next);
    }
  }
  return requests;
}

/** Whether a block of headers is a request's: enough known names, one of them telling, none of responses only. */
function isRequestBlock({ headers }: HeaderLines, fewest: number): boolean {
  return (
    headers.filter(({ name }) => isKnownHeader(name)).length >= fewest &&
    headers.some(({ name }) => tells(name)) &&
    !areOfAnswer(headers)
  );
}

function requestOf(head: HeaderLines, start: number): HttpRequest {
  return {
    form: { kind: "raw" },
    client: "unknown",
    method: { text: "", span: undefined },
    url: undefined,
    headers: head.headers,
    headersComplete: head.complete,
    authorizationElsewhere: false,
    body: undefined,
    span: { start, end: head.end },
    headerSlot: head.slot,
  };
}

/** What follows the headers: a body, and the response. */
function sentAfter(
  text: string,
  head: HeaderLines,
): Pick<HttpRequest, "body" | "jsonBody" | "accepted"> {
  const body = bodyAfter(text, head);
  return {
    body,
    ...jsonBody(body && text.slice(body.start, body.end)),
    ...(/^[23]/.test(statusAfter(text, head.next)) ? { accepted: true } : {}),
  };
}

/** How many lines ahead the response is searched. */
const farthest = 50;

/** The status of the response in the output of `curl -v`. A guide's may be made up. */
function statusAfter(text: string, from: number): string {
  let next = from;
  for (let count = 0; count < farthest && next < text.length; count++) {
    const line = lineAt(text, next);
    const part = text.slice(line.start, Math.min(line.end, line.start + 200)).trim();
    const [, status = ""] = /^(?:<[ \t]*HTTP\/\d(?:\.\d)?|<--)[ \t]+(\d{3})\b/.exec(part) ?? [];
    if (status !== "" && !status.startsWith("1")) return status;
    if (status === "" && !/^(?:[*{}<>]|-->|$)/.test(part)) return "";
    next = line.next;
  }
  return "";
}

function bodyAfter(text: string, head: HeaderLines): Span | undefined {
  if (head.headers.length === 0 || head.next >= text.length) return undefined;
  const line = lineAt(text, lineAt(text, head.next).next);
  const first = text.slice(line.start, line.start + 1);
  return first === "{" || first === "[" ? { start: line.start, end: line.end } : undefined;
}

function afterBlock(text: string, from: number): number {
  let line: Line = lineAt(text, from);
  while (line.next > line.start && line.start < text.length) {
    const said = text.slice(line.start, Math.min(line.end, line.start + 200));
    if (/^[ \t<>]*$/.test(said)) break;
    if (/^[ \t]*-->/.test(said)) return line.start;
    line = lineAt(text, line.next);
  }
  return line.next;
}
