import type { Span } from "../httpRequest.ts";
import type { QuotePrefix } from "./quotedFence.ts";
import { lineAt, linesOf, type Line } from "../places/textLines.ts";

/** A part of a document: prose, or what a fence holds. */
export interface MarkdownPart {
  readonly start: number;
  readonly end: number;
  /** What the fence's info string begins with; undefined for prose. */
  readonly language: string | undefined;
  /** The line prefix of a fence inside a quote. */
  readonly quote: QuotePrefix;
}

const fence =
  /^((?:[ \t]|>|(?:[-*+]|\d{1,9}[.)])[ \t]){0,40})(`{3,}|~{3,})[ \t]*([^\s`{]*)([^`]*)$/;

/** Comments of HTML, MDX and Liquid, which the rendered document does not show. */
const comments = [
  { opens: /<!--/g, closes: "-->", isHtml: true },
  { opens: /\{\/\*/g, closes: "*/}", isHtml: false },
  { opens: /\{%-?[ \t]*comment[ \t]*-?%\}/g, closes: "endcomment", isHtml: false },
] as const;

/** A link definition to nowhere, which is used as a comment. */
const definition = /^[ \t>]{0,40}\[[^\]\n]{1,500}\]:[ \t]*(?:#|<#?>)[ \t]+(["'(])/;
const titleEnds: Readonly<Record<string, RegExp>> = {
  '"': /"[ \t]*(?=\r?\n|$)/g,
  "'": /'[ \t]*(?=\r?\n|$)/g,
  "(": /\)[ \t]*(?=\r?\n|$)/g,
};
const paragraphEnd = /\n[ \t>]{0,40}\r?\n/g;

/** The next place of a text, or match of a pattern, from a place on; Infinity if there is none. */
type Find = (sought: RegExp | string, from: number) => number;

/** Searches that only move forward, so that no text is searched twice for a pattern. */
function finderIn(text: string): Find {
  const found = new Map<RegExp | string, number>();
  return (sought, from) => {
    const last = found.get(sought) ?? -1;
    if (last >= from) return last;
    const at = placeOf(sought, text, from);
    found.set(sought, at);
    return at;
  };
}

function placeOf(sought: RegExp | string, text: string, from: number): number {
  if (typeof sought === "string") {
    const at = text.indexOf(sought, from);
    return at < 0 ? Infinity : at;
  }
  sought.lastIndex = from;
  return sought.exec(text)?.index ?? Infinity;
}

/** The parts of a document, comments left out. */
export function* partsOf(text: string): Generator<MarkdownPart> {
  let start = 0;
  let open: Fence | undefined;
  const find = finderIn(text);
  for (const line of linesOf(text)) {
    if (line.start < start) continue;
    const comment = open === undefined ? commentAt(text, line, find) : undefined;
    if (comment !== undefined) {
      yield { start, end: comment.start, language: undefined, quote: undefined };
      start = comment.end;
      continue;
    }
    if (line.end - line.start > 1000) continue;
    const written = text.slice(line.start, line.end);
    const opens = open === undefined ? fenceIn(written) : undefined;
    if (opens === undefined && (open === undefined || !closesFence(written, open))) continue;
    yield { start, end: line.start, language: open?.language, quote: open?.quote };
    open = opens;
    start = line.next;
  }
  yield { start, end: text.length, language: open?.language, quote: open?.quote };
}

/** A fence that has not ended yet. */
interface Fence extends Pick<MarkdownPart, "quote"> {
  readonly mark: string;
  readonly language: string;
}

/** Liquid's tag for code. */
const highlight = /^[ \t]*\{%-?[ \t]*highlight[ \t]+(\S+)[^%]*%\}[ \t]*$/;
const highlightEnd = /^[ \t]*\{%-?[ \t]*endhighlight[ \t]*-?%\}/;

function fenceIn(line: string): Fence | undefined {
  const [, ofLiquid] = highlight.exec(line) ?? [];
  if (ofLiquid !== undefined)
    return { mark: "highlight", language: ofLiquid.toLowerCase(), quote: undefined };
  const [, before = "", mark, word = "", rest = ""] = fence.exec(line) ?? [];
  if (mark === undefined) return undefined;
  const quote = /^[ \t>]*>[ \t>]*$/.test(before) ? before : undefined;
  return { mark, language: languageOf(word, rest).toLowerCase(), quote };
}

/** The language, where a file name, options or classes are next to it. */
function languageOf(word: string, rest: string): string {
  const [, ofClass] =
    /^\{[^{}]*?\.(?!(?:number-?lines|line-?numbers|linenos)\b)([\w#+-]+)/i.exec(
      word === "" ? rest : "",
    ) ?? [];
  return ofClass ?? word.replace(/[:,].*$/, "");
}

function closesFence(line: string, { mark }: Fence): boolean {
  if (mark === "highlight") return highlightEnd.test(line);
  const [, , own, word = "", rest = ""] = fence.exec(line) ?? [];
  return own?.startsWith(mark) === true && word === "" && rest.trim() === "";
}

/** A comment that begins on a line, or a link definition used as one. */
function commentAt(text: string, line: Line, find: Find): Span | undefined {
  const whole = text.slice(line.start, Math.min(line.end, line.start + 1000));
  const [{ length } = "", mark = ""] = definition.exec(whole) ?? [];
  const closing = titleEnds[mark];
  const titleEnd = closing === undefined ? Infinity : find(closing, line.start + length);
  if (titleEnd < find(paragraphEnd, line.start)) {
    return { start: line.start, end: lineAt(text, titleEnd).next };
  }
  for (const { opens, closes, isHtml } of comments) {
    const at = [...whole.matchAll(opens)].at(-1)?.index;
    // Inside a code span it is text.
    if (at === undefined || whole.slice(0, at).split("`").length % 2 === 0) continue;
    const start = line.start + at;
    const end = find(closes, start);
    if (end < line.end) return { start, end: end + closes.length };
    const beginsLine = whole.slice(0, at).trim() === "";
    const isClosed = end < Infinity;
    if (isClosed && (beginsLine || end < find(paragraphEnd, line.end))) {
      return { start, end: lineAt(text, end).next };
    }
    // An unclosed HTML comment goes to the end of the document.
    if (!isClosed && isHtml && beginsLine) return { start, end: text.length };
  }
  return undefined;
}

/** The languages of all fences in a text. */
export function fencesOf(text: string): readonly string[] {
  return [...partsOf(text)].flatMap(({ language }) => language ?? []);
}
