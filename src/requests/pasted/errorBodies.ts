import type { Span } from "../httpRequest.ts";
import type { ErrorBody } from "../extraction.ts";

const mention = /media_type_not_acceptable/g;
const errorsKey = /\\{0,8}["']errors\\{0,8}["']\s{0,20}:\s{0,20}\[/g;
const longestBody = 20_000;

/**
 * Intercom's error bodies, also in log lines, escaped inside other JSON, or as Python prints them; and mentions of
 * the error's code alone.
 */
export function errorBodies(text: string): ErrorBody[] {
  const found: ErrorBody[] = [];
  let from = 0;
  for (const match of text.matchAll(errorsKey)) {
    if (match.index < from) continue;
    const span = enclosingObject(text, match.index);
    if (span === undefined) continue;
    const bodies = bodiesIn(text.slice(span.start, span.end), span);
    if (bodies.length === 0) continue;
    for (const each of bodies) found.push(each);
    from = span.end;
  }
  const isTold = (at: number): boolean => {
    // Bodies and mentions are both in order.
    while (next < found.length && (found[next]?.span.end ?? 0) <= at) next++;
    return (found[next]?.span.start ?? Infinity) <= at;
  };
  let next = 0;
  const mentions = [...text.matchAll(mention)].filter(({ index }) => !isTold(index));
  const bare = mentions.map(({ index, 0: code }) => ({
    ...{ code, message: undefined, requestId: undefined },
    span: { start: index, end: index + code.length },
  }));
  return [...found, ...bare].sort((a, b) => a.span.start - b.span.start);
}

/** The object with the member `errors`; cut where the text ends. */
function enclosingObject(text: string, at: number): Span | undefined {
  let depth = 0;
  let start = at;
  for (const limit = Math.max(0, at - 1000); start > limit; start--) {
    const char = text[start - 1];
    if (char === "}" || char === "]") depth++;
    else if (char === "{" || char === "[") depth--;
    if (depth < 0) break;
  }
  if (depth >= 0 || text[start - 1] !== "{") return undefined;
  depth = 1;
  let end = start;
  for (const limit = Math.min(text.length, start + longestBody); end < limit && depth > 0; end++) {
    const char = text[end];
    if (char === "{") depth++;
    else if (char === "}") depth--;
  }
  return { start: start - 1, end };
}

function bodiesIn(body: string, span: Span): ErrorBody[] {
  const isIntercoms =
    body.includes("error.list") ||
    body.includes("media_type_not_acceptable") ||
    /request_id/.test(body);
  if (!isIntercoms) return [];
  const requestId = stringOf(body, "request_id");
  const codes = [...body.matchAll(/["'](?:code|type)\\{0,8}["']\s{0,20}:/g)];
  return codes.flatMap(({ index }, position) => {
    const part = body.slice(index, codes[position + 1]?.index);
    const code = stringOf(part, "code") ?? stringOf(part, "type");
    if (code === undefined || code === "error.list" || code === "error") return [];
    // The message may precede its code, after the previous error.
    const object = objectAround(body, index);
    return [{ code, message: stringOf(object, "message"), requestId, span }];
  });
}

/** The innermost braces around a place. */
function objectAround(body: string, at: number): string {
  const start = body.lastIndexOf("{", at);
  const end = body.indexOf("}", at);
  return body.slice(Math.max(0, start), end === -1 ? undefined : end);
}

/** The string under a key, whatever escapes are before the quotes. */
function stringOf(body: string, key: string): string | undefined {
  const open = new RegExp(`["']${key}\\\\{0,8}["']\\s{0,20}:\\s{0,20}(\\\\{0,8}["'])`).exec(body);
  const quote = open?.[1];
  if (open === null || quote === undefined) return undefined;
  const from = open.index + open[0].length;
  let end = body.indexOf(quote, from);
  // A quote with more backslashes is part of the string.
  while (end > 0 && body[end - 1] === "\\") end = body.indexOf(quote, end + 1);
  if (end === -1) return undefined;
  return body.slice(from, end).replace(/\\+(["'\\/])/g, "$1");
}
