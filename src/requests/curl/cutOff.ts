import { findCommands } from "./findCommands.ts";
import type { DetachedHeaders, Header, HttpRequest } from "../httpRequest.ts";
import type { TextEdit } from "../extraction.ts";
import { shifted } from "../places/shifted.ts";

/** What ends a multi-line command early: a missing continuation sign, blanks after it, or a blank line. */
const brokenLine = /^[ \t]*(?:(?:\\[ \t]+)?\r?\n(?:[ \t]*\r?\n)?|\\\r?\n[ \t]*\r?\n)(?=[ \t]*-)/;

/** An address without quotes whose `&` ends the command for the shell. */
const brokenUrl = /^(&[\w.~%=&+-]*)[ \t]*\\\r?\n(?=[ \t]*-)/;

/** A line end that an export has escaped, so that the following options are part of a word. */
const escapedEnd = /\\\\n\s*-/;

const headerOption = /^[ \t]*(?:-[A-Za-z]+[ \t=].{0,200})?(?:-H|--header)\b/;

/** Put before loose options so that they can be read as a command. */
const beginning = "curl https://a.io ";

/** How far ahead the rest of a command is searched, in characters and in lines. */
const longest = 4000;
const mostLines = 20;
/** How far back from a command's end blanks and a continuation sign are searched. */
const longestEnd = 100;

/** Adds the headers on the lines after a curl command that ended early, as `detached`. */
export function withCutOff(request: HttpRequest, text: string): HttpRequest {
  const { form, span, detached = [] } = request;
  if (form.kind !== "curl" || form.shell !== "posix") return request;
  const own = text.slice(span.start, Math.min(span.end, span.start + longest));
  if (escapedEnd.test(own)) return { ...request, headersComplete: false };
  // A continuation sign with a blank after it reads as a word.
  const ending = text.slice(Math.max(span.start, span.end - longestEnd), span.end);
  const end = span.end - (/[ \t]*\\?[ \t]*(?:\r?\n[ \t]*)?$/.exec(ending)?.[0].length ?? 0);
  const behind = text.slice(end, end + longest);
  const [whole, tail] = brokenUrl.exec(behind) ?? brokenLine.exec(behind) ?? [];
  if (whole === undefined) return request;
  const from = end + whole.length;
  const { headers, isOne } = optionsIn(text.slice(from, from + longest), from);
  const [first, last] = [headers[0], headers.at(-1)];
  if (first === undefined || last === undefined) return request;
  const repair = isOne ? repairOf(request, { end, whole, tail, text }) : undefined;
  const lost: DetachedHeaders = {
    ...{ headers, because: tail === undefined ? "behindLine" : "behindSign" },
    span: { start: first.span.start, end: last.span.end },
    ...(repair === undefined ? {} : { repair }),
  };
  return { ...request, detached: [...detached, lost] };
}

/** The headers in lines of loose options, and whether all these lines belong to one command. */
function optionsIn(text: string, at: number): { headers: readonly Header[]; isOne: boolean } {
  const headers: Header[] = [];
  let from = 0;
  let count = 0;
  while (count < mostLines && headerOption.test(text.slice(from))) {
    const [found, another] = findCommands(`${beginning}${text.slice(from)}`, "posix");
    if (found === undefined || another?.span.start === 0) break;
    for (const header of shifted(found, at + from - beginning.length).headers) headers.push(header);
    from += found.span.end - beginning.length;
    count++;
    const next = /^[ \t]*\r?\n/.exec(text.slice(from));
    if (next === null) break;
    from += next[0].length;
  }
  return { headers: headers.filter(({ implied }) => implied !== true), isOne: count === 1 };
}

/** The edit that restores the command: a continuation sign, or quotes around the address. */
function repairOf(
  { url, surroundings = [] }: HttpRequest,
  {
    end,
    whole,
    tail,
    text,
  }: Record<"whole" | "text", string> & {
    readonly end: number;
    readonly tail: string | undefined;
  },
): readonly TextEdit[] | undefined {
  if (tail === undefined) {
    const feed = whole.includes("\r") ? "\r\n" : "\n";
    // The indentation is written anew.
    const indents = surroundings.map((each) => (each.kind === "indent" ? each.indent.length : 0));
    const next = indents.reduce((sum, length) => sum + length, end + whole.length);
    return [{ span: { start: end, end: next }, text: ` \\${feed}` }];
  }
  if (url?.kind !== "known" || url.span.end !== end) return undefined;
  const behind = end + tail.length;
  const address = text.slice(url.span.start, behind);
  // Within quotes, a backslash would become a part of the address.
  if (address.includes("\\")) return undefined;
  // Single quotes would keep variables from being filled in.
  const quote = /[$`]/.test(address) ? '"' : "'";
  return [url.span.start, behind].map((at) => ({ span: { start: at, end: at }, text: quote }));
}
